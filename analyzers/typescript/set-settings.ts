import type { Repository } from '../../src/sdk/index.ts';

/** Files that give settings their values: manifests, pipelines, `.env` files, images. */
const SETS_SETTINGS =
  /\.(ya?ml|env|toml|tf|tfvars|properties|conf|tpl)$|(^|\/)(\.env[^/]*|Dockerfile[^/]*|[^/]*\.Dockerfile|Procfile)$/;
const LOCK_FILE = /(^|\/)(pnpm-lock|yarn|package-lock)[^/]*$/;

/** Whether any file that deploys the system mentions a setting by its name. Reads them when first asked. */
export function settingsIn(repository: Repository): (key: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (key) => {
    words ??= wordsOf(repository);
    return words.has(key);
  };
}

function wordsOf(repository: Repository): ReadonlySet<string> {
  const words = new Set<string>();
  for (const path of repository.paths) {
    if (!SETS_SETTINGS.test(path) || LOCK_FILE.test(path)) continue;
    for (const [word] of repository.read(path)?.text.matchAll(/[A-Za-z_]\w{1,100}/g) ?? []) words.add(word);
  }
  return words;
}
