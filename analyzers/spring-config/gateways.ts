import {
  type Evidence,
  type FactDraft,
  type FactOf,
  literal,
  type Owner,
  settingValue,
  type Value,
} from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import { limitsOf, measuresOf, zuulWaits } from './gateway-measures.ts';
import { rewrittenPath, strippedPath } from './gateway-paths.ts';

/** One way through a gateway, whichever product's file it stands in. */
interface Way {
  readonly target: Value;
  readonly isWebsocket: boolean;
  /** What the gateway is asked for. */
  readonly paths: readonly string[];
  readonly methods: readonly string[];
  /** What the service behind it is asked for. */
  forward(path: string): string | undefined;
  /** What is done when the service behind it does not answer. */
  readonly policies: NonNullable<FactOf<'call'>['policies']>;
  /** How much is let through. */
  readonly limits: ReturnType<typeof limitsOf>;
  readonly evidence: Evidence;
}

/** Routes that a Zuul or Spring Cloud Gateway is configured with: what it serves and whom it calls for that. */
export function gatewayFacts(entries: readonly Entry[], owner: Owner): readonly FactDraft[] {
  return [...zuulWays(entries), ...gatewayWays(entries)].flatMap((way) => toFacts(way, owner));
}

function toFacts(way: Way, owner: Owner): readonly FactDraft[] {
  const { evidence, target, limits } = way;
  const methods = way.methods.length > 0 ? way.methods : ['ANY'];
  const protocol = way.isWebsocket ? 'websocket' : 'http';
  const paths = way.paths.length > 0 ? way.paths : [undefined];
  const subject = way.paths.length > 0 ? { subject: way.paths.join(', ') } : {};
  const limited = limits.map((limit): FactDraft => ({ kind: 'resilience', owner, ...limit, ...subject }));
  const passed = paths.flatMap((path) =>
    methods.flatMap((method): readonly FactDraft[] => {
      const forwarded = path === undefined ? undefined : way.forward(path);
      const behind = forwarded === undefined ? {} : { path: literal(forwarded) };
      const arriving = path === undefined ? {} : { forwards: path };
      const measured = way.policies.length > 0 ? { policies: way.policies } : {};
      const call: FactDraft = { kind: 'call', evidence, owner, protocol, target, method, ...behind, ...arriving, ...measured };
      return path === undefined ? [call] : [{ kind: 'route', evidence, owner, method, path: literal(path) }, call];
    }),
  );
  return [...passed, ...limited];
}

const ZUUL = /^zuul\.routes\.([^.]+)(?:\.([\w-]+))?$/i;

/** https://cloud.spring.io/spring-cloud-netflix/multi/multi__router_and_filter_zuul.html */
function zuulWays(entries: readonly Entry[]): readonly Way[] {
  const routes = groupBy(entries, ({ written }) => ZUUL.exec(written)?.[1]);
  const prefix = textOf(entries, 'zuul.prefix') ?? '';
  return [...routes].flatMap(([id, own]): readonly Way[] => {
    const [first] = own;
    const part = (name: string) => own.find(({ key }) => key.endsWith(`.${name}`));
    const short = own.find(({ written }) => ZUUL.exec(written)?.[2] === undefined)?.texts[0];
    const url = part('url') ?? (/:\/\//.test(part('location')?.texts[0] ?? '') ? part('location') : undefined);
    if (!first || url?.texts[0]?.startsWith('forward:')) return [];
    const named = part('service-id') ?? part('location');
    const evidence = (url ?? named ?? part('path') ?? first).evidence;
    const service = named?.texts[0] ?? id;
    const path = short ?? part('path')?.texts[0] ?? `/${id}/**`;
    const isKept = part('strip-prefix')?.texts[0] === 'false';
    return [
      {
        target: url ? valueOf(url) : literal(`lb://${service}`),
        isWebsocket: false,
        paths: [`${prefix}${path}`],
        methods: [],
        forward: () =>
          isKept ? path : strippedPath(path, path.split('/').filter((each) => each !== '' && !each.includes('*')).length),
        policies: zuulWaits(entries, url ? undefined : service),
        limits: [],
        evidence,
      },
    ];
  });
}

const GATEWAY = /^spring\.cloud\.gateway\.(?:server\.web(?:flux|mvc)\.|mvc\.)?routes\[(\d+)\]\.(.+)$/;

/** https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/configuration.html */
function gatewayWays(entries: readonly Entry[]): readonly Way[] {
  const routes = groupBy(entries, ({ key, profile }) => {
    const index = GATEWAY.exec(key)?.[1];
    return index === undefined ? undefined : `${profile ?? ''} ${index}`;
  });
  const forAll = ofEveryRoute(entries);
  return [...routes.values()].flatMap((own): readonly Way[] => {
    const uri = own.find((entry) => inRoute(entry) === 'uri');
    const text = uri?.texts[0];
    if (!uri || text === undefined || /^(forward|no):/.test(text)) return [];
    const filters = shortcuts(own, 'filters');
    return [
      {
        target: settingValue(uri.written, text.replace(/^lb:(?=wss?:\/\/|https?:\/\/)/, ''), 'colon'),
        isWebsocket: /^(lb:)?wss?:/.test(text),
        paths: argumentsOf(shortcuts(own, 'predicates'), 'Path').filter((each) => each.startsWith('/')),
        methods: argumentsOf(shortcuts(own, 'predicates'), 'Method').map((each) => each.toUpperCase()),
        forward: (path) => rewrittenPath(path, filters),
        policies: besides(measuresOf(own, inRoute), measuresOf(forAll, inRoute)),
        limits: [...limitsOf(own, inRoute), ...limitsOf(forAll, inRoute)],
        evidence: uri.evidence,
      },
    ];
  });
}

/** A route's own wait goes before the one for all. */
function besides(own: Way['policies'], forAll: Way['policies']): Way['policies'] {
  const isOwn = own.some(({ pattern }) => pattern === 'timeout');
  return [...own, ...forAll.filter(({ pattern }) => !isOwn || pattern !== 'timeout')];
}

/** Where in its route an entry stands. */
function inRoute({ key }: Entry): string {
  return GATEWAY.exec(key)?.[2] ?? '';
}

const DEFAULTS =
  /^(spring\.cloud\.gateway\.(?:server\.web(?:flux|mvc)\.|mvc\.)?)(?:default-filters|httpclient\.response-timeout)/;

/** Default filters and waits, as if they stood in a route. */
function ofEveryRoute(entries: readonly Entry[]): readonly Entry[] {
  return entries.flatMap((entry) => {
    const [, root] = DEFAULTS.exec(entry.key) ?? [];
    if (root === undefined) return [];
    const at = entry.key
      .slice(root.length)
      .replace(/^default-filters/, 'filters')
      .replace(/^httpclient\.response-timeout/, 'metadata.response-timeout');
    return [{ ...entry, key: `${root}routes[0].${at}` }];
  });
}

/** Predicates and filters as `Name=arguments`, also where they are written out with `name` and `args`. */
function shortcuts(own: readonly Entry[], what: 'predicates' | 'filters'): readonly string[] {
  const short = own.filter((entry) => new RegExp(`^${what}(\\[\\d+\\])?$`).test(inRoute(entry))).flatMap(({ texts }) => texts);
  const names = own.filter((entry) => new RegExp(`^${what}\\[\\d+\\]\\.name$`).test(inRoute(entry)));
  const long = names.map((name) => {
    const prefix = name.key.replace(/name$/, 'args');
    const values = own.filter(({ key }) => key.startsWith(prefix)).flatMap(({ texts }) => texts);
    return `${name.texts[0]}=${values.join(',')}`;
  });
  return [...short, ...long];
}

function argumentsOf(all: readonly string[], name: string): readonly string[] {
  return all
    .filter((each) => each.startsWith(`${name}=`))
    .flatMap((each) => each.slice(name.length + 1).split(','))
    .map((each) => each.trim());
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function textOf(entries: readonly Entry[], key: string): string | undefined {
  return entries.find((entry) => entry.key === key)?.texts[0];
}

function valueOf({ written, texts }: Entry): Value {
  return settingValue(written, texts[0] ?? '', 'colon');
}
