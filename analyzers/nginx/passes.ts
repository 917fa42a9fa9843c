import { type CallFact, type Evidence, literal, type Owner, own, type Protocol, type Value } from '../../src/sdk/index.ts';
import type { Directive } from './directives.ts';
import { prefixesOfPattern } from './location-patterns.ts';
import { everyDirective, type Variables, valueOf } from './variables.ts';

/** The directives that pass a request on, with what is spoken behind them. */
const PASSES: Readonly<Record<string, Protocol | undefined>> = {
  proxy_pass: 'http',
  grpc_pass: 'grpc',
  fastcgi_pass: 'other',
  uwsgi_pass: 'other',
  scgi_pass: 'other',
  memcached_pass: 'other',
};

export interface Reading {
  readonly owner: Owner;
  readonly variables: Variables;
  /** Server addresses of each upstream, in this file and those beside it. */
  readonly upstreams: ReadonlyMap<string, readonly Server[]>;
  readonly evidenceAt: (line: number) => Evidence;
}

/** One `server` line of an upstream. */
export interface Server {
  readonly address: string;
  readonly evidence: Evidence;
}

const MOST_SERVERS = 100;

/** Servers that take requests: what is marked `down` does not, and sockets are inside the machine. */
export function serversOf(upstream: Directive, evidenceAt: (line: number) => Evidence): readonly Server[] {
  return (upstream.children ?? [])
    .filter(({ name, words }) => name === 'server' && !words.includes('down') && !words[0]?.startsWith('unix:'))
    .slice(0, MOST_SERVERS)
    .map(({ words, line }) => ({ address: words[0] ?? '', evidence: evidenceAt(line) }));
}

/** Where requests go, one call for each server that a location passes them to. */
export function passFacts(directives: readonly Directive[], reading: Reading): readonly CallFact[] {
  const calls: CallFact[] = [];
  const walk = (children: readonly Directive[], around: Around): void => {
    for (const directive of children) {
      const protocol = protocolOf(directive, around);
      if (protocol) calls.push(...callsOf(directive, protocol, around, reading));
      if (directive.children) walk(directive.children, inside(directive, around));
    }
  };
  walk(directives, { isStream: false, isRewritten: false });
  return calls;
}

function protocolOf({ name }: Directive, { isStream, isWebsocket }: Around): Protocol | undefined {
  if (name !== 'proxy_pass') return own(PASSES, name);
  if (isStream) return 'tcp';
  return isWebsocket ? 'websocket' : 'http';
}

/** Paths under which WebSockets are served by name or by a library's default: Socket.IO, SockJS, SignalR's hubs, Action Cable. */
const WEBSOCKET_PATH = /(?:^|\/)(?:socket\.io|wss?|websockets?|sockjs|signalr|hubs?|cable)(?:\/|$)/i;

/** https://nginx.org/en/docs/http/websocket.html; the headers alone are often set for everything. */
function passesWebsockets(location: Directive, path: string): boolean {
  return (
    WEBSOCKET_PATH.test(path) &&
    (location.children ?? []).some(({ name, words }) => name === 'proxy_set_header' && words[0]?.toLowerCase() === 'upgrade')
  );
}

interface Around {
  readonly isStream: boolean;
  /** What is passed on from here becomes a WebSocket. */
  readonly isWebsocket?: boolean;
  /** A `rewrite` changes the path before it is passed on. */
  readonly isRewritten: boolean;
  /** The paths below which requests arrive; none where a regular expression has no such thing, or in a named location. */
  readonly prefixes?: readonly string[];
  /** What is asked cannot be told from the location. */
  readonly isOpen?: boolean;
}

interface Arriving extends Around {
  readonly prefix?: string;
}

function inside(directive: Directive, around: Around): Around {
  if (directive.name === 'stream') return { ...around, isStream: true };
  if (directive.name !== 'location') return around;
  const path = directive.words.at(-1) ?? '/';
  const isRegex = directive.words.some((word) => word === '~' || word === '~*');
  const prefixes = prefixesOf(path, isRegex);
  const isRewritten = everyDirective(directive.children ?? []).some(({ name }) => name === 'rewrite');
  return {
    ...around,
    isRewritten,
    isWebsocket: passesWebsockets(directive, path),
    prefixes,
    isOpen: prefixes.length === 0 && (isRegex || path.startsWith('@')),
  };
}

/** What a template fills in is not known. */
function prefixesOf(path: string, isRegex: boolean): readonly string[] {
  if (isRegex) return prefixesOfPattern(path);
  return path.startsWith('@') || path.includes('{{') ? [] : [path.replace(/^[\^=]~?/, '')];
}

/** One call for each path below which requests arrive. */
function callsOf(directive: Directive, protocol: Protocol, around: Around, reading: Reading): readonly CallFact[] {
  const { prefixes = [] } = around;
  const arriving = prefixes.length > 0 ? prefixes.map((prefix) => ({ ...around, prefix })) : [around];
  return arriving.flatMap((each) => passOn(directive, protocol, each, reading));
}

function passOn(directive: Directive, protocol: Protocol, around: Arriving, reading: Reading): readonly CallFact[] {
  const word = directive.words[0] ?? '';
  if (word === '' || /^(https?:\/\/)?unix:/.test(word)) return [];
  const { scheme, host, path } = partsOf(word);
  const evidence = reading.evidenceAt(directive.line);
  const requested = pathOf(path, around);
  const fact = {
    kind: 'call' as const,
    owner: reading.owner,
    protocol,
    ...(protocol === 'http' && { method: 'ANY' }),
    ...((protocol === 'http' || protocol === 'websocket') && requested !== undefined && { path: requested }),
    ...(around.prefix !== undefined && { forwards: around.prefix }),
  };
  const servers = reading.upstreams.get(host);
  if (!servers) {
    const target = valueOf(`${scheme}${host}`, reading.variables);
    const behind = behindVariable(target, reading);
    if (behind.length === 0) return [{ ...fact, evidence, target }];
    return behind.map((server) => ({ ...fact, evidence, via: [server.evidence], target: addressOf(server, scheme, reading) }));
  }
  return servers.map((server) => ({ ...fact, evidence, via: [server.evidence], target: addressOf(server, scheme, reading) }));
}

/** `set $backend orders; proxy_pass http://$backend;` where `orders` is an upstream. */
function behindVariable(target: Value, { upstreams }: Reading): readonly Server[] {
  const texts = target.is === 'one-of' ? target.values : [target];
  return texts.flatMap((text) =>
    text.is === 'literal'
      ? (upstreams.get(
          String(text.value)
            .replace(/^\w+:\/\//, '')
            .replace(/[/:].*$/, ''),
        ) ?? [])
      : [],
  );
}

function addressOf({ address }: Server, scheme: string, { variables }: Reading): Value {
  return valueOf(`${scheme}${address}`, variables);
}

function partsOf(word: string): { readonly scheme: string; readonly host: string; readonly path: string | undefined } {
  const [, scheme = '', rest = ''] = /^((?:\w{1,10}|\$\w{1,40}):\/\/)?(.*)$/s.exec(word) ?? [];
  const slash = rest.indexOf('/');
  if (slash < 0) return { scheme: withScheme(scheme, rest), host: rest, path: undefined };
  return { scheme: withScheme(scheme, rest), host: rest.slice(0, slash), path: rest.slice(slash) };
}

/** A variable alone may hold the scheme as well; a bare `host:port` is spoken to in the directive's own way. */
function withScheme(scheme: string, rest: string): string {
  return scheme === '' && !rest.startsWith('$') ? '' : scheme.startsWith('$') ? 'http://' : scheme;
}

/**
 * The path that is asked of the other side: with a URI in `proxy_pass` the location's prefix is replaced by it, without one
 * the request keeps its path. Unknown behind a `rewrite`, a regular expression or a variable.
 */
function pathOf(path: string | undefined, { prefix, isRewritten, isOpen }: Arriving): Value | undefined {
  if (isRewritten || isOpen) return undefined;
  if (path === undefined) return literal(prefix ?? '/');
  return path.includes('$') ? undefined : literal(path);
}
