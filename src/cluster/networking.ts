import type { CallFact, ComponentFact, ExposureFact, FactDraft, Owner } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { leaveCalls } from '../sdk/forward-auth.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, labelsOf, nameNode, plain, sightingOf } from './object.ts';

/** A Service gives its name as a host to the pods that its selector matches, or to a host outside. */
export function serviceFact(object: ClusterObject): ExposureFact {
  const { node, name, namespace, deployment } = object;
  const spec = node.get('spec');
  const selector = labelsOf(spec.get('selector'));
  const externalName = spec.get('type').text() === 'ExternalName' ? plain(spec.get('externalName')) : undefined;
  return {
    kind: 'exposure',
    ...sightingOf(nameNode(object)),
    deployment,
    ...(selector && { selector }),
    host: name,
    ...(namespace && { namespace }),
    ports: spec.get('ports').items().flatMap(portOf),
    ...(externalName && { externalName }),
  };
}

function portOf(node: TreeNode): ExposureFact['ports'] {
  const port = node.get('port').number();
  const stated = node.get('targetPort').number() ?? plain(node.get('targetPort'));
  // Zero is no port: the API server puts the Service's own in its place.
  const target = stated === 0 ? undefined : stated;
  const name = plain(node.get('name'));
  return port === undefined ? [] : [{ port, ...(target !== undefined && { target }), ...(name && { name }) }];
}

/** `Endpoints` without selector lead a Service of the same name to addresses outside. */
export function endpointsFacts(object: ClusterObject): readonly ExposureFact[] {
  const subsets = object.node.get('subsets').items();
  const addresses = subsets.flatMap((subset) => subset.get('addresses').items());
  const [first] = addresses.flatMap((address) => plain(address.get('hostname')) ?? plain(address.get('ip')) ?? []);
  if (first === undefined) return [];
  const { deployment, name, namespace } = object;
  const space = namespace === undefined ? {} : { namespace };
  const ports = subsets.flatMap((subset) => subset.get('ports').items().flatMap(portOf));
  return [{ kind: 'exposure', ...sightingOf(nameNode(object)), deployment, host: name, ...space, ports, externalName: first }];
}

/** Controllers by the word that their documentation uses in class names and annotations. */
const CONTROLLERS = [
  'nginx',
  'traefik',
  'haproxy',
  'kong',
  'contour',
  'istio',
  'cilium',
  'envoy',
  'ambassador',
  'alb',
  'gce',
  'appgw',
];

/** An Ingress is configuration of its controller: the controller is the gateway and calls each backend. */
export function ingressFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const controller = controllerOf(object.node);
  const rules = spec.get('rules').items();
  const hosts = [object.name, ...rules.flatMap((rule) => plain(rule.get('host')) ?? [])];
  const gateway = gatewayFact(object, controller === undefined ? 'ingress' : `ingress-${controller}`, controller, hosts);
  const owner: Owner = { is: 'component', deployment: object.deployment, name: gateway.name };
  const paths = rules.flatMap((rule) => rule.at('http', 'paths').items());
  const fallbacks = [spec.get('defaultBackend'), spec.get('backend')].filter(({ exists }) => exists);
  return [
    gateway,
    ...paths.flatMap((path) => backendFacts(path.get('backend'), plain(path.get('path')) ?? '/', owner)),
    ...fallbacks.flatMap((backend) => backendFacts(backend, '/', owner)),
    ...askedByController(object, owner),
  ];
}

/**
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#external-authentication,
 * https://haproxy-ingress.github.io/docs/configuration/keys/#auth-external
 */
const AUTH_URL = /^(?:(?:nginx\.|haproxy\.|traefik\.)?ingress\.kubernetes\.io|haproxy-ingress\.github\.io)\/auth-url$/;

function askedByController({ node }: ClusterObject, owner: Owner): readonly CallFact[] {
  const [stated] = node
    .at('metadata', 'annotations')
    .entries()
    .flatMap(([key, value]) => (AUTH_URL.test(key) ? value : []));
  return stated ? leaveCalls(plain(stated), stated.evidence(), owner) : [];
}

/** The gateway that an object configures. */
export function gatewayFact(
  object: ClusterObject,
  name: string,
  technology: string | undefined,
  hosts: readonly string[],
): ComponentFact {
  const { deployment, namespace } = object;
  return {
    kind: 'component',
    ...sightingOf(nameNode(object)),
    deployment,
    name,
    hosts: [...new Set(hosts)].sort(),
    ...(namespace && { namespace }),
    nodeKind: 'gateway',
    ...(technology && { technology }),
  };
}

/** The controller that a class name is about. */
export function controllerIn(words: readonly string[]): string | undefined {
  return CONTROLLERS.find((controller) => words.some((word) => word.split(/[^a-z0-9]/).includes(controller)));
}

/** Stated by `ingressClassName`, by the older annotation, or by annotations that only one controller reads. */
function controllerOf(node: TreeNode): string | undefined {
  const annotations = node.at('metadata', 'annotations');
  const stated = plain(node.at('spec', 'ingressClassName')) ?? plain(annotations.get('kubernetes.io/ingress.class'));
  const prefixes = annotations.entries().map(([key]) => key.split('/')[0] ?? '');
  return controllerIn(stated === undefined ? prefixes.filter((prefix) => prefix.includes('.')) : [stated]);
}

/** `service: { name, port: { number } }`, or `serviceName` and `servicePort` before networking.k8s.io/v1. */
function backendFacts(backend: TreeNode, path: string, owner: Owner): readonly CallFact[] {
  const stated = backend.at('service', 'name').exists ? backend.at('service', 'name') : backend.get('serviceName');
  const port = backend.at('service', 'port', 'number').number() ?? backend.get('servicePort').number();
  return routeCall(stated, port, path, owner);
}

/** The request that a gateway passes on to a Service. */
export function routeCall(
  stated: TreeNode,
  port: number | undefined,
  path: string,
  owner: Owner,
  more: { readonly namespace?: string | undefined; readonly protocol?: CallFact['protocol'] } = {},
): readonly CallFact[] {
  const service = plain(stated);
  if (service === undefined) return [];
  const { protocol = 'http', namespace } = more;
  const host = namespace === undefined || service.includes('.') ? service : `${service}.${namespace}`;
  const scheme = protocol === 'grpc' || protocol === 'tcp' ? protocol : 'http';
  const target = literal(`${scheme}://${host}${port === undefined ? '' : `:${port}`}`);
  const request = protocol === 'http' ? { method: 'ANY', path: literal(path), forwards: path } : {};
  return [{ kind: 'call', ...sightingOf(stated), owner, protocol, target, ...request }];
}
