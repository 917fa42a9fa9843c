import { cleanText, type TreeNode } from '../../src/sdk/index.ts';

/**
 * URLs at which a description, a path or an operation is served, variables at their defaults. OpenAPI 2 has `schemes`,
 * `host` and `basePath` in their place. https://spec.openapis.org/oas/v3.1.0#server-object
 */
export function serversOf(node: TreeNode): readonly string[] {
  const urls = node
    .get('servers')
    .items()
    .flatMap((server) => {
      const url = server.get('url').text();
      return url === undefined ? [] : [withDefaults(url, server.get('variables'))];
    });
  const all = urls.length > 0 ? urls : olderServers(node);
  return [...new Set(all.map(cleanText))];
}

function withDefaults(url: string, variables: TreeNode): string {
  return url.replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => variables.at(name, 'default').text() ?? whole);
}

function olderServers(node: TreeNode): readonly string[] {
  const host = node.get('host').text();
  const path = node.get('basePath').text() ?? '';
  if (host === undefined) return path === '' ? [] : [path];
  const schemes = node.get('schemes').texts();
  return (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${path}`);
}
