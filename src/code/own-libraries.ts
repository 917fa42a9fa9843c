import type { Repository } from '../model/analyzer.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { parseYaml } from '../sdk/yaml.ts';
import { defineLibrary, type Effect, type Library, type Selector, type ValueRule } from './library.ts';
import { selectorOf } from './selector-text.ts';

/** The libraries that a team describes under `libraries` in `asbuilt.yaml`; its form has been checked when the file was loaded. */
export function ownLibraries(repository: Repository): readonly Library[] {
  const [file] = repository.config ? parseYaml(repository.config).documents : [];
  return (file?.get('libraries').items() ?? []).map(toLibrary);
}

function toLibrary(node: TreeNode): Library {
  const decorators = node.get('decorators');
  return defineLibrary({
    name: textIn(node, 'name'),
    imports: node.get('imports').items().map(textOf),
    docs: textIn(node, 'docs'),
    creates: table(node.get('creates'), textOf),
    types: table(node.get('types'), textOf),
    calls: table(node.get('calls'), effectsOf),
    values: table(node.get('values'), valueOf),
    decorators: {
      class: table(decorators.get('class'), effectsOf),
      method: table(decorators.get('method'), effectsOf),
      inject: table(decorators.get('inject'), found),
    },
  });
}

function table<T>(node: TreeNode, read: (value: TreeNode) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(node.entries().map(([key, value]) => [key, read(value)]));
}

function textOf(node: TreeNode): string {
  return node.text() ?? '';
}

function textIn(node: TreeNode, key: string): string {
  return node.get(key).text() ?? '';
}

function found(node: TreeNode): Selector {
  if (node.kind !== 'list') return selectorOf(textOf(node));
  return { from: 'first', options: node.items().map((each) => selectorOf(textOf(each))) };
}

/** Keys that are words of the model; every other key says where in the call something is found. */
const WORDS = new Set(['does', 'protocol', 'channelKind', 'nodeKind', 'technology', 'vendor']);

function effectsOf(node: TreeNode): readonly Effect[] {
  return (node.kind === 'list' ? node.items() : [node]).map(
    (each) =>
      Object.fromEntries(each.entries().map(([key, part]) => [key, WORDS.has(key) ? textOf(part) : found(part)])) as Effect,
  );
}

function valueOf(node: TreeNode): ValueRule {
  const [key, select, fallback] = [node.get('setting'), node.get('select'), node.get('fallback')];
  if (key.exists) return { value: 'setting', key: found(key), ...(fallback.exists ? { fallback: found(fallback) } : {}) };
  return select.exists ? { value: 'select', selector: found(select) } : { value: 'text', text: textIn(node, 'text') };
}
