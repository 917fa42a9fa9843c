import {
  evidenceAt,
  folderOf,
  joinPath,
  type Problem,
  parseYaml,
  type Repository,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';

/** One definition of a service: its own, or one that it extends. Paths in it are relative to the folder of its file. */
export interface Layer {
  readonly node: YamlNode;
  readonly folder: string;
}

const MOST_LAYERS = 20;

/** The service's own definition first, then what it `extends`, from this file or another. */
export function layersOf(
  node: YamlNode,
  services: YamlNode,
  repository: Repository,
): { layers: readonly Layer[]; problems: readonly Problem[] } {
  const layers: Layer[] = [{ node, folder: folderOf(node.source.path) }];
  let around = services;
  for (let next = node.get('extends'); next.exists && layers.length < MOST_LAYERS; ) {
    const file = next.get('file').text();
    const from = file === undefined ? around : servicesOf(file, next.source, repository);
    const name = next.text() ?? next.get('service').text() ?? '';
    const base = from?.get(name);
    if (!from || base?.kind !== 'map') return { layers, problems: [missing(next, name, file)] };
    layers.push({ node: base, folder: folderOf(base.source.path) });
    around = from;
    next = base.get('extends');
  }
  return { layers, problems: [] };
}

function servicesOf(file: string, source: Source, repository: Repository): YamlNode | undefined {
  const path = joinPath(folderOf(source.path), file);
  const other = path === undefined ? undefined : repository.read(path);
  return other && parseYaml(other).documents[0]?.get('services');
}

function missing(at: YamlNode, name: string, file: string | undefined): Problem {
  const where = file === undefined ? 'this file' : file;
  return {
    code: 'missing-reference',
    message: `The extended service ${name} was not found in ${where}.`,
    evidence: evidenceAt(at.source, at.line),
  };
}

/** The value of the first layer that states the key. */
export function first(layers: readonly Layer[], ...keys: readonly string[]): YamlNode | undefined {
  return layers.map(({ node }) => node.at(...keys)).find(({ exists, tag }) => exists || tag === '!reset');
}

/** Every layer that states the key, nearest first; `!reset` and `!override` hide those further away. */
export function each(layers: readonly Layer[], key: string): readonly Layer[] {
  const stating: Layer[] = [];
  for (const { node, folder } of layers) {
    const found = node.get(key);
    if (found.exists && found.tag !== '!reset') stating.push({ node: found, folder });
    if (found.tag === '!reset' || found.tag === '!override') break;
  }
  return stating;
}
