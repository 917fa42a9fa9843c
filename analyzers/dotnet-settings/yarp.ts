// https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/config-files
import { cleanText, type FactDraft, literal, type Owner, setting, type TreeNode } from '../../src/sdk/index.ts';

/** Routes that a YARP gateway serves, and the destinations it calls for them; the environment may name others. */
export function yarpFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  const section = root.get('ReverseProxy');
  return section
    .get('Routes')
    .entries()
    .flatMap(([, route]) => routeFacts(route, section, owner));
}

function routeFacts(route: TreeNode, section: TreeNode, owner: Owner): readonly FactDraft[] {
  const path = cleanText(route.at('Match', 'Path').text() ?? '/{**catch-all}');
  const stated = route.at('Match', 'Methods').texts();
  const methods = stated.length > 0 ? stated.map((method) => method.toUpperCase()) : ['ANY'];
  const cluster = route.get('ClusterId').text() ?? '';
  const behind = transformed(path, route);
  const targets = section
    .at('Clusters', cluster, 'Destinations')
    .entries()
    .map(([name, destination]) => {
      const key = `ReverseProxy:Clusters:${cluster}:Destinations:${name}:Address`;
      return setting(key, literal(cleanText(destination.get('Address').text() ?? '')));
    });
  const evidence = (route.get('ClusterId').exists ? route.get('ClusterId') : route).evidence();
  return methods.flatMap((method): readonly FactDraft[] => [
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
