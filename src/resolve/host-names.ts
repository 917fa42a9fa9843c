import type { FactOf } from '../model/fact.ts';
import { type Address, mayHaveNamespace } from './address.ts';
import { awsEndpointOf } from './knowledge/aws-endpoints.ts';

/** What the names inside a cluster end with. */
export const CLUSTER_SUFFIX = /\.svc(\.cluster\.local)?$/;

/** `orders.shop.svc.cluster.local`, `orders.shop`, for a pod of a stateful set the name of its set, for a store at AWS its own name in its host. */
export function hostSpellings(host: string): readonly string[] {
  const endpoint = host.includes('amazonaws') ? awsEndpointOf(host) : undefined;
  if (endpoint !== undefined) return [host, endpoint];
  const short = host.replace(CLUSTER_SUFFIX, '');
  const labels = short.split('.');
  const first = short !== host ? [labels[0] ?? short] : [];
  const pod = /-\d+$/.test(labels[0] ?? '') && labels.length > 1 ? [labels.slice(1).join('.'), labels[1] ?? ''] : [];
  return [...new Set([host, short, ...first, ...pod])];
}

/** The service that a host is a container of: `gateway` of `shop-gateway-1`, by the first version of compose `shop_gateway_1`. */
export function serviceOfContainer(host: string, project: string): string | undefined {
  const [, whole = '', sign = '-'] = /^(.{1,100})([-_])[1-9]\d{0,2}$/.exec(host) ?? [];
  const parts = whole.split(sign);
  const ends = parts.slice(1).map((_, index) => index + 1);
  const end = ends.find((each) => plainProject(parts.slice(0, each).join(sign)) === plainProject(project));
  return end === undefined ? undefined : parts.slice(end).join(sign);
}

/** The service of a stack, which a swarm calls with the stack's name before it, `shop_orders`, and by its tasks: `tasks.orders`. */
export function serviceOfStack(host: string, stack: string): string | undefined {
  const name = host.replace(/^tasks\./, '');
  if (name.startsWith(`${stack.toLowerCase()}_`)) return name.slice(stack.length + 1);
  return name === host ? undefined : name;
}

/** The first version of compose leaves out all but letters and digits. */
function plainProject(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What all names begin with, up to and including a dash: `prod-` of `prod-orders` and `prod-payments`. */
export function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  const prefix = first.slice(0, first.indexOf('-') + 1);
  return others.every((each) => each.startsWith(prefix)) ? prefix : '';
}

/** An Ingress object's own name is no host. */
export function isClusterHost(host: string, fact: FactOf<'component'>): boolean {
  return fact.nodeKind !== 'gateway' || host.includes('.');
}

const PLATFORMS = [
  // https://docs.railway.com/networking/private-networking
  /^([a-z][\w-]{0,62})\.railway\.internal$/,
];

/** The service that the host of a platform is made of. */
function serviceOfPlatform(host: string): string | undefined {
  return PLATFORMS.map((each) => each.exec(host)?.[1]).find((each) => each !== undefined);
}

/** The names in a host of a platform or a cluster: of the service, and where it is written in full of its namespace. */
export function labelsOf(address: Address, deployment: string): readonly string[] {
  const { host } = address;
  const service = serviceOfPlatform(host);
  if (service !== undefined) return [service];
  if (CLUSTER_SUFFIX.test(host)) return host.replace(CLUSTER_SUFFIX, '').split('.');
  return deployment.startsWith('kubernetes') && mayHaveNamespace(address) ? host.split('.', 1) : [host];
}
