// https://ocelot.readthedocs.io/en/latest/features/routing.html
import {
  cleanText,
  concat,
  type FactDraft,
  literal,
  type Owner,
  setting,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';

/** Routes that an Ocelot gateway serves, and the services it calls for them, by address or by the name they register with. */
export function ocelotFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  const routes = ['Routes', 'ReRoutes', 'DynamicRoutes'].flatMap((name) =>
    root
      .get(name)
      .items()
      .flatMap((route, index) => routeFacts(route, `${name}:${index}`, owner)),
  );
  const aggregates = root
    .get('Aggregates')
    .items()
    .flatMap((each) => aggregateFacts(each, owner));
  return [...routes, ...aggregates, ...registryFacts(root, owner)];
}

/** Whom it asks for the instances of a `ServiceName`: https://ocelot.readthedocs.io/en/latest/features/servicediscovery.html#consul */
function registryFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  const provider = root.get('GlobalConfiguration').get('ServiceDiscoveryProvider');
  const [type = 'Consul', scheme = 'http', host = '', port = '8500'] = ['Type', 'Scheme', 'Host', 'Port'].map((name) =>
    provider.get(name).text(),
  );
  if (!/^(?:Poll)?Consul$/i.test(type) || host === '') return [];
  const part = (name: string, text: string) =>
    setting(`GlobalConfiguration:ServiceDiscoveryProvider:${name}`, literal(cleanText(text)));
  const target = concat([literal(`${cleanText(scheme)}://`), part('Host', host), literal(':'), part('Port', port)]);
  const evidence = provider.get('Host').evidence();
  return [{ kind: 'connection', evidence, owner, nodeKind: 'infrastructure', technology: 'consul', protocol: 'http', target }];
}

/** What several routes answer together, to GET alone: https://ocelot.readthedocs.io/en/latest/features/aggregation.html */
function aggregateFacts(aggregate: TreeNode, owner: Owner): readonly FactDraft[] {
  const path = aggregate.get('UpstreamPathTemplate');
  const text = path.text();
  return text ? [{ kind: 'route', evidence: path.evidence(), owner, method: 'GET', path: literal(cleanText(text)) }] : [];
}

function routeFacts(route: TreeNode, key: string, owner: Owner): readonly FactDraft[] {
  const upstream = cleanText(route.get('UpstreamPathTemplate').text() ?? '');
  const downstream = cleanText(route.get('DownstreamPathTemplate').text() ?? upstream);
  const stated = route
    .get('UpstreamHttpMethod')
    .texts()
    .filter((method) => method !== '');
  const methods = stated.length > 0 ? stated.map((method) => method.toUpperCase()) : ['ANY'];
  const evidence = (route.get('UpstreamPathTemplate').exists ? route.get('UpstreamPathTemplate') : route).evidence();
  const targets = targetsOf(route, key);
  const protocol = /^wss?$/i.test(route.get('DownstreamScheme').text() ?? '') ? 'websocket' : 'http';
  return methods.flatMap((method): readonly FactDraft[] => [
    ...(upstream === '' ? [] : [{ kind: 'route', evidence, owner, method, path: literal(upstream) } as const]),
    ...targets.map(
      (target): FactDraft => ({
        kind: 'call',
        evidence,
        owner,
        protocol,
        target,
        method,
        path: literal(downstream),
        ...(upstream === '' ? {} : { forwards: upstream }),
      }),
    ),
  ]);
}

/** The environment may name another host or port for each, by their place in the file. */
function targetsOf(route: TreeNode, key: string): readonly Value[] {
  const scheme = `${route.get('DownstreamScheme').text() ?? 'http'}://`;
  const named = route.get('ServiceName').text();
  if (named !== undefined && named !== '') return [literal(`${scheme}${cleanText(named)}`)];
  return route
    .get('DownstreamHostAndPorts')
    .items()
    .flatMap((address, index) => {
      const [host = '', port] = ['Host', 'Port'].map((name) => address.get(name).text());
      const part = (name: string, text: string) => setting(`${key}:DownstreamHostAndPorts:${index}:${name}`, literal(text));
      const parts = [literal(scheme), part('Host', cleanText(host))];
      return host === '' ? [] : [concat(port === undefined ? parts : [...parts, literal(':'), part('Port', port)])];
    });
}
