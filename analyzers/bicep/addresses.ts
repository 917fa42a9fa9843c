// https://learn.microsoft.com/azure/private-link/private-endpoint-dns
import { actualOf, type Deployment, labelOf, rootOf, typeOf } from './deployment.ts';
import type { Reference, Resource } from './language/made.ts';

/** The host that a resource gets. An app of an environment is called by its name there: https://learn.microsoft.com/azure/container-apps/connect-apps */
export function hostOf(resource: Resource): string {
  const domain = typeOf(resource)?.domain ?? '';
  return domain === '' ? labelOf(resource) : `${labelOf(resource)}.${domain}`;
}

const STORES = ['blob', 'queue', 'table', 'file', 'dfs', 'web'];

/** Every host that a resource gets. */
export function hostsOf(resource: Resource): readonly string[] {
  if (resource.type !== 'microsoft.storage/storageaccounts') return [hostOf(resource)];
  return STORES.map((store) => storeHost(resource, store));
}

function storeHost(resource: Resource, store: string): string {
  return `${labelOf(resource)}.${store}.core.windows.net`;
}

const MASK = '***';

/** What a text gets where it refers to a resource; undefined for what only a run tells. */
export function spelled({ resource, path }: Reference, deployment: Deployment): string | undefined {
  if (path.join('.') === 'name') return labelOf(actualOf(resource, deployment));
  const root = rootOf(resource, deployment);
  const words = path.map((step) => step.replace(/\W/g, ''));
  const asked =
    path.some((step) => step.endsWith('()')) || /^primary(Secondary)?(Key|ConnectionString)$/i.test(words.at(-1) ?? '');
  if (asked) return words.some((word) => /connectionString/i.test(word)) ? connectionText(root) : MASK;
  return endpointText(root, words);
}

function connectionText(resource: Resource): string {
  const host = hostOf(resource);
  return typeOf(resource)?.connection?.(host) ?? host;
}

function endpointText(resource: Resource, words: readonly string[]): string | undefined {
  const last = words.findLast((word) => /\D/.test(word)) ?? '';
  if (resource.type === 'microsoft.storage/storageaccounts') return storeText(resource, words);
  if (resource.type.startsWith('microsoft.cache/') && /port$/i.test(last)) return /ssl/i.test(last) ? '6380' : '6379';
  if (/(fqdn|hostname|domainname|loginserver|defaultdomain)s?$/i.test(last)) return hostOf(resource);
  return /(uri|url|endpoint)$/i.test(last) ? `https://${hostOf(resource)}/` : undefined;
}

/** `properties.primaryEndpoints.blob`, or `outputs.primaryBlobEndpoint` of the module. */
function storeText(resource: Resource, words: readonly string[]): string | undefined {
  const stated = words.join('.');
  const isEndpoint = /endpoint/i.test(stated);
  const store = STORES.find((each) => words.includes(each) || new RegExp(`primary${each}endpoint`, 'i').test(stated));
  return isEndpoint && store !== undefined ? `https://${storeHost(resource, store)}/` : undefined;
}
