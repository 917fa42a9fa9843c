// https://kubernetes.io/docs/concepts/services-networking/network-policies/
import type { FactDraft, Peer, ReachFact } from '../model/fact.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, labelsOf, nameNode, plain, sightingOf } from './object.ts';

/** NetworkPolicy: pods that are let in by their labels; a policy for all pods, or for everybody, says nothing about any. */
export function networkPolicyFacts(object: ClusterObject): readonly ReachFact[] {
  const spec = object.node.get('spec');
  const own = peerOf(spec, object.namespace);
  if (!own) return [];
  const make = (rules: string, peers: string) =>
    spec
      .get(rules)
      .items()
      .flatMap((rule) =>
        rule
          .get(peers)
          .items()
          .flatMap((item) => {
            const other = peerOf(item, object.namespace);
            return other ? [{ item, other, rule }] : [];
          }),
      );
  return [
    ...make('ingress', 'from').map(({ item, other, rule }) => reach(object, item, other, own, portOf(rule))),
    ...make('egress', 'to').map(({ item, other, rule }) => reach(object, item, own, other, portOf(rule))),
  ];
}

function peerOf(node: TreeNode, namespace: string | undefined): Peer | undefined {
  if (!node.get('podSelector').exists) return undefined;
  const labels = labelsOf(node.at('podSelector', 'matchLabels'));
  const elsewhere = node.get('namespaceSelector').exists;
  return labels && { is: 'labels', labels, ...(namespace !== undefined && !elsewhere && { namespace }) };
}

function portOf(rule: TreeNode): number | undefined {
  const ports = rule
    .get('ports')
    .items()
    .flatMap((each) => each.get('port').number() ?? []);
  return ports.length === 1 ? ports[0] : undefined;
}

function reach(object: ClusterObject, item: TreeNode, from: Peer, to: Peer, port: number | undefined): ReachFact {
  const basis = `network policy ${object.name}`;
  const [first] = item.at('podSelector', 'matchLabels').entries();
  return {
    kind: 'reach',
    ...sightingOf(first?.[1] ?? item),
    deployment: object.deployment,
    from,
    to,
    ...(port !== undefined && { port }),
    basis,
  };
}

const PROMETHEUS: Peer = { is: 'technology', technology: 'prometheus' };

/** `prometheus.io/scrape: "true"` on a Service or a pod, the convention of Prometheus' own Kubernetes example. */
export function scrapeFacts(object: ClusterObject): readonly ReachFact[] {
  const spec = object.node.get('spec');
  const isService = object.kind === 'Service';
  const metadata = isService ? object.node.get('metadata') : spec.at('template', 'metadata');
  const asked = metadata.at('annotations', 'prometheus.io/scrape');
  const labels = labelsOf(isService ? spec.get('selector') : metadata.get('labels'));
  if (asked.text() !== 'true' || !labels) return [];
  return [
    scrape(
      object,
      asked,
      { is: 'labels', labels, ...(object.namespace && { namespace: object.namespace }) },
      'the annotation prometheus.io/scrape',
    ),
  ];
}

/** ServiceMonitor and PodMonitor of the Prometheus operator; the first selects Services by the labels that their pods mostly share. */
export function monitorFacts(object: ClusterObject): readonly FactDraft[] {
  const node = object.node.at('spec', 'selector', 'matchLabels');
  const labels = labelsOf(node);
  if (!labels) return [];
  return [
    scrape(
      object,
      nameNode(object),
      { is: 'labels', labels },
      `${object.kind} ${plain(object.node.at('metadata', 'name')) ?? ''}`.trim(),
    ),
  ];
}

function scrape(object: ClusterObject, where: TreeNode, to: Peer, basis: string): ReachFact {
  return { kind: 'reach', ...sightingOf(where), deployment: object.deployment, from: PROMETHEUS, to, protocol: 'http', basis };
}
