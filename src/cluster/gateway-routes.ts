// https://gateway-api.sigs.k8s.io/reference/spec/  https://istio.io/latest/docs/reference/config/networking/
// https://doc.traefik.io/traefik/routing/providers/kubernetes-crd/  https://projectcontour.io/docs/main/config/fundamentals/
import type { CallFact, ExposureFact, FactDraft, Protocol } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { leaveCalls } from '../sdk/forward-auth.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { controllerIn, gatewayFact, routeCall } from './networking.ts';
import { type ClusterObject, plain, sightingOf } from './object.ts';

/** Gateway of the Gateway API: a gateway by its own name. */
export function gatewayApiFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const listeners = spec.get('listeners').items();
  const hosts = listeners.flatMap((listener) => plain(listener.get('hostname')) ?? []);
  const words = [plain(spec.get('gatewayClassName')) ?? ''];
  const ports = listeners.map((listener) => listener.get('port'));
  return [gatewayFact(object, object.name, controllerIn(words), [object.name, ...hosts]), ...opened(ports, object)];
}

/** Each port that a gateway opens, once. */
function opened(ports: readonly TreeNode[], { deployment, name }: ClusterObject): readonly FactDraft[] {
  const owner = { is: 'component', deployment, name } as const;
  const found = new Map(ports.map((node) => [node.number(), node]));
  return [...found].flatMap(([port, node]) =>
    port === undefined ? [] : [{ kind: 'listen', ...sightingOf(node), owner, port: literal(port) }],
  );
}

const ROUTE_PROTOCOL: Readonly<Record<string, Protocol>> = {
  HTTPRoute: 'http',
  GRPCRoute: 'grpc',
  TCPRoute: 'tcp',
  TLSRoute: 'tcp',
};

/** The kinds of Gateway API routes. */
export function isGatewayRoute({ kind, group }: ClusterObject): boolean {
  return group === 'gateway.networking.k8s.io' && Object.hasOwn(ROUTE_PROTOCOL, kind);
}

/** HTTPRoute, GRPCRoute, TCPRoute, TLSRoute: each gateway that is named as parent calls the backends. */
export function gatewayRouteFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const protocol = ROUTE_PROTOCOL[object.kind] ?? 'http';
  const hosts = spec.get('hostnames').texts();
  const parents = spec
    .get('parentRefs')
    .items()
    .filter((each) => (each.get('kind').text() ?? 'Gateway') === 'Gateway');
  return parents.flatMap((parent) => {
    const name = plain(parent.get('name'));
    if (name === undefined) return [];
    const gateway = gatewayFact(object, name, undefined, [name, ...hosts]);
    const owner = { is: 'component', deployment: object.deployment, name } as const;
    const calls = spec
      .get('rules')
      .items()
      .flatMap((rule): readonly CallFact[] => {
        const [match] = rule.get('matches').items();
        const path = plain(match?.at('path', 'value') ?? rule.get('path')) ?? '/';
        return rule
          .get('backendRefs')
          .items()
          .filter(isService)
          .flatMap((backend) =>
            routeCall(backend.get('name'), backend.get('port').number(), path, owner, {
              protocol,
              namespace: plain(backend.get('namespace')),
            }),
          );
      });
    return [{ ...gateway, ...sightingOf(parent.get('name')) }, ...calls];
  });
}

function isService(backend: TreeNode): boolean {
  return (backend.get('kind').text() ?? 'Service') === 'Service';
}

/** Istio Gateway: a gateway by its own name. */
export function istioGatewayFacts(object: ClusterObject): readonly FactDraft[] {
  const servers = object.node.at('spec', 'servers').items();
  const hosts = servers.flatMap((server) => server.get('hosts').texts()).filter((host) => !host.includes('*'));
  const ports = servers.map((server) => server.at('port', 'number'));
  return [gatewayFact(object, object.name, 'istio', [object.name, ...hosts]), ...opened(ports, object)];
}

/** Istio VirtualService: the gateways it is bound to call its destinations; routes inside the mesh are nobody's own calls. */
export function virtualServiceFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const gateways = spec
    .get('gateways')
    .items()
    .filter((each) => plain(each) !== undefined && plain(each) !== 'mesh');
  return gateways.flatMap((gateway) => {
    const name = (plain(gateway) ?? '').replace(/^.*\//, '');
    const hosts = spec
      .get('hosts')
      .texts()
      .filter((host) => !host.includes('*'));
    const owner = { is: 'component', deployment: object.deployment, name } as const;
    const calls = (['http', 'tcp', 'tls'] as const).flatMap((part) =>
      spec
        .get(part)
        .items()
        .flatMap((rule): readonly CallFact[] => {
          const [match] = rule.get('match').items();
          const uri = match?.get('uri').entries()[0]?.[1];
          const protocol = part === 'http' ? 'http' : 'tcp';
          return rule
            .get('route')
            .items()
            .flatMap((route) => {
              const destination = route.get('destination');
              return routeCall(
                destination.get('host'),
                destination.at('port', 'number').number(),
                (uri && plain(uri)) ?? '/',
                owner,
                { protocol },
              );
            });
        }),
    );
    return [{ ...gatewayFact(object, name, 'istio', [name, ...hosts]), ...sightingOf(gateway) }, ...calls];
  });
}

/** Istio ServiceEntry: hosts outside that the mesh may call; one with an endpoint of its own stands for that. */
export function serviceEntryFacts(object: ClusterObject): readonly ExposureFact[] {
  const spec = object.node.get('spec');
  const address = spec
    .get('endpoints')
    .items()
    .flatMap((endpoint) => plain(endpoint.get('address')) ?? [])[0];
  const ports = spec
    .get('ports')
    .items()
    .flatMap((port) => {
      const number = port.get('number').number();
      return number === undefined ? [] : [{ port: number }];
    });
  return spec
    .get('hosts')
    .items()
    .flatMap((node) => {
      const host = plain(node);
      if (host === undefined || host.includes('*')) return [];
      return [
        {
          kind: 'exposure' as const,
          ...sightingOf(node),
          deployment: object.deployment,
          host,
          ports,
          externalName: address ?? host,
        },
      ];
    });
}

/** Traefik IngressRoute, IngressRouteTCP; Contour HTTPProxy; OpenShift Route. */
export function vendorRouteFacts(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  switch (object.kind) {
    case 'HTTPProxy':
      return routed(object, 'contour', [plain(spec.at('virtualhost', 'fqdn'))], spec.get('routes').items());
    case 'Route':
      return openshiftRoute(object);
    default:
      return routed(object, 'traefik', [], spec.get('routes').items());
  }
}

/** Traefik's Middleware with `forwardAuth`: https://doc.traefik.io/traefik/middlewares/http/forwardauth/ */
export function middlewareFacts(object: ClusterObject): readonly FactDraft[] {
  const address = object.node.at('spec', 'forwardAuth', 'address');
  const name = 'ingress-traefik';
  const asked = leaveCalls(plain(address), address.evidence(), { is: 'component', deployment: object.deployment, name });
  return asked.length > 0 ? [gatewayFact(object, name, 'traefik', []), ...asked] : [];
}

/** Contour's ExtensionService, which asks for leave or for limits over gRPC: https://projectcontour.io/docs/main/config/external-authorization/ */
export function extensionServiceFacts(object: ClusterObject): readonly FactDraft[] {
  const name = 'ingress-contour';
  const owner = { is: 'component', deployment: object.deployment, name } as const;
  const services = object.node.at('spec', 'services').items();
  const calls = services.flatMap((each) =>
    routeCall(each.get('name'), each.get('port').number(), '/', owner, { protocol: 'grpc' }),
  );
  return calls.length > 0 ? [gatewayFact(object, name, 'contour', []), ...calls] : [];
}

function routed(
  object: ClusterObject,
  technology: string,
  hosts: readonly (string | undefined)[],
  routes: readonly TreeNode[],
): readonly FactDraft[] {
  const name = `ingress-${technology}`;
  const owner = { is: 'component', deployment: object.deployment, name } as const;
  const matched = routes.flatMap((route) =>
    [...(plain(route.get('match')) ?? '').matchAll(/Host(?:SNI)?\(`([^`*]{1,200})`\)/g)].map(([, host]) => host),
  );
  const calls = routes.flatMap((route): readonly CallFact[] => {
    const prefix = /Path(?:Prefix)?\(`([^`]{1,200})`/.exec(plain(route.get('match')) ?? '')?.[1];
    const stated = plain(route.get('conditions').items()[0]?.get('prefix') ?? route.get('path'));
    const protocol = object.kind === 'IngressRouteTCP' ? 'tcp' : 'http';
    return route
      .get('services')
      .items()
      .filter((each) => (each.get('kind').text() ?? 'Service') === 'Service')
      .flatMap((service) =>
        routeCall(service.get('name'), service.get('port').number(), prefix ?? stated ?? '/', owner, {
          protocol,
          namespace: plain(service.get('namespace')),
        }),
      );
  });
  return [
    gatewayFact(
      object,
      name,
      technology,
      [object.name, ...hosts, ...matched].flatMap((host) => host ?? []),
    ),
    ...calls,
  ];
}

function openshiftRoute(object: ClusterObject): readonly FactDraft[] {
  const spec = object.node.get('spec');
  const host = plain(spec.get('host'));
  const owner = { is: 'component', deployment: object.deployment, name: 'ingress-openshift' } as const;
  return [
    gatewayFact(object, 'ingress-openshift', 'haproxy', host === undefined ? [object.name] : [object.name, host]),
    ...routeCall(spec.at('to', 'name'), spec.at('port', 'targetPort').number(), plain(spec.get('path')) ?? '/', owner),
  ];
}
