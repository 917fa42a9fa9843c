import type { Protocol, YamlNode } from '../../src/sdk/index.ts';

/** How requests reach a cluster: what is spoken and below which path they arrive. */
export interface ClusterRoute {
  readonly protocol: Protocol;
  readonly path?: string;
}

/** For each cluster the first route of the listeners' filter chains that leads to it. */
export function routesIn(listeners: readonly YamlNode[]): ReadonlyMap<string, ClusterRoute> {
  const found = new Map<string, ClusterRoute>();
  const add = (cluster: string | undefined, route: ClusterRoute): void => {
    if (cluster !== undefined && !found.has(cluster)) found.set(cluster, route);
  };
  for (const filter of filtersOf(listeners)) {
    const config = configOf(filter);
    const isTcp = /tcp_proxy/.test(filter.get('name').text() ?? '');
    if (isTcp) add(config.get('cluster').text(), { protocol: 'tcp' });
    const speaksGrpc = config
      .get('http_filters')
      .items()
      .some((each) => /grpc_(web|json_transcoder|http1_bridge)/.test(each.get('name').text() ?? ''));
    for (const route of config
      .at('route_config', 'virtual_hosts')
      .items()
      .flatMap((host) => host.get('routes').items())) {
      readRoute(route, speaksGrpc, add);
    }
  }
  return found;
}

/**
 * Services that a filter offers over HTTP by the rules in their descriptions.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/grpc_json_transcoder_filter
 */
export function transcodedIn(listeners: readonly YamlNode[]): readonly YamlNode[] {
  const chain = filtersOf(listeners).flatMap((filter) => configOf(filter).get('http_filters').items());
  const transcoders = chain.filter((each) => /grpc_json_transcoder/.test(each.get('name').text() ?? ''));
  return transcoders.flatMap((each) => configOf(each).get('services').items());
}

function filtersOf(listeners: readonly YamlNode[]): readonly YamlNode[] {
  return listeners.flatMap((each) => each.get('filter_chains').items()).flatMap((chain) => chain.get('filters').items());
}

function configOf(filter: YamlNode): YamlNode {
  return filter.get('typed_config').exists ? filter.get('typed_config') : filter.get('config');
}

function readRoute(route: YamlNode, speaksGrpc: boolean, add: (cluster: string | undefined, route: ClusterRoute) => void): void {
  const match = route.get('match');
  const path = match.get('prefix').text() ?? match.get('path').text() ?? match.get('path_separated_prefix').text();
  const isGrpc = match.get('grpc').kind !== 'missing' || speaksGrpc;
  const way: ClusterRoute = { protocol: isGrpc ? 'grpc' : 'http', ...(path !== undefined && { path }) };
  add(route.at('route', 'cluster').text(), way);
  for (const weighted of route.at('route', 'weighted_clusters', 'clusters').items()) add(weighted.get('name').text(), way);
}
