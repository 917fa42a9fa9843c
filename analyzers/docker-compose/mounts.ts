import {
  embeddedSettings,
  type FactDraft,
  isInside,
  mayHoldSettings,
  mountedSettings,
  type Owner,
  pathFromRoot,
  type Repository,
  type SettingFact,
  settingsTogether,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { type ComposeFile, filled, pathIn } from './files.ts';
import { type Layer, uniqueItems } from './layers.ts';

/** Files and folders of the repository that a service sees: bind mounts in both forms, and `configs` that are files. */
export function mountsOf(layers: readonly Layer[], project: readonly ComposeFile[]): readonly string[] {
  const volumes = uniqueItems(layers, 'volumes', volumeTarget).flatMap((layer) => volumeOf(layer.node, layer));
  const configs = uniqueItems(layers, 'configs', configTarget).flatMap(({ node }) => configOf(node, project));
  const written = uniqueItems(layers, 'configs', configTarget).flatMap(({ node }) => contentOf(node, project)?.source ?? []);
  return [...new Set([...volumes, ...configs, ...written])].sort();
}

/** Where in the container a service sees which file or folder of the repository. */
export function bindsOf(layers: readonly Layer[]): readonly { readonly path: string; readonly target: string }[] {
  return uniqueItems(layers, 'volumes', volumeTarget).flatMap((layer) =>
    volumeOf(layer.node, layer).map((path) => ({ path, target: volumeTarget(layer.node, layer).replace(/\/$/, '') })),
  );
}

/** What it finds where, and the settings that these files hold. */
export function mountFacts(
  layers: readonly Layer[],
  project: readonly ComposeFile[],
  owner: Owner,
  repository: Repository,
): readonly FactDraft[] {
  const volumes = uniqueItems(layers, 'volumes', volumeTarget).flatMap((layer) =>
    volumeOf(layer.node, layer).map((path) => ({ node: layer.node, path, target: filledTarget(layer) })),
  );
  const configs = uniqueItems(layers, 'configs', configTarget).flatMap(({ node }) =>
    configOf(node, project).map((path) => ({ node, path, target: pathFromRoot(configTarget(node)) })),
  );
  const files = [...volumes, ...configs].flatMap(({ node, path, target }): readonly FactDraft[] => {
    const settings = settingsAt(path, repository);
    if (settings.length === 0 || !target.startsWith('/')) return [];
    return [{ kind: 'mount', evidence: node.evidence(), owner, path: pathFromRoot(target), source: path }, ...settings];
  });
  return [...files, ...writtenConfigs(layers, project, owner)];
}

function filledTarget(layer: Layer): string {
  return filled(volumeTarget(layer.node, layer), layer.variables);
}

const MOST_FILES = 30;
const NO_CODE = /\.(ya?ml|json|toml|env|properties|xml|conf|cfg|ini|crt|pem|key|md|txt)$/;
const MANIFEST = /(^|\/)(package|tsconfig|composer|deno)\.json$|(^|\/)(Cargo|pyproject)\.toml$|(^|\/)pom\.xml$/;

/** Of a file, or of a folder that has nothing in it but such files. */
function settingsAt(path: string, repository: Repository): readonly SettingFact[] {
  const inside = repository.has(path) ? [path] : repository.paths.filter((each) => isInside(each, path));
  const isSettings = inside.length <= MOST_FILES && inside.every((each) => NO_CODE.test(each) && !MANIFEST.test(each));
  const settings = inside.flatMap((each) => {
    const source = isSettings && mayHoldSettings(each) ? repository.read(each) : undefined;
    return source ? mountedSettings(source) : [];
  });
  return settingsTogether(settings);
}

/** `configs: { edge: { content: … } }`: https://github.com/compose-spec/compose-spec/blob/main/08-configs.md */
function writtenConfigs(layers: readonly Layer[], project: readonly ComposeFile[], owner: Owner): readonly FactDraft[] {
  return uniqueItems(layers, 'configs', configTarget).flatMap(({ node }): readonly FactDraft[] => {
    const written = contentOf(node, project);
    const path = pathFromRoot(configTarget(node));
    const settings = written ? embeddedSettings(written.content, path, written.source) : [];
    if (!written || settings.length === 0) return [];
    return [{ kind: 'mount', evidence: node.evidence(), owner, path, source: written.source }, ...settings];
  });
}

interface WrittenConfig {
  readonly content: YamlNode;
  /** What it is called, as {@link embeddedFiles} calls it. */
  readonly source: string;
}

function contentOf(item: YamlNode, project: readonly ComposeFile[]): WrittenConfig | undefined {
  const name = item.text() ?? item.get('source').text() ?? '';
  const content = project.map(({ root }) => root.at('configs', name, 'content')).find((each) => each.exists);
  return content && { content, source: `${content.source.path}#configs/${name}` };
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
