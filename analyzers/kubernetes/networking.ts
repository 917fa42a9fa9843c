import { type CallFact, type ComponentFact, type ExposureFact, literal, type Owner, type YamlNode } from '../../src/sdk/index.ts';
import { type ClusterObject, labelsOf, plain } from './object.ts';

/** A Service gives its name as a host to the pods that its selector matches, or to a host outside. */
export function serviceFact({ node, name, namespace, deployment }: ClusterObject): ExposureFact {
  const spec = node.get('spec');
  const selector = labelsOf(spec.get('selector'));
  const externalName = spec.get('type').text() === 'ExternalName' ? plain(spec.get('externalName')) : undefined;
  return {
    kind: 'exposure',
    evidence: node.at('metadata', 'name').evidence(),
    deployment,
    ...(selector && { selector }),
    host: name,
    ...(namespace && { namespace }),
    ports: spec.get('ports').items().flatMap(portOf),
    ...(externalName && { externalName }),
  };
}

function portOf(node: YamlNode): ExposureFact['ports'] {
  const port = node.get('port').number();
  const target = node.get('targetPort').number() ?? plain(node.get('targetPort'));
  const name = plain(node.get('name'));
  return port === undefined ? [] : [{ port, ...(target !== undefined && { target }), ...(name && { name }) }];
}

/** Controllers by the word that their documentation uses in class names and annotations. */
const CONTROLLERS = ['nginx', 'traefik', 'haproxy', 'kong', 'contour', 'istio', 'ambassador', 'alb', 'gce', 'appgw'];

/** An Ingress is configuration of its controller: the controller is the gateway and calls each backend. */
export function ingressFacts(object: ClusterObject): readonly (ComponentFact | CallFact)[] {
  const { node, deployment, namespace } = object;
  const spec = node.get('spec');
  const controller = controllerOf(node);
  const name = controller === undefined ? 'ingress' : `ingress-${controller}`;
  const rules = spec.get('rules').items();
  const hosts = [object.name, ...rules.flatMap((rule) => plain(rule.get('host')) ?? [])];
  const owner: Owner = { is: 'component', deployment, name };
  const paths = rules.flatMap((rule) => rule.at('http', 'paths').items());
  const fallbacks = [spec.get('defaultBackend'), spec.get('backend')].filter(({ exists }) => exists);
  return [
    {
      kind: 'component',
      evidence: node.at('metadata', 'name').evidence(),
      deployment,
      name,
      hosts: [...new Set(hosts)].sort(),
      ...(namespace && { namespace }),
      nodeKind: 'gateway',
      ...(controller && { technology: controller }),
    },
    ...paths.flatMap((path) => callFacts(path.get('backend'), plain(path.get('path')) ?? '/', owner)),
    ...fallbacks.flatMap((backend) => callFacts(backend, '/', owner)),
  ];
}

/** Stated by `ingressClassName`, by the older annotation, or by annotations that only one controller reads. */
function controllerOf(node: YamlNode): string | undefined {
  const annotations = node.at('metadata', 'annotations');
  const stated = plain(node.at('spec', 'ingressClassName')) ?? plain(annotations.get('kubernetes.io/ingress.class'));
  const prefixes = annotations.entries().map(([key]) => key.split('/')[0] ?? '');
  const words = stated === undefined ? prefixes.filter((prefix) => prefix.includes('.')) : [stated];
  return CONTROLLERS.find((controller) => words.some((word) => word.split(/[^a-z0-9]/).includes(controller)));
}

/** `service: { name, port: { number } }`, or `serviceName` and `servicePort` before networking.k8s.io/v1. */
function callFacts(backend: YamlNode, path: string, owner: Owner): readonly CallFact[] {
  const stated = backend.at('service', 'name').exists ? backend.at('service', 'name') : backend.get('serviceName');
  const service = plain(stated);
  if (service === undefined) return [];
  const port = backend.at('service', 'port', 'number').number() ?? backend.get('servicePort').number();
  const target = literal(`http://${service}${port === undefined ? '' : `:${port}`}`);
  return [{ kind: 'call', evidence: stated.evidence(), owner, protocol: 'http', target, method: 'ANY', path: literal(path) }];
}
