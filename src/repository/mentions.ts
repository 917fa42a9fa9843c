import type { Repository } from '../model/analyzer.ts';
import type { FindNames } from '../model/naming.ts';
import { readsOpenly } from './open-readers.ts';

/** Files that tell people of a variable, or give it a value, and read none. */
const NO_READER =
  /(\.(md|mdx|txt|rst|adoc|lock|svg|map|snap)|(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.env[\w.-]*|[\w.-]*\.env))$/i;
/** Where a deployment file itself hands the variable on: `$$KEY`, `${KEY}`, `$(KEY)` in a command line. */
const HANDED_ON = /\$[({]?([A-Za-z_]\w*)/g;
const TOKEN = /[A-Za-z_][\w.:-]*/g;
/** Programs that find settings by a prefix, by the fields of a class, or by names that they make up. */
const MADE_UP =
  /process\.env\[\s*[^'"\s\]]|process\.env\[`|Object\.(keys|entries)\(process\.env|BaseSettings|env_prefix|os\.environ\.(items|keys|copy)|dict\(os\.environ|envconfig|AutomaticEnv|env\.Parse|os\.Environ\(|EnvironmentVariables|Env\.prefixed|figment|config::Environment|getenv\(\$|ENV\[[^'"]/;
/** The same where only the one name matters: sections that libraries fill from a prefix. */
const MADE_UP_ELSEWHERE =
  /ENV\.(to_h|each|select)|env\(\s*\$|env::vars|from_env\(|from_prefixed_env|Sanic\(|dynaconf|runtimeConfig|env\.(Provider|NewSource)\(|conf\.Parse\(|WithEnvVarPrefix|SetEnvPrefix|DefaultEnvars|Deno\.env\.toObject/;
const MANIFEST =
  /(^|\/)(package\.json|requirements[\w.-]*\.(txt|in)|pyproject\.toml|Pipfile|setup\.(py|cfg)|go\.mod|Gemfile|composer\.json|Cargo\.toml|mix\.exs|deno\.jsonc?)$/;
const MEDIA =
  /\.(png|jpe?g|gif|webp|ico|bmp|pdf|woff2?|ttf|otf|eot|mp[34]|wav|ogg|webm|mov|zip|gz|xlsx?|docx?|pptx?|drawio|db|sqlite3?|pyc|DS_Store)$/i;
/** Ends and beginnings that names are put together with, in a text or beside what is put in: `${part}_URL`, `"ORDERS_" + kind`, `"%s_URL"`. */
const END = /(?<=['"`)}>]|%[a-z])_{1,9}[A-Za-z0-9]\w{0,100}/g;
const BEGINNING = /(?<!\w)[A-Za-z]\w{0,100}_(?=['"`$#%{<])/g;
/** Parts that are shorter say nothing. */
const SHORTEST_PART = 3;
const LONGEST_NAME = 200;
/** Parts of a text that are longer are not copied out of it (V8 makes slices of 13 characters and more). */
const LONGEST_REMEMBERED = 12;
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
    for (const word of wordsOf(text, givers.has(path))) words.add(plain(word));
    isMadeUp ||= BINDING_LANGUAGE.test(path) || MADE_UP.test(text);
  }
  return (name) => endsOf(name, isMadeUp).some((each) => words.has(plain(each)));
}

/**
 * Says which files name a setting, and which may read one that they do not name. A text that names are put together with (`${part}_URL`)
 * names all that end or begin so at a `_`.
 */
export function namesIn(repository: Repository): FindNames {
  return (names, givers) => {
    const by = new Map([...names].map((name) => [name, new Set<string>()]));
    const open: string[] = [];
    const manifests = new Map<string, ReadonlySet<string>>();
    const namedBy = namesByText(by.keys());
    const note = (path: string, text: string | undefined) => {
      if (text === undefined || mayMakeUp(path, text)) open.push(path);
      for (const name of namedBy(text ?? '', givers.has(path))) by.get(name)?.add(path);
    };
    for (const path of repository.paths.filter((each) => !MEDIA.test(each))) {
      const isManifest = MANIFEST.test(path);
      if (NO_READER.test(path) && !isManifest) continue;
      const text = repository.read(path)?.text;
      if (isManifest) manifests.set(path, new Set(text?.match(TOKEN)));
      note(path, text);
      repository.release?.(path);
    }
    return { by, open, manifests };
  };
}

function mayMakeUp(path: string, text: string): boolean {
  return BINDING_LANGUAGE.test(path) || MADE_UP.test(text) || MADE_UP_ELSEWHERE.test(text) || readsOpenly(path, text);
}

/** The names that a text has, in any spelling, and those that are put together with a part in it that ends or begins at a `_`. */
function namesByText(names: Iterable<string>): (text: string, isGiver: boolean) => readonly string[] {
  const [wholes, beginnings, ends] = [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()];
  for (const name of names) {
    put(wholes, plain(name), name);
    for (const { index } of name.slice(0, LONGEST_NAME).matchAll(/(?<=[^_])_+(?=[^_])/g)) {
      put(beginnings, plain(name.slice(0, index)), name);
      put(ends, plain(name.slice(index)), name);
    }
  }
  const ofToken = rememberedNames((token) => find(wholes, [token, ...token.split(/[.:]+/)]));
  const parts = (text: string, pattern: RegExp) =>
    (text.match(pattern) ?? []).filter((part) => plain(part).length >= SHORTEST_PART);
  return (text, isGiver) => {
    if (isGiver) return find(wholes, wordsHandedOn(text));
    const whole = (text.match(TOKEN) ?? []).flatMap(ofToken);
    return [...whole, ...find(beginnings, parts(text, BEGINNING)), ...find(ends, parts(text, END))];
  };
}

function find(table: ReadonlyMap<string, readonly string[]>, words: readonly string[]): readonly string[] {
  return [...new Set(words.map(plain))].flatMap((word) => table.get(word) ?? []);
}

/** The same words stand in many files; a long one would keep the text of its file in memory. */
function rememberedNames(namesOf: (token: string) => readonly string[]): (token: string) => readonly string[] {
  const remembered = new Map<string, readonly string[]>();
  return (token) => {
    if (token.length > LONGEST_REMEMBERED) return namesOf(token);
    const known = remembered.get(token);
    if (known) return known;
    const names = namesOf(token);
    remembered.set(token, names.length === 0 ? NONE : names);
    return names;
  };
}

const NONE: readonly string[] = [];

function put(table: Map<string, string[]>, key: string, name: string): void {
  const names = table.get(key);
  if (names) names.push(name);
  else table.set(key, [name]);
}

function wordsOf(text: string, isGiver: boolean): readonly string[] {
  return isGiver ? wordsHandedOn(text) : tokensOf(text);
}

function wordsHandedOn(text: string): readonly string[] {
  return [...text.matchAll(HANDED_ON)].map(([, name]) => name ?? '');
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
