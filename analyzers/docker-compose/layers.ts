import { folderOf, type Problem, type YamlNode } from '../../src/sdk/index.ts';
import { type ComposeFile, type ComposeFiles, pathIn, type Variables } from './files.ts';

/** One definition of a service: of a file of the project, or one that it extends. Paths in it are relative to `folder`. */
export interface Layer {
  readonly node: YamlNode;
  readonly folder: string;
  readonly variables: Variables;
}

interface Layers {
  readonly layers: readonly Layer[];
  readonly problems: readonly Problem[];
}

const MOST_LAYERS = 20;

/** The definition of the last file first, each followed by what it `extends`, from its file or another; none where the last one is `!reset`. */
export function layersOf(name: string, project: readonly ComposeFile[], files: ComposeFiles): Layers {
  const layers: Layer[] = [];
  const problems: Problem[] = [];
  for (const file of [...project].reverse()) {
    const node = file.services.get(name);
    if (node && node.tag !== '!reset')
      extend({ node, folder: file.folder, variables: file.variables }, file, { files, project, layers, problems });
    if (node?.tag === '!reset' || node?.tag === '!override') break;
  }
  return { layers, problems };
}

interface Extending {
  readonly files: ComposeFiles;
  readonly project: readonly ComposeFile[];
  readonly layers: Layer[];
  readonly problems: Problem[];
}

function extend(start: Layer, file: ComposeFile, { files, project, layers, problems }: Extending): void {
  layers.push(start);
  const seen = new Set([placeOf(start.node)]);
  let around = file;
  for (let next = start.node.get('extends'); next.exists; ) {
    const base = baseOf(next, around, files);
    const name = next.text() ?? next.get('service').text() ?? '';
    const node =
      base?.services.get(name) ??
      project.map(({ services }) => services.get(name)).find((each) => each && !next.get('file').exists);
    if (!base || !node) {
      problems.push(missing(next, name));
      return;
    }
    if (seen.has(placeOf(node)) || seen.size >= MOST_LAYERS) {
      const message = seen.has(placeOf(node))
        ? `The service ${name} extends itself.`
        : `More than ${MOST_LAYERS} services extend each other.`;
      problems.push({ code: 'limit-reached', message, evidence: next.evidence() });
      return;
    }
    seen.add(placeOf(node));
    layers.push({ node, folder: base.folder, variables: base.variables });
    around = base;
    next = node.get('extends');
  }
}

function placeOf(node: YamlNode): string {
  return `${node.source.path}:${node.line}`;
}

function baseOf(next: YamlNode, around: ComposeFile, files: ComposeFiles): ComposeFile | undefined {
  const file = next.get('file').text();
  if (file === undefined) return around;
  const path = pathIn(around.folder, file, around.variables);
  const source = path === undefined ? undefined : files.repository.read(path);
  return source && files.open(source, folderOf(source.path), around.variables);
}

function missing(at: YamlNode, name: string): Problem {
  const where = at.get('file').text() ?? 'this file';
  return {
    code: 'missing-reference',
    message: `The extended service ${name} was not found in ${where}.`,
    evidence: at.evidence(),
  };
}

/** The value of the first layer that states the key; `!reset` takes it away, `!override` hides what is below. */
export function first(layers: readonly Layer[], ...keys: readonly string[]): (Layer & { readonly node: YamlNode }) | undefined {
  for (const layer of layers) {
    const steps = keys.map((_, index) => layer.node.at(...keys.slice(0, index + 1)));
    if (steps.some(({ tag }) => tag === '!reset')) return undefined;
    const found = steps.at(-1);
    if (found?.exists) return { ...layer, node: found };
    if (steps.some(({ tag }) => tag === '!override')) return undefined;
  }
  return undefined;
}

/** Every layer that states the key, nearest first; `!reset` and `!override` hide those further away. */
export function each(layers: readonly Layer[], ...keys: readonly string[]): readonly Layer[] {
  const stating: Layer[] = [];
  for (const layer of layers) {
    const steps = keys.map((_, index) => layer.node.at(...keys.slice(0, index + 1)));
    const found = steps.at(-1);
    const isReset = steps.some(({ tag }) => tag === '!reset');
    if (found?.exists && !isReset) stating.push({ ...layer, node: found });
    if (isReset || steps.some(({ tag }) => tag === '!override')) break;
  }
  return stating;
}

/** The items of a list of every layer, those of the first file first; of items with the same unique key the nearest stays. */
export function uniqueItems(
  layers: readonly Layer[],
  list: string,
  keyOf: (item: YamlNode, layer: Layer) => string,
): readonly Layer[] {
  const items = [...each(layers, list)].reverse().flatMap((layer) => layer.node.items().map((node) => ({ ...layer, node })));
  return [...new Map(items.map((item) => [keyOf(item.node, item), item])).values()];
}
