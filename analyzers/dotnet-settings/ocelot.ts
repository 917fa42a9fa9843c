// https://ocelot.readthedocs.io/en/latest/features/routing.html
import { cleanText, type FactDraft, literal, type Owner, type TreeNode } from '../../src/sdk/index.ts';

/** Routes that an Ocelot gateway serves, and the services it calls for them, by address or by the name they register with. */
export function ocelotFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  return ['Routes', 'ReRoutes', 'DynamicRoutes'].flatMap((name) =>
    root
      .get(name)
      .items()
      .flatMap((route) => routeFacts(route, owner)),
  );
}

function routeFacts(route: TreeNode, owner: Owner): readonly FactDraft[] {
  const upstream = cleanText(route.get('UpstreamPathTemplate').text() ?? '');
  const downstream = cleanText(route.get('DownstreamPathTemplate').text() ?? upstream);
  const stated = route
    .get('UpstreamHttpMethod')
    .texts()
    .filter((method) => method !== '');
  const methods = stated.length > 0 ? stated.map((method) => method.toUpperCase()) : ['ANY'];
  const evidence = (route.get('UpstreamPathTemplate').exists ? route.get('UpstreamPathTemplate') : route).evidence();
  const targets = targetsOf(route);
  const protocol = /^wss?$/i.test(route.get('DownstreamScheme').text() ?? '') ? 'websocket' : 'http';
  return methods.flatMap((method): readonly FactDraft[] => [
    ...(upstream === '' ? [] : [{ kind: 'route', evidence, owner, method, path: literal(upstream) } as const]),
    ...targets.map(
      (target): FactDraft => ({
        kind: 'call',
        evidence,
        owner,
        protocol,
        target: literal(target),
        method,
        path: literal(downstream),
        ...(upstream === '' ? {} : { forwards: upstream }),
      }),
    ),
  ]);
}

function targetsOf(route: TreeNode): readonly string[] {
  const scheme = route.get('DownstreamScheme').text() ?? 'http';
  const named = route.get('ServiceName').text();
  if (named !== undefined && named !== '') return [`${scheme}://${cleanText(named)}`];
  return route
    .get('DownstreamHostAndPorts')
    .items()
    .flatMap((address) => {
      const host = address.get('Host').text();
      const port = address.get('Port').text();
      return host === undefined || host === '' ? [] : [`${scheme}://${cleanText(host)}${port === undefined ? '' : `:${port}`}`];
    });
}
