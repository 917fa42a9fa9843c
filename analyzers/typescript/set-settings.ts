import type { Repository } from '../../src/sdk/index.ts';

/** Files that give settings their values: manifests, pipelines, `.env` files, images. */
const SETS_SETTINGS =
  /\.(ya?ml|env|toml|tf|tfvars|properties|conf|tpl)$|(^|\/)(\.env[^/]*|Dockerfile[^/]*|[^/]*\.Dockerfile|Procfile)$/;
const LOCK_FILE = /(^|\/)(pnpm-lock|yarn|package-lock)[^/]*$/;

/** Whether any file that deploys the system mentions a setting by its name, or beside it one value. Reads them when first asked. */
export function settingsIn(repository: Repository): (key: string, value?: string) => boolean {
  let lines: ReadonlyMap<string, readonly string[]> | undefined;
  return (key, value) => {
    lines ??= linesByWord(repository);
    return (lines.get(key) ?? []).some((line) => value === undefined || line.includes(value));
  };
}

function linesByWord(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of repository.paths) {
    if (!SETS_SETTINGS.test(path) || LOCK_FILE.test(path)) continue;
    for (const line of repository.read(path)?.text.split('\n') ?? [])
      for (const [word] of line.slice(0, 2000).matchAll(/[A-Za-z_]\w{1,100}/g))
        found.set(word, [...(found.get(word) ?? []), line]);
  }
  return found;
}
