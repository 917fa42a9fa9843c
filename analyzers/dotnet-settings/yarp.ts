// https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/config-files
import { cleanText, type FactDraft, literal, type Owner, setting, type TreeNode } from '../../src/sdk/index.ts';

/** Routes that a YARP gateway serves, and the destinations it calls for them; the environment may name others. */
export function yarpFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  return root
    .entries()
    .filter(([name, section]) => name === 'ReverseProxy' || isGateway(section))
    .flatMap(([name, section]) =>
      section
        .get('Routes')
        .entries()
        .flatMap(([, route]) => routeFacts(route, { name, section }, owner)),
    );
}

/** Code may load its routes from a section of any name: `LoadFromConfig(configuration.GetSection("Gateway"))`. */
function isGateway(section: TreeNode): boolean {
  const [routes, clusters] = ['Routes', 'Clusters'].map((key) => section.get(key).entries());
  const isRoute = (route: TreeNode) => route.get('ClusterId').exists && route.get('Match').exists;
  const isCluster = (cluster: TreeNode) => cluster.get('Destinations').exists;
  return !!routes?.length && routes.every(([, each]) => isRoute(each)) && !!clusters?.some(([, each]) => isCluster(each));
}

interface Section {
  readonly name: string;
  readonly section: TreeNode;
}

function routeFacts(route: TreeNode, { name: top, section }: Section, owner: Owner): readonly FactDraft[] {
  const path = cleanText(route.at('Match', 'Path').text() ?? '/{**catch-all}');
  const stated = route.at('Match', 'Methods').texts();
  const methods = stated.length > 0 ? stated.map((method) => method.toUpperCase()) : ['ANY'];
  const cluster = route.get('ClusterId').text() ?? '';
  const behind = transformed(path, route);
  const targets = section
    .at('Clusters', cluster, 'Destinations')
    .entries()
    .map(([name, destination]) => {
      const key = `${top}:Clusters:${cluster}:Destinations:${name}:Address`;
      return setting(key, literal(cleanText(destination.get('Address').text() ?? '')));
    });
  const evidence = (route.get('ClusterId').exists ? route.get('ClusterId') : route).evidence();
  // A name is its cluster's where all that is asked under it is handed on.
  const [behindHost] = /^\/?\{\*\*[\w-]+\}$/.test(path) && stated.length === 0 ? targets : [];
  const hosts = route
    .at('Match', 'Hosts')
    .texts()
    .map((host): FactDraft => {
      return { kind: 'virtual-host', evidence, owner, host: literal(cleanText(host)), ...(behindHost && { behind: behindHost }) };
    });
  const served = methods.flatMap((method): readonly FactDraft[] => [
    { kind: 'route', evidence, owner, method, path: literal(path) },
    ...targets.map(
      (target): FactDraft => ({
        kind: 'call',
        evidence,
        owner,
        protocol: 'http',
        target,
        method,
        path: literal(behind),
        forwards: path,
      }),
    ),
  ]);
  return [...hosts, ...served];
}

/** https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/transforms-request */
function transformed(path: string, route: TreeNode): string {
  let changed = path;
  for (const transform of route.get('Transforms').items()) {
    const removed = transform.get('PathRemovePrefix').text();
    const pattern = transform.get('PathPattern').text();
    const prefix = transform.get('PathPrefix').text();
    const set = transform.get('PathSet').text();
    if (removed !== undefined && changed.toLowerCase().startsWith(removed.toLowerCase()))
      changed = changed.slice(removed.length) || '/';
    if (prefix !== undefined) changed = `${prefix}${changed}`;
    changed = set ?? pattern ?? changed;
  }
  return cleanText(changed);
}
