import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { loadAll } from 'js-yaml';
import { onTestFinished } from 'vitest';
import { scratchFolder } from './scratch.ts';
import { selfSigned } from './self-signed.ts';

const TOKEN = 'token-of-the-nightly-job';
const PLURALS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1/deployments',
  StatefulSet: 'apps/v1/statefulsets',
  CronJob: 'batch/v1/cronjobs',
  Pod: 'v1/pods',
  Service: 'v1/services',
  ConfigMap: 'v1/configmaps',
  Ingress: 'networking.k8s.io/v1/ingresses',
};

interface ApiServerOptions {
  /** Manifests of what runs, all in the namespace `shop`. */
  readonly runs: string;
  /** Entries a page holds at most. */
  readonly page?: number;
  /** Other answers than 200, by resource. */
  readonly answers?: Readonly<Record<string, number>>;
  /** A resource that is never answered. */
  readonly silent?: string;
  /** What the kubeconfig says in place of the right thing. */
  readonly token?: string;
  readonly authority?: string;
}

interface ApiServer {
  readonly kubeconfig: string;
  readonly asked: readonly string[];
}

type Manifest = { readonly kind: string };

/** An HTTPS server that speaks the list protocol of Kubernetes: chunks, tokens, Status objects. */
export async function apiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { key, cert } = selfSigned();
  const asked: string[] = [];
  const objects = loadAll(options.runs) as readonly Manifest[];
  const server = createServer({ key, cert }, ({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://cluster');
    const resource = pathname.split('/').at(-1) ?? '';
    asked.push(`${pathname}${searchParams.has('continue') ? ' next' : ''}`);
    if (resource === options.silent) return;
    const refused = headers.authorization === `Bearer ${TOKEN}` ? options.answers?.[resource] : 401;
    const body = refused ? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: refused } : chunk(pathname, searchParams);
    response.writeHead(refused ?? 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  function chunk(pathname: string, query: URLSearchParams) {
    const all = objects.filter(
      ({ kind }) => pathname.replace(/^\/apis?\//, '') === PLURALS[kind]?.replace(/\/([a-z]+)$/, '/namespaces/shop/$1'),
    );
    const from = Number(query.get('continue') ?? 0);
    const end = from + Math.min(options.page ?? 500, Number(query.get('limit')));
    const more = end < all.length ? { continue: String(end) } : {};
    return {
      kind: 'List',
      apiVersion: 'v1',
      metadata: { resourceVersion: '7', ...more },
      items: all.slice(from, end).map(withoutKind),
    };
  }
  const port = await listening(server);
  const authority = Buffer.from(options.authority ?? cert).toString('base64');
  return { kubeconfig: kubeconfig(`https://127.0.0.1:${port}`, authority, options.token ?? TOKEN), asked };
}

/** Items of a list do not say what they are. */
function withoutKind({ kind: _, ...item }: Manifest) {
  return item;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The file of a user whose current context is `shop`. */
export function kubeconfig(server: string, authority: string, token: string): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'shop',
    clusters: [{ name: 'here', cluster: { server, 'certificate-authority-data': authority } }],
    users: [{ name: 'nightly', user: { token } }],
    contexts: [
      { name: 'shop', context: { cluster: 'here', user: 'nightly', namespace: 'shop' } },
      { name: 'empty', context: { cluster: 'here', user: 'nightly', namespace: 'empty' } },
    ],
  };
  return `${scratchFolder({ config: JSON.stringify(config) })}/config`;
}
