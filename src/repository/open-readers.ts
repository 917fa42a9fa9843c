/** A name that is written out: `'ORDERS_URL'`. */
const NAME = String.raw`['"\`][\w.-]{1,200}['"\`]`;
const GAP = String.raw`\s{0,40}`;
const IN_BRACKETS = String.raw`(?:\?\.)?\[${GAP}${NAME}${GAP}\]`;
/** Both stand behind the word, so that they are asked only where it is found. */
const ASKED_FOR = String.raw`(?<!${NAME}\s{1,5}(?:not\s{1,5})?in\s{1,5}[\w.?]{1,30})`;
const IMPORTED = String.raw`(?<!\bimport[\w, (]{1,200})`;

/** https://nodejs.org/api/process.html#processenv, of which `env.NAME` and `env['NAME']` name what they read. */
const OBJECT = new RegExp(
  String.raw`\b(?:process\??\.env|Bun\.env|import\.meta\.env)\b${ASKED_FOR}(?!${GAP}\??\.${GAP}(?!hasOwnProperty\b)[A-Za-z_$]|${IN_BRACKETS})`,
  'g',
);
/** `process` in other hands: `{ env } = process`, `import { env } from 'node:process'`, `process[name]`. */
const HANDED_PROCESS =
  /[=(]\s{0,9}process\s{0,9}(?:[;,)\r\n]|$)|\bprocess\s{0,5}\[|\bprocess\s{1,5}as\b|[}]\s{0,9}(?:from|=\s{0,9}require\()\s{0,9}['"](?:node:)?process['"]/;
const SCRIPT = /\.([cm]?[jt]sx?|vue|svelte|astro)$/;
/** https://docs.python.org/3/library/os.html#os.environ */
const MAPPING = new RegExp(
  String.raw`\benvironb?\b${ASKED_FOR}${IMPORTED}(?!${IN_BRACKETS}|\.(?:get|pop|setdefault)\(${GAP}${NAME}${GAP}[,)])|\bimport[\w, (]{1,200}\b(?:environ|getenv)\s{1,5}as\b`,
);
/** Functions that are asked for one name; those without any give all. */
const FUNCTION = new RegExp(
  String.raw`\b(?:(?:secure_)?getenvb?|Getenv|LookupEnv|System\.(?:get|fetch)_env!?|env::var(?:_os)?|Deno\.env\.get|GetEnvironmentVariable[AW]?)${IMPORTED}(?![\w!]|${GAP}\(${GAP}${NAME}${GAP}[,)])`,
);
/** https://docs.ruby-lang.org/en/master/ENV.html, https://www.php.net/manual/en/reserved.variables.environment.php */
const RUBY = new RegExp(
  String.raw`\bENV\b(?!${IN_BRACKETS}|\.(?:fetch|key\?|has_key\?|include\?|delete)[( ]${GAP}${NAME}(?!${GAP}[+%]))`,
);
const RUBY_FILE = /(\.(rb|ru|rake|erb|gemspec)|(^|\/)(Rakefile|Gemfile))$/;
const ELSEWHERE = new RegExp(String.raw`\bENV\[(?!${GAP}${NAME}${GAP}\])|\$_(?:ENV|SERVER)\b(?!${IN_BRACKETS})|\$\{!\w`);
const LONGEST_PATTERN = 2000;

/**
 * Whether a text takes in the environment as a whole, or reads of it what it does not write out: `environ[name]`, `{ ...process.env }`,
 * `os.LookupEnv(key)`. Such a program may read anything.
 */
export function readsOpenly(path: string, text: string): boolean {
  if (SCRIPT.test(path) && HANDED_PROCESS.test(text)) return true;
  if (RUBY_FILE.test(path) && RUBY.test(text)) return true;
  if (MAPPING.test(text) || FUNCTION.test(text) || ELSEWHERE.test(text)) return true;
  return [...text.matchAll(OBJECT)].some(({ index }) => !namesParts(text.slice(Math.max(0, index - LONGEST_PATTERN), index)));
}

/** `const { ORDERS_URL, PORT = '80' } =`, without `...rest` and `[name]`. */
function namesParts(before: string): boolean {
  if (!/\}\s{0,9}=\s{0,9}$/.test(before.slice(-20))) return false;
  const start = before.lastIndexOf('{');
  return start >= 0 && !/\.\.\.|\[/.test(before.slice(start));
}
