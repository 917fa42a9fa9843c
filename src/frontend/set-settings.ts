import type { Repository } from '../model/analyzer.ts';

/** Files that give settings their values: manifests, pipelines, `.env` files, images. */
const SETS_SETTINGS =
  /\.(ya?ml|env|toml|tf|tfvars|properties|conf|tpl|gotmpl)$|(^|\/)(\.env[^/]*|Dockerfile[^/]*|[^/]*\.Dockerfile|Procfile)$/;
const LOCK_FILE = /(^|\/)(pnpm-lock|yarn|package-lock)[^/]*$/;

type Texts = Pick<Repository, 'paths' | 'read'>;

/** What files that deploy the system say of settings, as the engine asks it. They are read when it first asks. */
export function givenSettings(repository: Texts) {
  return { isSet: settingsIn(repository), given: () => textsGiven(repository) };
}

/** Whether any file that deploys the system mentions a setting by its name, or beside it one value. */
function settingsIn(repository: Texts): (key: string, value?: string) => boolean {
  let lines: ReadonlyMap<string, readonly string[]> | undefined;
  return (key, value) => {
    lines ??= linesByWord(repository);
    return (lines.get(key) ?? []).some((line) => value === undefined || line.includes(value));
  };
}

/** https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production: where it runs, and not what. */
const ENVIRONMENTS = /^(NODE|APP|BABEL|RAILS)_ENV$/;
/** `KEY: text`, `KEY=text`, `{ KEY: text, … }`, `KEY: ${OTHER:-text}` */
const PAIR =
  /\b([A-Z][A-Z\d_]{1,60})["']?[ \t]*[:=][ \t]*["']?(?:\$\{\w{1,60}:?-)?([A-Za-z][\w.-]{0,40})\}?["']?[ \t\r]*(?=[,}\]#]|$)/gm;
/** `ENV KEY text`: https://docs.docker.com/reference/dockerfile/#env */
const ENV = /^[ \t]*(?:ENV|env)[ \t]+([A-Z][A-Z\d_]{1,60})[ \t]+["']?([A-Za-z][\w.-]{0,40})["']?[ \t\r]*$/gm;
/** `name: KEY` with `value: text` on the next line or on the same. */
const NAMED =
  /\bname["']?\s*[:=]\s*["']?([A-Z][A-Z\d_]{1,60})["']?[\s,]{1,80}["']?value["']?\s*[:=]\s*["']?([A-Za-z][\w.-]{0,40})\b/g;

/** The words that files which deploy the system give settings as their whole values, by the names of the settings. */
function textsGiven(repository: Texts): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const text of settingTexts(repository))
    for (const pattern of [PAIR, ENV, NAMED])
      for (const [, key = '', word = ''] of text.replace(COMMENT, '').matchAll(pattern))
        if (!ENVIRONMENTS.test(key)) found.set(key, (found.get(key) ?? new Set<string>()).add(word));
  return found;
}

const COMMENT = /^[ \t]*(?:#|\/\/).*$/gm;

function* settingTexts(repository: Texts): Generator<string> {
  for (const path of repository.paths)
    if (SETS_SETTINGS.test(path) && !LOCK_FILE.test(path)) yield repository.read(path)?.text ?? '';
}

function linesByWord(repository: Texts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const text of settingTexts(repository))
    for (const line of text.split('\n'))
      for (const [word] of line.slice(0, 2000).matchAll(/[A-Za-z_]\w{1,100}/g)) {
        const lines = found.get(word);
        if (lines) lines.push(line);
        else found.set(word, [line]);
      }
  return found;
}
