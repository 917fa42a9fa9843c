// https://caddyserver.com/docs/caddyfile/directives/reverse_proxy
import {
  type CallFact,
  concat,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  evidenceAt,
  hostOfSite,
  literal,
  setting,
  unknown,
  type Value,
  type VirtualHostFact,
  virtualHosts,
} from '../../src/sdk/index.ts';
import { type Line, linesOf } from './lines.ts';

export default defineAnalyzer({
  name: 'caddy',
  files: ['**/{Caddyfile,Caddyfile.*,*.Caddyfile,*.caddyfile,*.caddy}', '**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).filter(isCaddyfile).flatMap(readFile), problems: [] }),
});

function isCaddyfile({ name }: EmbeddedFile): boolean {
  return /(^|\.)caddy(file)?(\.|$)/i.test(name) && !/\.(md|ya?ml|json)$/i.test(name);
}

function readFile(file: EmbeddedFile): readonly (CallFact | VirtualHostFact)[] {
  const lines = linesOf(file.text);
  const below = belowEach(lines);
  const matchers = matchersOf(lines, below);
  const calls = upstreamsIn(lines, below).map(({ line, upstream }): CallFact => {
    const isFastCgi = line.words[0] === 'php_fastcgi';
    const path = pathOf(line, matchers);
    if (line.words[0] === 'forward_auth') return askedCall(line, upstream, below, file);
    return {
      kind: 'call',
      evidence: evidenceAt(file.source, file.line + line.number - 1),
      owner: { is: 'file', path: file.path, product: 'caddy' },
      protocol: isFastCgi ? 'other' : upstream.startsWith('h2c://') ? 'grpc' : 'http',
      target: valueOf(upstream.replace(/^(h2c|srv\+http|srv):\/\//, '').replace(/^:(?=\d)/, 'localhost:')),
      ...(!isFastCgi && { method: 'ANY', path: literal(path), forwards: path }),
    };
  });
  return [...sitesOf(lines, below, file), ...calls];
}

/** What Caddy asks for leave: https://caddyserver.com/docs/caddyfile/directives/forward_auth */
function askedCall({ number }: Line, upstream: string, below: Below, file: EmbeddedFile): CallFact {
  const path = (below.get(number) ?? []).find(({ words }) => words[0] === 'uri')?.words[1];
  return {
    kind: 'call',
    evidence: evidenceAt(file.source, file.line + number - 1),
    owner: { is: 'file', path: file.path, product: 'caddy' },
    protocol: 'http',
    target: valueOf(upstream),
    method: 'GET',
    ...(path !== undefined && { path: valueOf(path.replace(/\?.*$/, '')) }),
  };
}

/** Site addresses: before each outermost block, or in the first line of a file for one site. https://caddyserver.com/docs/caddyfile/concepts#addresses */
function sitesOf(lines: readonly Line[], below: Below, file: EmbeddedFile): readonly VirtualHostFact[] {
  const outermost = lines.filter(({ parents }) => parents.length === 0);
  const sites = outermost.filter(({ words, number }, index) => below.has(number) || (index === 0 && words[0] !== 'import'));
  const owner = { is: 'file', path: file.path, product: 'caddy' } as const;
  return sites.flatMap(({ words, number }) =>
    virtualHosts(words.map(hostOfSite), owner, evidenceAt(file.source, file.line + number - 1), valueOf),
  );
}

/** Lines by the number of the line whose block they stand in. */
type Below = ReadonlyMap<number, readonly Line[]>;

function belowEach(lines: readonly Line[]): Below {
  const below = new Map<number, Line[]>();
  for (const line of lines) {
    const parent = line.parents.at(-1)?.number;
    const known = parent === undefined ? undefined : below.get(parent);
    if (known) known.push(line);
    else if (parent !== undefined) below.set(parent, [line]);
  }
  return below;
}

/** Imports multiply the lines of snippets: no file that people write has more. */
const MOST_UPSTREAMS = 10_000;

/** What lines pass requests on to, in snippets once for each import of them. */
function upstreamsIn(lines: readonly Line[], below: Below): readonly { readonly line: Line; readonly upstream: string }[] {
  const imports = importsIn(lines);
  const found: { readonly line: Line; readonly upstream: string }[] = [];
  for (const line of lines) {
    const upstreams = upstreamsOf(line, below);
    const uses = upstreams.length === 0 ? [] : usesOf(line, imports);
    for (const use of uses.slice(0, MOST_UPSTREAMS - found.length))
      found.push(...upstreams.map((upstream) => ({ line: use.line, upstream: withArguments(upstream, use.given) })));
    if (found.length >= MOST_UPSTREAMS) break;
  }
  return found;
}

/** Imports by what they import; those below the same matchers with the same arguments are one. */
function importsIn(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const imports = new Map<string, Map<string, Line>>();
  for (const line of lines.filter(({ words }) => words[0] === 'import')) {
    const [, name = '', ...given] = line.words;
    const same = imports.get(name) ?? new Map<string, Line>();
    imports.set(name, same);
    const use = JSON.stringify([given, line.parents.filter(isMatching).map(({ words }) => words[1])]);
    if (!same.has(use)) same.set(use, line);
  }
  return new Map([...imports].map(([name, uses]) => [name, [...uses.values()]]));
}

/** A line of a snippet stands wherever the file imports that: https://caddyserver.com/docs/caddyfile/directives/import */
function usesOf(
  line: Line,
  imports: ReadonlyMap<string, readonly Line[]>,
): readonly { readonly line: Line; readonly given: readonly string[] }[] {
  const [snippet, ...inside] = line.parents;
  const name = /^\((.{1,200})\)$/.exec(snippet?.words[0] ?? '')?.[1];
  const found = name === undefined ? [] : (imports.get(name) ?? []);
  if (found.length === 0) return [{ line, given: [] }];
  return found.map(({ parents, words }) => ({ line: { ...line, parents: [...parents, ...inside] }, given: words.slice(2) }));
}

function isMatching({ words }: Line): boolean {
  return /^(handle|handle_path|route)$/.test(words[0] ?? '');
}

/** `{args[0]}`, before version 2.7 `{args.0}`. */
function withArguments(text: string, given: readonly string[]): string {
  return text.replace(/\{args(?:\[(\d{1,2})\]|\.(\d{1,2}))\}/g, (whole, index?: string, older?: string) => {
    return given[Number(index ?? older)] ?? whole;
  });
}

/** Addresses behind `reverse_proxy [matcher]`, in its block under `to`, of `php_fastcgi`, and of `proxy` in version 1. */
function upstreamsOf({ words, number }: Line, below: Below): readonly string[] {
  const [directive, ...rest] = words;
  if (directive === 'proxy') return rest.slice(1).filter(isAddress);
  if (!/^(?:reverse_proxy|php_fastcgi|forward_auth)$/.test(directive ?? '')) return [];
  const inside = (below.get(number) ?? []).filter((line) => line.words[0] === 'to' || line.words[0] === 'dynamic');
  return [...rest, ...inside.flatMap(({ words: [kind, ...to] }) => (kind === 'to' ? to : dynamicOf(to)))].filter(isAddress);
}

/** `dynamic a orders 8080` asks for addresses under a name, `dynamic srv …` for ports, too. */
function dynamicOf([source, name = '', port]: readonly string[]): readonly string[] {
  if (source === 'srv' && name !== '') return [name];
  return source === 'a' && port !== undefined ? [`${name}:${port}`] : [];
}

function isAddress(word: string): boolean {
  return !/^[/@*]/.test(word) && !word.startsWith('unix/') && /[a-z0-9]/i.test(word);
}

/** `@api path /api/*` gives the path a name. */
function matchersOf(lines: readonly Line[], below: Below): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ words: [name = '', kind, path], number }) => {
      if (!name.startsWith('@')) return [];
      const inside = (below.get(number) ?? []).find((line) => line.words[0] === 'path');
      const stated = kind === 'path' ? path : kind?.startsWith('/') ? kind : inside?.words[1];
      return stated === undefined ? [] : [[name, stated] as const];
    }),
  );
}

/** The matcher of the directive or of the nearest block around it. */
function pathOf({ words, parents }: Line, matchers: ReadonlyMap<string, string>): string {
  const candidates = [
    words[1] ?? '',
    ...[...parents]
      .reverse()
      .filter(isMatching)
      .map((each) => each.words[1] ?? ''),
  ];
  const path = candidates.map((word) => (word.startsWith('/') ? word : matchers.get(word))).find((each) => each !== undefined);
  return (path ?? '/').replace(/\*$/, '');
}

/** `{$NAME}`, `{$NAME:default}` and `{env.NAME}` are read from the environment; other placeholders depend on the request. */
function valueOf(text: string): Value {
  const parts = text.split(/(\{[^{}\s]{1,200}\})/).filter((part) => part !== '');
  return concat(
    parts.map((part) => {
      const [, key, fallback] = /^\{(?:\$|env\.)(\w{1,100})(?::([^}]{0,200}))?\}$/.exec(part) ?? [];
      if (key !== undefined) return setting(key, fallback === undefined ? undefined : literal(fallback));
      return part.startsWith('{') ? unknown('a placeholder of the request') : literal(part);
    }),
  );
}
