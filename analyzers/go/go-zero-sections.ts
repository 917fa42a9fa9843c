import { type ConnectionFact, type FactDraft, settingValue, type TreeNode, type Value } from '../../src/sdk/index.ts';

const DEEPEST = 6;

type Connected = Pick<ConnectionFact, 'nodeKind' | 'technology' | 'protocol'>;

const ETCD: Connected = { nodeKind: 'infrastructure', technology: 'etcd', protocol: 'grpc' };

/** What go-zero connects to by itself where a file's sections say so. */
export function connectionsOfGoZero(root: TreeNode, home: string): readonly FactDraft[] {
  const fact = (connected: Connected, target: Value, node: TreeNode): FactDraft => ({
    kind: 'connection',
    owner: { is: 'code', programs: [home] },
    ...connected,
    target,
    evidence: node.evidence(),
    library: 'go-zero',
  });
  const registries = sectionsIn(root, 0).flatMap((section) => {
    const hosts = section.at('Etcd', 'Hosts');
    const texts = isByRegistry(section) ? hosts.texts().map((each) => settingValue('Hosts', each)) : [];
    return texts.map((each) => fact(ETCD, each, hosts.items()[0] ?? hosts));
  });
  const telemetry = root.get('Telemetry');
  const endpoint = telemetry.get('Endpoint');
  const traced = telemetry.get('Disabled').text() === 'true' ? undefined : batcherOf(telemetry, endpoint.text() ?? '');
  return [...registries, ...(traced ? [fact(traced, settingValue('Endpoint', endpoint.text() ?? ''), endpoint)] : [])];
}

function sectionsIn(node: TreeNode, depth: number): readonly TreeNode[] {
  const inner = depth < DEEPEST ? [...node.entries().map(([, child]) => child), ...node.items()] : [];
  return [...(node.kind === 'map' ? [node] : []), ...inner.flatMap((child) => sectionsIn(child, depth + 1))];
}

/** A server registers under a key; a client that is told where to go asks nobody: https://go-zero.dev/docs/tutorials/grpc/client/configuration */
function isByRegistry(section: TreeNode): boolean {
  const isTold = section.get('Endpoints').texts().length > 0 || (section.get('Target').text() ?? '') !== '';
  return !isTold && (section.at('Etcd', 'Key').text() ?? '') !== '';
}

/** https://go-zero.dev/docs/tutorials/go-zero/configuration/service: spans go to Jaeger unless another batcher is named. */
function batcherOf(telemetry: TreeNode, endpoint: string): Connected | undefined {
  const nodeKind = 'infrastructure';
  switch (endpoint === '' ? 'file' : (telemetry.get('Batcher').text() ?? 'jaeger')) {
    case 'jaeger':
      return { nodeKind, technology: 'jaeger', protocol: /^(https?:|\$)/.test(endpoint) ? 'http' : 'other' };
    case 'zipkin':
      return { nodeKind, technology: 'zipkin', protocol: 'http' };
    case 'otlpgrpc':
      return { nodeKind, technology: 'opentelemetry', protocol: 'grpc' };
    case 'otlphttp':
      return { nodeKind, technology: 'opentelemetry', protocol: 'http' };
    default:
      return undefined;
  }
}
