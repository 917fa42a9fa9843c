// https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import type { KubeConfig, KubernetesObject } from '@kubernetes/client-node';
import { messageOf, UserError } from '../errors.ts';
import { type Client, LISTS, type Listing, type Page } from './lists.ts';

/** Which cluster is read, and of it which namespace. */
export interface ClusterAccess {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly timeoutMs?: number;
}

/** A kind of objects that could not be read, and why. */
export interface NotRead {
  readonly kind: string;
  readonly why: string;
}

/** What runs in one namespace of a cluster, as far as it could be read. */
export interface LiveObjects {
  readonly namespace: string;
  readonly objects: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly notRead: readonly NotRead[];
}

const PAGE = 250;
const MOST_PAGES = 400;
const TIMEOUT_MS = 30_000;
/** The answers to who asks, not to what is asked: no other question would fare better. */
const UNAUTHENTICATED = 401;

/** Lists what a namespace runs. What may not be read is said; where nothing may, that is the user's to settle. */
export async function readCluster(access: ClusterAccess): Promise<LiveObjects> {
  const library = await loadLibrary();
  const config = configured(new library.KubeConfig(), access);
  const server = config.getCurrentCluster()?.server ?? 'the cluster';
  const client = clientOf(library, config, server);
  const namespace = access.namespace ?? config.getContextObject(config.getCurrentContext())?.namespace ?? 'default';
  const objects = new Map<string, readonly KubernetesObject[]>();
  const notRead: NotRead[] = [];
  for (const [kind, list] of Object.entries(LISTS)) {
    const read = await allPages(list, client, namespace, access.timeoutMs ?? TIMEOUT_MS);
    if (!('failure' in read)) objects.set(kind, read.items);
    else if (read.status === undefined || read.status === UNAUTHENTICATED)
      throw new UserError(`${server} cannot be read: ${read.failure}. Nothing was compared.`);
    else notRead.push({ kind, why: read.failure });
  }
  if (objects.size === 0) throw new UserError(`${server}: nothing of namespace ${namespace} may be read: ${notRead[0]?.why}.`);
  return { namespace, objects, notRead };
}

type Library = typeof import('@kubernetes/client-node');

async function loadLibrary(): Promise<Library> {
  try {
    return await import('@kubernetes/client-node');
  } catch (thrown) {
    throw new UserError(
      `--cluster needs the package @kubernetes/client-node, which is not there (${messageOf(thrown)}). Install it: npm install @kubernetes/client-node@1.4.0`,
    );
  }
}

function configured(config: KubeConfig, { kubeconfig, context }: ClusterAccess): KubeConfig {
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
  } catch (thrown) {
    throw new UserError(`${kubeconfig ?? 'the kubeconfig'}: cannot be read: ${messageOf(thrown)}.`);
  }
  const names = config.getContexts().map(({ name }) => name);
  if (context !== undefined) {
    if (!names.includes(context)) throw new UserError(`There is no context "${context}"; there are ${names.join(', ')}.`);
    config.setCurrentContext(context);
  }
  if (!config.getCurrentCluster()) throw new UserError('The kubeconfig names no current cluster. Say which with --context NAME.');
  return config;
}

function clientOf(library: Library, config: KubeConfig, server: string): Client {
  try {
    return {
      apps: config.makeApiClient(library.AppsV1Api),
      batch: config.makeApiClient(library.BatchV1Api),
      core: config.makeApiClient(library.CoreV1Api),
      networking: config.makeApiClient(library.NetworkingV1Api),
    };
  } catch (thrown) {
    throw new UserError(`${server} cannot be read: ${messageOf(thrown)}.`);
  }
}

type Read = { readonly items: readonly KubernetesObject[] } | { readonly failure: string; readonly status: number | undefined };

/** Half a list is no list: what seemed gone could be on the page that is missing. */
async function allPages(list: Listing, client: Client, namespace: string, timeoutMs: number): Promise<Read> {
  const items: KubernetesObject[] = [];
  let token: string | undefined;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const asked: Page = { namespace, limit: PAGE, ...(token ? { _continue: token } : {}) };
      const answer = await inTime(list(client, asked), timeoutMs);
      items.push(...answer.items);
      token = answer.metadata?._continue;
      if (!token) return { items };
    }
    return { failure: `the list has more than ${MOST_PAGES * PAGE} entries`, status: 200 };
  } catch (thrown) {
    const status = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : undefined;
    return { failure: status === undefined ? messageOf(thrown) : `the API server answers ${status}`, status };
  }
}

async function inTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs / 1000} seconds`)), timeoutMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
