import type { YamlNode } from '../../src/sdk/index.ts';
import { type ComposeFile, filled, pathIn } from './files.ts';
import { type Layer, uniqueItems } from './layers.ts';

/** Files and folders of the repository that a service sees: bind mounts in both forms, and `configs` that are files. */
export function mountsOf(layers: readonly Layer[], project: readonly ComposeFile[]): readonly string[] {
  const volumes = uniqueItems(layers, 'volumes', volumeTarget).flatMap((layer) => volumeOf(layer.node, layer));
  const configs = uniqueItems(layers, 'configs', configTarget).flatMap(({ node }) => configOf(node, project));
  return [...new Set([...volumes, ...configs])].sort();
}

/** Where in the container a service sees which file or folder of the repository. */
export function bindsOf(layers: readonly Layer[]): readonly { readonly path: string; readonly target: string }[] {
  return uniqueItems(layers, 'volumes', volumeTarget).flatMap((layer) =>
    volumeOf(layer.node, layer).map((path) => ({ path, target: volumeTarget(layer.node, layer).replace(/\/$/, '') })),
  );
}

/** The services whose mounts this one takes over; `container:` names what runs outside the project. */
export function mountedFrom(layers: readonly Layer[]): readonly string[] {
  const stated = uniqueItems(layers, 'volumes_from', (item) => item.text() ?? '').map(({ node }) => node.text() ?? '');
  return stated.filter((text) => !text.startsWith('container:')).map((text) => text.replace(/:(ro|rw)$/, ''));
}

/** A definition further away mounts something at the same place: only the nearest counts. */
function volumeTarget(item: YamlNode, { variables }: Layer): string {
  const [source = '', target = source] = filled(item.text() ?? '', variables)
    .replace(/:[a-zA-Z,]{1,30}$/, '')
    .split(':');
  return item.text() === undefined ? (item.get('target').text() ?? '') : target.replace(/\/$/, '');
}

function configTarget(item: YamlNode): string {
  const source = item.text() ?? item.get('source').text() ?? '';
  return item.get('target').text() ?? `/${source}`;
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
