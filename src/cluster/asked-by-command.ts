/** A request that a command line makes by `curl` or `wget`. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** As it is written. */
  readonly word: string;
}

const TOKEN = /\\\r?\n|(\n|&&|\|\||[;|&()])|((?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|\\.|\$\(\w{1,100}\)|\$(?!\()|[^\s"'\\;|&()$])+)/g;
const LONGEST = 20_000;

/** The commands of a script of a shell, each as its words without quotes. */
export function commandsOfShell(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  const withoutComments = script.slice(0, LONGEST).replace(/^[ \t]*#.*$/gm, '');
  for (const [, end, word] of withoutComments.matchAll(TOKEN)) {
    if (end !== undefined) commands.push([]);
    if (word !== undefined) commands.at(-1)?.push(unquoted(word));
  }
  return commands;
}

function unquoted(word: string): string {
  return word.replace(
    /"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'|\\(.)/g,
    (_, double?: string, single?: string, plain?: string) => double ?? single ?? plain ?? '',
  );
}

const BEFORE = /^(if|!|until|while|then|do|else|elif|time|exec|env|nohup|sudo|\{|\w+=.*)$/;

/** Options whose value is the next word. https://curl.se/docs/manpage.html, https://www.gnu.org/software/wget/manual/wget.html */
const LETTERS: Readonly<Record<string, string>> = { curl: 'AbcCdDeEFHKmoPQrtTuUwxXyYz', wget: 'aABDeiIloOPQRtTUwX' };
const VALUED = new RegExp(
  `^--(cacert|capath|cert|cert-type|ciphers|config|connect-timeout|connect-to|continue-at|cookie|cookie-jar|data(-\\w+)?|dns-\\w+|doh-url
  |dump-header|form|form-string|header|interface|json|key|key-type|limit-rate|local-port|max-filesize|max-redirs|max-time|netrc-file|noproxy
  |oauth2-bearer|output|output-dir|pass|pinnedpubkey|preproxy|proto|proto-default|proto-redir|url|proxy|proxy-(?!insecure|tunnel)[\\w-]+|quote|range
  |rate|referer|request|request-target|resolve|retry|retry-delay|retry-max-time|socks\\w+|socks5-hostname|speed-limit|speed-time|stderr
  |time-cond|tls-max|trace|trace-ascii|unix-socket|upload-file|url-query|user|user-agent|write-out|append-output|output-file|input-file|base
  |execute|tries|output-document|timeout|wait|waitretry|bind-address|password|post-data|post-file|body-data|body-file|method
  |directory-prefix|level|accept|reject|domains|load-cookies|save-cookies|ca-certificate|certificate|private-key|http-user|http-password
  |max-redirect|quota|read-timeout|retry-on-http-error|aws-sigv4)$`.replace(/\s+/g, ''),
);

interface Option {
  readonly name: string;
  readonly value: string;
}

/** What a command asks for; nothing where another program than `curl` and `wget` is called. */
export function askedBy(command: readonly string[]): readonly Asked[] {
  const skipped = command.findIndex((word) => !BEFORE.test(word));
  const start =
    command[skipped] === 'timeout' ? command.findIndex((word, at) => at > skipped && /^(\/.*\/)?[a-z]+$/.test(word)) : skipped;
  const program = /^(?:.*\/)?(curl|wget)$/.exec(command[start] ?? '')?.[1];
  if (program === undefined) return [];
  const { options, words } = partsOf(command.slice(start + 1), program);
  const method = methodOf(options);
  const isDownload = keepsFile(options, program);
  return words.flatMap((word) => {
    const url = /^https?:\/\//.test(word) ? word : `http://${word}`;
    const host = HOST.exec(url)?.[1]?.toLowerCase();
    if (host === undefined || isOwn(host) || (isDownload && isOutside(url, host))) return [];
    return [{ method, url, word }];
  });
}

const HOST =
  /^https?:\/\/((?:[a-z\d]|\$[({]?\w{1,100}[)}]?)(?:[\w.-]|\$[({]?\w{1,100}[)}]?){0,250})(?::[\w${}()]{1,100})?(?:[/?#]|$)/i;

function isOwn(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '0.0.0.0';
}

function isOutside(url: string, host: string): boolean {
  const labels = host.split('.').length;
  return labels > 1 && (url.startsWith('https:') || labels > 2) && !/\.(svc|local|internal)$/.test(host);
}

function partsOf(
  rest: readonly string[],
  program: string,
): { readonly options: readonly Option[]; readonly words: readonly string[] } {
  const options: Option[] = [];
  const words: string[] = [];
  const given = rest.filter((word, at) => !/^\d?[<>]/.test(word) && !/^\d?[<>]+$/.test(rest[at - 1] ?? ''));
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (!/^-./.test(word)) {
      words.push(word);
      continue;
    }
    const read = word.startsWith('--') ? longOption(word) : shortOptions(word, program);
    if (read.some(({ value }) => value === undefined)) at += 1;
    options.push(...read.map(({ name, value = given[at] ?? '' }) => ({ name, value })));
  }
  return { options, words: [...words, ...options.filter(({ name }) => name === '--url').map(({ value }) => value)] };
}

type Read = readonly { readonly name: string; readonly value: string | undefined }[];

function longOption(word: string): Read {
  const [, name = word, value] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
  return [{ name, value: value ?? (VALUED.test(name) ? undefined : '') }];
}

/** `-fsSXPOST`: letters up to the first that takes a value, which may stand right behind it. */
function shortOptions(word: string, program: string): Read {
  // Of two letters: -nv, -nc.
  if (program === 'wget' && /^-n[a-zA-Z]$/.test(word)) return [{ name: word, value: '' }];
  const letters = [...word.slice(1)];
  const end = letters.findIndex((letter) => LETTERS[program]?.includes(letter));
  const flags = (end < 0 ? letters : letters.slice(0, end)).map((letter) => ({ name: `-${letter}`, value: '' }));
  const value = word.slice(end + 2);
  return end < 0 ? flags : [...flags, { name: `-${letters[end]}`, value: value === '' ? undefined : value }];
}

function methodOf(options: readonly Option[]): string {
  const has = (pattern: RegExp) => options.some(({ name }) => pattern.test(name));
  const stated = options.find(({ name }) => /^(-X|--request|--method)$/.test(name))?.value;
  if (stated !== undefined && /^[A-Za-z]+$/.test(stated)) return stated.toUpperCase();
  if (has(/^(-I|--head)$/)) return 'HEAD';
  if (has(/^(-G|--get)$/)) return 'GET';
  if (has(/^(-d|--data(-\w+)?|--json|-F|--form|--form-string|--post-data|--post-file)$/)) return 'POST';
  return has(/^(-T|--upload-file)$/) ? 'PUT' : 'GET';
}

/** Whether what answers is kept as a file, as tools are fetched; `wget` does so unless it is told otherwise. */
function keepsFile(options: readonly Option[], program: string): boolean {
  if (methodOf(options) !== 'GET') return false;
  const isKept = (value: string) => value !== '-' && value !== '/dev/null';
  const output = options.find(({ name }) => (program === 'curl' ? /^(-o|--output)$/ : /^(-O|--output-document)$/).test(name));
  if (output !== undefined) return isKept(output.value);
  if (program === 'wget') return !options.some(({ name }) => name === '--spider');
  return options.some(({ name }) => /^(-O|--remote-name|--remote-name-all)$/.test(name));
}
