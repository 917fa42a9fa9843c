import type { YamlNode } from '../../src/sdk/index.ts';
import { type ComposeFile, pathIn } from './files.ts';
import { each, type Layer } from './layers.ts';

/** Files and folders of the repository that a service sees: bind mounts in both forms, and `configs` that are files. */
export function mountsOf(layers: readonly Layer[], project: readonly ComposeFile[]): readonly string[] {
  const volumes = each(layers, 'volumes').flatMap((layer) => layer.node.items().flatMap((item) => volumeOf(item, layer)));
  const configs = each(layers, 'configs').flatMap(({ node }) => node.items().flatMap((item) => configOf(item, project)));
  return [...new Set([...volumes, ...configs])].sort();
}

/** `./nginx.conf:/etc/nginx/nginx.conf:ro`; a source without `.` or `/` at its start is a named volume. */
function volumeOf(item: YamlNode, { folder, variables }: Layer): readonly string[] {
  const text = item.text();
  const stated = text === undefined ? bindOf(item) : text.replace(/^(\$\{[^}]{0,200}\}|[^:$]{0,1000}).*$/s, '$1');
  if (stated === undefined || !/^(\.|\$)/.test(stated)) return [];
  const path = pathIn(folder, withRest(stated, text), variables);
  return path === undefined || path.includes('${') ? [] : [path];
}

/** `${CONFIG:-./conf}/nginx.conf:/etc/…`: the colon inside the braces does not end the source. */
function withRest(stated: string, text: string | undefined): string {
  if (text === undefined || !stated.startsWith('${')) return stated;
  return stated + (/^[^:]{0,1000}/.exec(text.slice(stated.length))?.[0] ?? '');
}

function bindOf(item: YamlNode): string | undefined {
  const isBind = item.get('type').text() === 'bind' || item.get('source').text()?.startsWith('.');
  return isBind ? item.get('source').text() : undefined;
}

/** `configs: [edge]` or `[{ source: edge, target: /etc/… }]`, with `edge: { file: ./edge.conf }` at the top. */
function configOf(item: YamlNode, project: readonly ComposeFile[]): readonly string[] {
  const name = item.text() ?? item.get('source').text() ?? '';
  return project.flatMap(({ root, folder, variables }) => {
    const file = root.at('configs', name, 'file').text();
    return file === undefined ? [] : (pathIn(folder, file, variables) ?? []);
  });
}
