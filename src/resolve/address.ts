import { own } from '../sdk/own.ts';

/** Where a text points: parts of a URL, of `host:port`, of a connection string. */
export interface Address {
  readonly scheme?: string;
  /** Lower case; empty for a path without host. `{}` stands for a part that is not known. */
  readonly host: string;
  readonly port?: number;
  /** With leading `/`, without query; empty when there is none. */
  readonly path: string;
}

const LONGEST = 2000;
const URL_FORM = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i;
const GO_DSN = /@(?:tcp|unix)\(([^)]*)\)/;
/** `Server=db;Database=shop`, also behind a driver's name: `pgsql:host=db;dbname=shop`. */
const PAIR_FORM =
  /(?:^(?:[a-z]{2,10}:)?|[;\s])(?:server|host|hostname|data source|datasource|addr|address|endpoint)\s?=\s?([^;\s]+)/i;
const PAIR_PORT = /(?:^|[;\s])port\s?=\s?(\d{1,5})/i;
/** What stands in front of a URL for the library that reads it: `jdbc:`, `jdbc:p6spy:`, `optional:configserver:`. */
const WRAPPING =
  /^(optional:)?(jdbc|r2dbcs?|vertx-reactive|configserver|dns|static):((p6spy|otel|aws-wrapper|tracing|log4jdbc|pool):)*(?=[a-z])/i;
/** https://activemq.apache.org/components/classic/documentation/failover-transport-reference */
const FAILOVER = /^failover:(?:\/\/)?\(?([^()]{1,1000})\)?.*$/i;
/** `git@github.com:shop/settings.git` */
const SHORT_GIT = /^git@([\w.-]{1,200}):(?=[\w~])/i;
/** What clients put before a URL does not count where the URL is whole: https://axios-http.com/docs/req_config (`baseURL`) */
const BASE_OF_WHOLE = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/|\{\})[^\s,;|?#=&'"]{0,500}?(?<=[\w}-])(?=https?:\/\/)/i;
/** The namespace of a cluster's Service that whoever applies the manifest fills in: `orders.${NAMESPACE}.svc`. */
const LATER_NAMESPACE =
  /(?<=[a-z0-9])\.(?:\$?\{[^{}\s]{0,100}\}|\$\w{1,100}|<[\w-]{1,100}>|__\w{1,100}__|%\w{1,100}%)(?=\.svc\b)/gi;
const HOST = /^[a-z0-9_{}*][a-z0-9_.{}*-]*$/i;

/** Every address in a text such as `http://orders:3000/api`, `a:9092,b:9092`, `Server=db;Database=x` or `jdbc:postgresql://db/x`. */
export function parseAddresses(text: string): readonly Address[] {
  const cleaned = text
    .slice(0, LONGEST)
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(WRAPPING, '')
    .replace(FAILOVER, '$1')
    .replace(BASE_OF_WHOLE, '')
    .replace(SHORT_GIT, 'ssh://$1/')
    .replace(LATER_NAMESPACE, '');
  if (cleaned === '') return [];
  if (cleaned.startsWith('/') && !cleaned.startsWith('//')) return [{ host: '', path: withoutQuery(cleaned) }];
  return fromUrl(cleaned) ?? fromPairs(cleaned) ?? fromWithin(cleaned) ?? fromList(cleaned);
}

const URL_SCHEMES = /^(https?|grpcs?|tcp|tls|ipv4|ipv6|unix|unix-abstract|vsock)$/i;

/**
 * What gRPC connects to: behind the authority, which only says whom to ask for it, `consul://registry:8500/orders?wait=14s` has a name.
 * https://github.com/grpc/grpc/blob/master/doc/naming.md
 */
export function withoutAuthority(text: string): string {
  const [, scheme = '', name] = /^([a-z][a-z0-9+.-]{0,30}):\/\/[^/?#]{1,300}\/([^/?#]+)/i.exec(text) ?? [];
  return name === undefined || URL_SCHEMES.test(scheme) ? text : `${scheme}:///${name}`;
}

const WITHIN =
  /(?<=[\s,;=@"'|])(?:https?|wss?|grpc|amqps?|rediss?):\/\/[\w.-]{1,200}(?::\d{1,5})?(?:\/[^\s,;"'|<>()[\]{}]{0,500})?/gi;

/** URLs in the midst of a text: `orders@http://orders:3000,stock@http://stock:3000`, or JSON. */
function fromWithin(text: string): readonly Address[] | undefined {
  const found = text.match(WITHIN);
  return found ? found.flatMap((each) => fromUrl(each) ?? []) : undefined;
}

function fromUrl(text: string): readonly Address[] | undefined {
  const match = URL_FORM.exec(text.startsWith('//') ? `any:${text}` : text);
  if (!match) return undefined;
  const several = text.split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i);
  if (several.length > 1) return several.flatMap((each) => fromUrl(each) ?? []);
  const [, scheme = '', authority = '', rest = ''] = match;
  if (authority === '' && rest.length > 1 && !/^(file|unix|ipc|sqlite)$/i.test(scheme))
    return fromList(rest.slice(1), scheme.toLowerCase());
  const hosts = authority.slice(authority.lastIndexOf('@') + 1).replace(/;.*$/, '');
  return hosts.split(',').flatMap((host) => hostAndPort(host, scheme === 'any' ? undefined : scheme.toLowerCase(), rest));
}

function fromPairs(text: string): readonly Address[] | undefined {
  const dsn = GO_DSN.exec(text)?.[1];
  if (dsn !== undefined) return hostAndPort(dsn);
  const oracle = /^oracle:thin:@(?:\/\/)?([^/]+)/i.exec(text)?.[1];
  if (oracle !== undefined) return hostAndPort(oracle.split(':').slice(0, 2).join(':'));
  const host = PAIR_FORM.exec(text)?.[1];
  if (host === undefined) return undefined;
  const port = PAIR_PORT.exec(text)?.[1];
  const inner = URL_FORM.test(host) ? fromUrl(host) : hostAndPort(host.replace(/^tcp:/i, '').replace(',', ':'));
  return inner?.map((address) => (port && address.port === undefined ? { ...address, port: Number(port) } : address));
}

function fromList(text: string, scheme?: string): readonly Address[] {
  return text.split(',').flatMap((item) => {
    const each = item.trim();
    if (URL_FORM.test(each)) return fromUrl(each) ?? [];
    const slash = each.indexOf('/');
    return hostAndPort(slash < 0 ? each : each.slice(0, slash), scheme, slash < 0 ? '' : each.slice(slash));
  });
}

function hostAndPort(text: string, scheme?: string, path = ''): readonly Address[] {
  const [, host = '', port] = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(.*))?$/i.exec(text.slice(text.lastIndexOf('@') + 1)) ?? [];
  if (!host.startsWith('[') && !HOST.test(host)) return [];
  const number = port && /^\d{1,5}$/.test(port) ? Number(port) : undefined;
  if (port && number === undefined && !/^[{}a-z0-9_$*]*$/i.test(port)) return [];
  return [
    {
      ...(scheme ? { scheme } : {}),
      host: host
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '')
        .toLowerCase(),
      ...(number === undefined ? {} : { port: number }),
      path: withoutQuery(path),
    },
  ];
}

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, '');
}

/** Whether part of the host is not known. */
export function isHostOpen(address: Address): boolean {
  return /[{}*]/.test(address.host);
}

/** Emulators of phones have aliases of their own: https://developer.android.com/studio/run/emulator-networking */
const EMULATED = ['10.0.2.2', '10.0.3.2'];
const LOCAL = new Set(
  ['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal', '::1', '::', 'docker.for.mac.localhost'].concat(EMULATED),
);

/** Whether the host is the machine itself, so that only the port says who is meant. */
export function isLocal(address: Address): boolean {
  return LOCAL.has(address.host);
}

/** Top-level domains that systems are reached under; a longer last label is a namespace or a private zone. */
const TOP_DOMAINS = new Set(
  'com net org info biz name edu gov mil int arpa io dev app cloud tech online site website xyz network systems digital agency example test invalid'.split(
    ' ',
  ),
);

/** Whether the host has the form of a public name, or is a public IP address. */
export function isPublicHost(host: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return !/^(10|127|0|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host);
  const top = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.([a-z]{2,})$/.exec(host)?.[1];
  return top !== undefined && (top.length === 2 || TOP_DOMAINS.has(top));
}

/** Whether a host may be a service with its namespace behind it, `eta.ml:8500`, though the namespace is called like a country's domain. */
export function mayHaveNamespace({ scheme, host, port }: Address): boolean {
  const [name = '', namespace = '', ...more] = host.split('.');
  const isPlain = scheme !== 'https' && port !== undefined && port !== 80 && port !== 443;
  return isPlain && name !== '' && more.length === 0 && namespace.length === 2 && !TOP_DOMAINS.has(namespace);
}

/** Last labels of zones that are nobody's but the reader's own: of clusters, home and company networks. */
const PRIVATE_ZONES = new Set('svc local localdomain internal intranet private lan corp home consul cluster docker'.split(' '));

/** Whether the address leads to the public internet: by its host, or by `https` to a name of three labels or more. */
export function isPublicAddress({ scheme, host }: Address): boolean {
  if (isPublicHost(host)) return true;
  const top = /^(?:[a-z0-9_-]+\.){2,}([a-z]{3,})$/.exec(host)?.[1];
  return scheme === 'https' && top !== undefined && !PRIVATE_ZONES.has(top);
}

/** A path with every parameter written `{}`, joined and with no `/` at the end. */
export function plainPath(path: string): string {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^:|^\{.*\}$|^<.*>$/.test(part) || part.includes('{}') ? '{}' : part));
  return `/${parts.join('/')}`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-4.2, https://www.rfc-editor.org/rfc/rfc6455#section-3 */
const USUAL_PORTS: Readonly<Record<string, number>> = { http: 80, ws: 80, https: 443, wss: 443 };

/** The port that an address without one means by its scheme. */
export function usualPort({ scheme }: Address): number | undefined {
  return scheme === undefined ? undefined : own(USUAL_PORTS, scheme);
}
