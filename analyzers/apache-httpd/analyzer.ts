// https://httpd.apache.org/docs/2.4/mod/mod_proxy.html
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  evidenceAt,
  type FactDraft,
  interpolate,
  literal,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'apache-httpd',
  files: ['**/*.{conf,conf.template,conf.tmpl,conf.j2,vhost}', '**/.htaccess', '**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).filter(isHttpd).flatMap(readFile), problems: [] }),
});

function isHttpd({ name, text }: EmbeddedFile): boolean {
  return (
    !/\.ya?ml$/.test(name) &&
    /^\s{0,40}(ProxyPass|ProxyPassMatch|BalancerMember|SetHandler\s+"?proxy:|<VirtualHost|RewriteRule)\b/im.test(text)
  );
}

interface Reading {
  readonly file: EmbeddedFile;
  readonly defined: Map<string, string>;
  /** Paths of the `<Location>` blocks around the line. */
  readonly locations: string[];
  readonly facts: FactDraft[];
}

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  const reading: Reading = { file, defined: new Map(), locations: [], facts: [] };
  for (const [index, raw] of file.text.split(/\r?\n/).entries()) {
    const words = [...raw.trim().matchAll(/"(?:\\.|[^"\\])*"|\S+/g)].map(([word]) => word.replace(/^"(.*)"$/, '$1'));
    const [directive = '', ...rest] = words;
    if (directive !== '' && !directive.startsWith('#')) readLine(directive.toLowerCase(), rest, index + 1, reading);
  }
  return reading.facts;
}

function readLine(directive: string, words: readonly string[], line: number, reading: Reading): void {
  const [first = '', second = ''] = words.map((word) => withDefined(word, reading.defined));
  if (directive === 'define') reading.defined.set(first, second);
  else if (/^<(location|proxy)(match)?$/.test(directive)) reading.locations.push(first.replace(/>$/, ''));
  else if (/^<\/(location|proxy)(match)?>$/.test(directive)) reading.locations.pop();
  else if (directive === 'listen') addListen(first, line, reading);
  else {
    const pass = passOf(directive, words, first, second, reading);
    if (pass) addPass(pass, line, reading);
  }
}

type PathAndUrl = readonly [path: string | undefined, url: string];

/** `ProxyPass` without a path stands in a `<Location>`; the path of a pattern is not known. */
function passOf(
  directive: string,
  words: readonly string[],
  first: string,
  second: string,
  reading: Reading,
): PathAndUrl | undefined {
  switch (directive) {
    case 'proxypass':
      return /^\w{1,20}:|^\$/.test(first) ? [reading.locations.at(-1) ?? '/', first] : [first, second];
    case 'proxypassmatch':
      return [undefined, second === '' ? first : second];
    case 'balancermember':
      return [undefined, first];
    case 'sethandler':
      return first.startsWith('proxy:') ? [undefined, first.slice('proxy:'.length)] : undefined;
    case 'rewriterule':
      return /[[,]P[\],]/.test(words.at(-1) ?? '') ? [undefined, second] : undefined;
    default:
      return undefined;
  }
}

/** Texts that names in names make longer than this are not followed. */
const LONGEST_WORD = 4000;

/** `Define` names a text, which stands wherever the configuration has the name: https://httpd.apache.org/docs/2.4/mod/core.html#define */
function withDefined(word: string, defined: ReadonlyMap<string, string>): string {
  let left = LONGEST_WORD - word.length;
  return word.replace(/\$\{(\w{1,100})\}/g, (whole, name: string) => {
    const text = defined.get(name);
    if (text === undefined || text.length > left) return whole;
    left -= text.length;
    return text;
  });
}

function addListen(text: string, line: number, { file, facts }: Reading): void {
  const port = /(?:^|:)(\d{1,5})$/.exec(text)?.[1];
  const owner = { is: 'file', path: file.path, product: 'httpd' } as const;
  if (port !== undefined)
    facts.push({ kind: 'listen', evidence: evidenceAt(file.source, file.line + line - 1), owner, port: literal(Number(port)) });
}

/** `!` excludes a path, `balancer://` names a group whose members stand elsewhere, sockets are inside the machine. */
function addPass([path, url]: PathAndUrl, line: number, { file, facts }: Reading): void {
  if (!/^(\w{1,10}:\/\/|\$\{)/.test(url) || /^(balancer|unix):/.test(url)) return;
  const [, scheme = 'http', rest = ''] =
    /^(?:(\w{1,10}):\/\/)?([^$%]{0,300}(?:\$\{[^}]{1,100}\}[^$%]{0,300}){0,5})/.exec(url) ?? [];
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const asked = slash < 0 ? '/' : rest.slice(slash);
  const isHttp = /^(https?|h2c?)$/.test(scheme);
  // A variable at the beginning has the scheme, without which nothing is passed on.
  const isWhole = !isHttp || url.startsWith('${');
  const target = interpolate(isWhole ? authority : `${scheme === 'https' ? 'https' : 'http'}://${authority}`);
  facts.push({
    kind: 'call',
    evidence: evidenceAt(file.source, file.line + line - 1),
    owner: { is: 'file', path: file.path, product: 'httpd' },
    protocol: protocolOf(scheme),
    target,
    ...(isHttp && { method: 'ANY', ...(path !== undefined && { path: literal(asked) }) }),
    ...(path !== undefined && { forwards: path }),
  } satisfies CallFact);
}

function protocolOf(scheme: string): CallFact['protocol'] {
  if (/^wss?$/.test(scheme)) return 'websocket';
  return /^(https?|h2c?)$/.test(scheme) ? 'http' : 'other';
}
