// https://kubernetes.io/docs/concepts/services-networking/network-policies/
// https://istio.io/latest/docs/reference/config/security/authorization-policy/

import type { AccessPeer, AccessRule, LabelDemand } from '../model/access.ts';
import type { AccessFact } from '../model/fact.ts';
import { own } from '../sdk/own.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, MARK, nameNode, plain, sightingOf } from './object.ts';

/** NetworkPolicy: a fact for each direction that it is about, also when it allows nothing there. */
export function networkAccess(object: ClusterObject): readonly AccessFact[] {
  const spec = object.node.get('spec');
  const types = spec.get('policyTypes').texts();
  const isIn = types.length === 0 || types.includes('Ingress');
  const isOut = types.length === 0 ? spec.get('egress').exists : types.includes('Egress');
  const of = (direction: 'in' | 'out', rules: string, peers: string): AccessFact => ({
    ...about(object, 'network', spec.get('podSelector'), `network policy ${object.name}`),
    direction,
    effect: 'allow',
    rules: spec
      .get(rules)
      .items()
      .map((rule) => ({
        peers: orAnybody(rule.get(peers).items().map(networkPeer)),
        ports: rule.get('ports').items().flatMap(networkPort),
        isConditional: false,
      })),
  });
  return [...(isIn ? [of('in', 'ingress', 'from')] : []), ...(isOut ? [of('out', 'egress', 'to')] : [])];
}

function about(object: ClusterObject, guard: AccessFact['guard'], selector: TreeNode, basis: string) {
  const { deployment, namespace } = object;
  return {
    kind: 'access',
    ...sightingOf(nameNode(object)),
    deployment,
    guard,
    ...(namespace !== undefined && { namespace }),
    pods: demandsOf(selector),
    basis,
  } as const;
}

function orAnybody(peers: readonly AccessPeer[]): readonly AccessPeer[] {
  return peers.length > 0 ? peers : [{ is: 'anybody' }];
}

function networkPeer(peer: TreeNode): AccessPeer {
  if (peer.get('ipBlock').exists) return { is: 'addresses' };
  const [pods, namespaces] = [peer.get('podSelector'), peer.get('namespaceSelector')];
  if (!pods.exists && !namespaces.exists) return { is: 'unread' };
  return { is: 'pods', pods: demandsOf(pods), namespaces: namespaces.exists ? demandsOf(namespaces) : 'own' };
}

function networkPort(node: TreeNode): AccessRule['ports'] {
  const from = node.get('port').number();
  const name = plain(node.get('port'));
  if (from === undefined) return name === undefined ? [{ from: 0, to: 65_535 }] : [name];
  return [{ from, to: node.get('endPort').number() ?? from }];
}

/** All pods where the selector is empty. */
function demandsOf(selector: TreeNode): readonly LabelDemand[] {
  const labels = selector
    .get('matchLabels')
    .entries()
    .map(([key, value]) => demand(key, 'in', [value.text()]));
  const expressions = selector
    .get('matchExpressions')
    .items()
    .map((each) => {
      const is = own(OPERATORS, each.get('operator').text() ?? '') ?? 'unread';
      return demand(each.get('key').text() ?? MARK, is, each.get('values').texts());
    });
  return [...labels, ...expressions];
}

const OPERATORS: Readonly<Record<string, LabelDemand['is']>> = {
  In: 'in',
  NotIn: 'not-in',
  Exists: 'there',
  DoesNotExist: 'not-there',
};

function demand(key: string, is: LabelDemand['is'], values: readonly (string | undefined)[]): LabelDemand {
  const known = values.flatMap((value) => value ?? []);
  const isRead = known.length === values.length && ![key, ...known].some((text) => text.includes(MARK));
  return isRead ? { key, is, values: known } : { key: '', is: 'unread', values: [] };
}

/** AuthorizationPolicy: who may send requests to pods, as the proxies beside them have it. */
export function meshAccess(object: ClusterObject): readonly AccessFact[] {
  const spec = object.node.get('spec');
  const action = spec.get('action').text() ?? 'ALLOW';
  // AUDIT refuses nothing, and whom CUSTOM asks is not here.
  if (action !== 'ALLOW' && action !== 'DENY') return [];
  if (spec.get('targetRef').exists || spec.get('targetRefs').exists) return [];
  return [
    {
      ...about(object, 'mesh', spec.get('selector'), `authorization policy ${object.name}`),
      direction: 'in',
      effect: action === 'ALLOW' ? 'allow' : 'deny',
      rules: spec.get('rules').items().map(meshRule),
    },
  ];
}

function meshRule(rule: TreeNode): AccessRule {
  const sources = rule
    .get('from')
    .items()
    .map((each) => each.get('source'));
  const operations = rule
    .get('to')
    .items()
    .map((each) => each.get('operation'));
  const isWhole = operations.every((each) => each.entries().every(([key]) => key === 'ports'));
  const isNarrow = sources.some((each) => each.entries().some(([key]) => key !== 'principals' && key !== 'namespaces'));
  const isBoth = sources.some((each) => each.get('principals').exists && each.get('namespaces').exists);
  return {
    peers: orAnybody(sources.flatMap(meshPeers)),
    ports: operations.flatMap((each) => each.get('ports').texts().map(meshPort)),
    isConditional: !isWhole || isNarrow || isBoth || rule.get('when').exists,
  };
}

function meshPort(text: string): AccessRule['ports'][number] {
  return /^\d+$/.test(text) ? { from: Number(text), to: Number(text) } : text;
}

/** `cluster.local/ns/shop/sa/orders`, and namespaces; whoever is told by anything else may be anybody. */
function meshPeers(source: TreeNode): readonly AccessPeer[] {
  const accounts = source
    .get('principals')
    .texts()
    .map((text): AccessPeer => {
      const [, namespace, name] = /(?:^|\/)ns\/([^/]+)\/sa\/([^/]+)$/.exec(text) ?? [];
      return namespace && name && !text.includes(MARK) ? { is: 'account', namespace, name } : { is: 'unread' };
    });
  const namespaces = source
    .get('namespaces')
    .texts()
    .map((name): AccessPeer => (/[*]/.test(name) || name.includes(MARK) ? { is: 'unread' } : { is: 'namespace', name }));
  return accounts.length + namespaces.length > 0 ? [...accounts, ...namespaces] : [{ is: 'unread' }];
}
