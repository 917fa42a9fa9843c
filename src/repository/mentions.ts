import type { Repository } from '../model/analyzer.ts';

/** Files that tell people of a variable, or give it a value, and read none. */
const NO_READER =
  /(\.(md|mdx|txt|rst|adoc|lock|svg|map|snap)|(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.env[\w.-]*|[\w.-]*\.env))$/i;
/** Where a deployment file itself hands the variable on: `$$KEY`, `${KEY}`, `$(KEY)` in a command line. */
const HANDED_ON = /\$+[({]?([A-Za-z_]\w*)/g;
const TOKEN = /[A-Za-z_][\w.:-]*/g;
/** Programs that find settings by a prefix, by the fields of a class, or by names that they make up. */
const MADE_UP =
  /process\.env\[\s*[^'"\s\]]|process\.env\[`|Object\.(keys|entries)\(process\.env|BaseSettings|env_prefix|os\.environ\.(items|keys|copy)|dict\(os\.environ|envconfig|AutomaticEnv|env\.Parse|os\.Environ\(|EnvironmentVariables|Env\.prefixed|figment|config::Environment|getenv\(\$|ENV\[[^'"]/;
const BINDING_LANGUAGE = /\.(java|kt|kts|scala|groovy|cs|fs|vb)$/;

/**
 * Says of a name whether any file uses it, where `givers` are the files in which deployments give it a value. In any spelling; where
 * programs make up names or bind them to fields, also a name that only its end is found of counts as used.
 */
export function mentionsIn(repository: Repository, givers: ReadonlySet<string>): (name: string) => boolean {
  const words = new Set<string>();
  let isMadeUp = false;
  for (const path of repository.paths) {
    if (NO_READER.test(path)) continue;
    const text = repository.read(path)?.text ?? '';
    const found = givers.has(path) ? [...text.matchAll(HANDED_ON)].map(([, name]) => name ?? '') : tokensOf(text);
    for (const word of found) words.add(plain(word));
    isMadeUp ||= BINDING_LANGUAGE.test(path) || MADE_UP.test(text);
  }
  return (name) => endsOf(name, isMadeUp).some((each) => words.has(plain(each)));
}

/** `process.env.ORDERS_URL` is each of its parts, and all of it. */
function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].flatMap(([token]) => [token, ...token.split(/[.:]+/)]);
}

function plain(word: string): string {
  return word.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** `SHOP_ORDERS_URL`, and where names are made up `ORDERS_URL` and `URL`. */
function endsOf(name: string, isMadeUp: boolean): readonly string[] {
  const parts = name.split(/_+/).filter((part) => part !== '');
  return isMadeUp ? parts.map((_, index) => parts.slice(index).join('_')) : [name];
}
