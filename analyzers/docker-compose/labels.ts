// https://doc.traefik.io/traefik/providers/docker/ · https://github.com/lucaslorentz/caddy-docker-proxy · https://github.com/nginx-proxy/nginx-proxy
import {
  type CallFact,
  type Evidence,
  hostOfSite,
  hostsOfRule,
  interpolate,
  joinPath,
  leaveCalls,
  literal,
  type Owner,
  type Repository,
  readDotenv,
  textOf,
  type VirtualHostFact,
  virtualHosts,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { each, type Layer } from './layers.ts';

/** A proxy that learns from its neighbours' labels or settings where to pass requests. */
interface Proxy {
  /** What its image or, for a build of the team's own, its name holds. */
  readonly word: string;
  readonly read: (stated: ReadonlyMap<string, Stated>) => Route | undefined;
  /** Labels with the address that it asks for leave. */
  readonly asks?: RegExp;
}

interface Stated {
  readonly text: string;
  readonly at: Evidence;
}

interface Route {
  readonly at: Evidence;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
  readonly scheme?: string | undefined;
  readonly hosts: readonly string[];
}

const PROXIES: readonly Proxy[] = [
  // https://doc.traefik.io/traefik/middlewares/http/forwardauth/
  {
    word: 'traefik',
    read: traefikRoute,
    asks: /^traefik\.http\.middlewares\.[\w-]{1,80}\.forwardauth\.address$|\.auth\.forward\.address$/i,
  },
  // https://caddyserver.com/docs/caddyfile/directives/forward_auth
  { word: 'caddy', read: caddyRoute, asks: /^caddy(_\d{1,3})?(\.[\w@-]{1,50}){0,3}\.(\d{1,3}_)?forward_auth$/ },
  { word: 'nginx-proxy', read: nginxProxyRoute },
];

/** A service of the project with its definitions. */
export interface Labelled {
  readonly name: string;
  readonly layers: readonly Layer[];
}

/** Calls from the project's proxies to the services whose labels ask for it. */
export function labelFacts(
  services: readonly Labelled[],
  deployment: string,
  repository: Repository,
): readonly (CallFact | VirtualHostFact)[] {
  return PROXIES.flatMap(({ word, read, asks }) =>
    services.flatMap((service) => {
      const stated = statedBy(service.layers, repository);
      const route = read(stated);
      const asked = [...stated].filter(([key]) => asks?.test(key)).map(([, each]) => each);
      const ownerOf = (name: string): Owner => ({ is: 'component', deployment, name });
      const owners = route ? proxiesFor(word, services, service) : [];
      const asking = asked.length > 0 ? proxiesFor(word, services) : [];
      return [
        ...owners.flatMap((name) => (route ? routeFacts(route, service.name, ownerOf(name)) : [])),
        ...asking.flatMap((name) => asked.flatMap((each) => leaveCalls(addressOf(each.text), each.at, ownerOf(name)))),
      ];
    }),
  );
}

/** Caddy's has no scheme where it is plain HTTP. */
function addressOf(text: string): string {
  return /^[\w.-]{1,200}(:\d{1,5})?$/.test(text) ? `http://${text}` : text;
}

/** Without such a proxy in the project it runs elsewhere; then there is nobody here to call. */
function proxiesFor(word: string, services: readonly Labelled[], self?: Labelled): readonly string[] {
  return services
    .filter(({ name, layers }) => {
      const image = layers.map(({ node }) => node.get('image').text()).find((text) => text !== undefined);
      const shown = image === undefined ? name : image.replace(/:[^/]*$/, '');
      return name !== self?.name && shown.toLowerCase().includes(word);
    })
    .map(({ name }) => name);
}

function routeFacts(route: Route, service: string, owner: Owner): readonly (CallFact | VirtualHostFact)[] {
  return [callFact(route, service, owner), ...virtualHosts(route.hosts, owner, route.at, (word) => interpolate(word))];
}

function callFact({ at, port, path, scheme = 'http' }: Route, service: string, owner: Owner): CallFact {
  const target = literal(`${scheme === 'h2c' ? 'http' : scheme}://${service}${port === undefined ? '' : `:${port}`}`);
  const isStream = scheme === 'tcp';
  return {
    kind: 'call',
    evidence: at,
    owner,
    protocol: isStream ? 'tcp' : 'http',
    target,
    ...(!isStream && { method: 'ANY', path: literal(path ?? '/'), forwards: path ?? '/' }),
  };
}

/** Labels of the container, with those of its files behind them, and of the Swarm service, and the settings that nginx-proxy reads, nearest first. */
function statedBy(layers: readonly Layer[], repository: Repository): ReadonlyMap<string, Stated> {
  const stated = new Map<string, Stated>();
  for (const keys of [['labels'], ['deploy', 'labels'], ['environment']]) {
    for (const { node, variables } of each(layers, ...keys)) {
      for (const [key, text, at] of pairsOf(node))
        if (!stated.has(key)) stated.set(key, { text: filled(text, variables), at: at.evidence() });
    }
  }
  return new Map([...labelFileEntries(layers, repository), ...stated]);
}

/** `label_file` is a path or a list of paths to `key=value` lines; of a label in two files the last counts. */
function labelFileEntries(layers: readonly Layer[], repository: Repository): readonly (readonly [string, Stated])[] {
  return [...each(layers, 'label_file')].reverse().flatMap(({ node, folder, variables }) =>
    node.texts().flatMap((text) => {
      const source = repository.read(joinPath(folder, filled(text, variables)) ?? '');
      return (source ? readDotenv(source).entries : []).map(
        ({ key, value, evidence }) => [key, { text: textOf(value), at: evidence }] as const,
      );
    }),
  );
}

function pairsOf(node: YamlNode): readonly (readonly [string, string, YamlNode])[] {
  const mapped = node.entries().map(([key, value]) => [key, value.text() ?? '', value] as const);
  const listed = node.items().map((item) => {
    const [key = '', ...rest] = (item.text() ?? '').split('=');
    return [key.trim(), rest.join('='), item] as const;
  });
  return [...mapped, ...listed];
}

const ROUTER = /^traefik\.((http|tcp)\.routers\.|frontend\.|[\w-]{1,80}\.frontend\.)/i;
const PORT = /^traefik\.((http|tcp)\.services\..{1,200}\.loadbalancer\.server\.port|port|[\w-]{1,80}\.port)$/i;

/** A router, a port or `traefik.enable=true` asks for requests; `traefik.enable=false` refuses them. */
function traefikRoute(stated: ReadonlyMap<string, Stated>): Route | undefined {
  if (stated.get('traefik.enable')?.text.toLowerCase() === 'false') return undefined;
  const entries = [...stated].filter(([key]) => key.toLowerCase().startsWith('traefik.'));
  const ports = entries.filter(([key]) => PORT.test(key)).map(([, each]) => each);
  const routers = entries.filter(([key]) => ROUTER.test(key) && !/\.tls|\.entrypoints/i.test(key)).map(([, each]) => each);
  const [first] = [...routers, ...ports, ...[stated.get('traefik.enable')].filter((each) => each !== undefined)];
  if (!first) return undefined;
  const rule = routers.map(({ text }) => /Path(?:Prefix)?(?:Strip)?(?:\(\s*[`'"]|:)([^`'",;)\s]{1,200})/.exec(text)?.[1]);
  const isStream =
    entries.some(([key]) => /^traefik\.tcp\.routers\./i.test(key)) && !entries.some(([key]) => /^traefik\.http\./i.test(key));
  const port = ports.map(({ text }) => text).find((text) => /^\d{1,5}$/.test(text));
  return {
    at: first.at,
    port: port === undefined ? undefined : Number(port),
    path: rule.find((path) => path !== undefined),
    hosts: routers.flatMap(({ text }) => hostsOfRule(text)),
    ...(isStream && { scheme: 'tcp' }),
  };
}

/** `caddy: shop.example.com` with `caddy.reverse_proxy: "{{upstreams 3000}}"`, also numbered and with a path. */
function caddyRoute(stated: ReadonlyMap<string, Stated>): Route | undefined {
  const entry = [...stated].find(([key]) =>
    /^caddy(_\d{1,3})?(\.[\w@-]{1,50}){0,3}\.(\d{1,3}_)?reverse_proxy(_\d{1,3})?$/.test(key),
  );
  if (!entry) return undefined;
  const { text, at } = entry[1];
  const port = /\{\{\s*upstreams(?:\s+https?)?\s+(\d{1,5})/.exec(text)?.[1];
  const sites = [...stated].filter(([key]) => /^caddy(_\d{1,3})?$/.test(key)).flatMap(([, each]) => each.text.split(/[\s,]+/));
  const hosts = sites.map(hostOfSite);
  return { at, hosts, port: port === undefined ? undefined : Number(port), path: /^(\/[^\s*]{0,200})/.exec(text)?.[1] };
}

function nginxProxyRoute(stated: ReadonlyMap<string, Stated>): Route | undefined {
  const host = stated.get('VIRTUAL_HOST');
  const port = stated.get('VIRTUAL_PORT')?.text ?? '';
  const hosts = host?.text.split(',').map((name) => name.trim().replace(/:.*$/, '')) ?? [];
  return (
    host && {
      at: host.at,
      hosts,
      port: /^\d{1,5}$/.test(port) ? Number(port) : undefined,
      path: stated.get('VIRTUAL_PATH')?.text,
    }
  );
}
