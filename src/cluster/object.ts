import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import { unknown, type Value } from '../model/value.ts';
import { settingValue, UNRENDERED } from '../sdk/interpolate.ts';
import type { TreeNode } from '../sdk/tree.ts';

/** Stands where a template expression could not be computed; no text of a person holds this character. */
export const MARK = UNRENDERED;

/** One object of the cluster as its manifest states it. */
export interface ClusterObject {
  readonly kind: string;
  /** `apps` of `apps/v1`; empty for the core. */
  readonly group: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** `kubernetes:deploy/shop`. */
  readonly deployment: string;
  readonly node: TreeNode;
}

/** The objects of some documents and what kept others from being read. */
export interface ClusterObjects {
  readonly objects: readonly ClusterObject[];
  readonly problems: readonly Problem[];
}

const DEEPEST_LIST = 8;

/** The objects of one document: itself, or the items of a `List`. What has no readable name becomes a problem. */
export function objectsOf(document: TreeNode, deployment: string, namespace?: string, depth = 0): ClusterObjects {
  const kind = document.get('kind').text();
  const version = document.get('apiVersion').text();
  if (kind === undefined || version === undefined) return { objects: [], problems: [] };
  if (/^[A-Z]\w*List$|^List$/.test(kind) && document.get('items').kind === 'list' && depth < DEEPEST_LIST) {
    const found = document
      .get('items')
      .items()
      .map((item) => objectsOf(item, deployment, namespace, depth + 1));
    return { objects: found.flatMap(({ objects }) => objects), problems: found.flatMap(({ problems }) => problems) };
  }
  const metadata = document.get('metadata');
  const name = metadata.get('name').text() ?? metadata.get('generateName').text()?.replace(/-$/, '');
  if (name === undefined) return { objects: [], problems: [] };
  if (name.includes(MARK)) return { objects: [], problems: [unnamed(kind, document)] };
  const group = version.includes('/') ? (version.split('/')[0] ?? '') : '';
  const space = plain(metadata.get('namespace')) ?? namespace;
  return { objects: [{ kind, group, name, namespace: space, deployment, node: document }], problems: [] };
}

function unnamed(kind: string, document: TreeNode): Problem {
  const message = `The name of this ${kind} comes from a template expression that could not be rendered, so the object is left out.`;
  return { code: 'missing-reference', message, evidence: document.at('metadata', 'name').evidence() };
}

/** A text that no template expression is left in. */
export function plain(node: TreeNode): string | undefined {
  const text = node.text();
  return text === undefined || text.includes(MARK) || text === '' ? undefined : text;
}

/** The value of a setting; what a template expression decides is not known. */
export function valueOf(key: string, text: string, references: boolean): Value {
  if (text.includes(MARK)) return unknown('a template expression decides it');
  return settingValue(key, text, references ? 'parentheses' : 'none');
}

/** A mapping of texts, such as labels; undefined when there is none. */
export function labelsOf(node: TreeNode): Readonly<Record<string, string>> | undefined {
  const labels = node.entries().flatMap(([key, value]) => {
    const text = plain(value);
    return text === undefined || key.includes(MARK) ? [] : [[key, text] as const];
  });
  return labels.length === 0 ? undefined : Object.fromEntries(labels);
}

/** The evidence of a fact with the further lines that its node was put together from. */
export function sightingOf(
  node: TreeNode,
  evidence: Evidence = node.evidence(),
): { readonly evidence: Evidence; readonly via?: readonly Evidence[] } {
  const via = node.via();
  return via.length > 0 ? { evidence, via } : { evidence };
}

/** Where the object's name stands. */
export function nameNode(object: ClusterObject): TreeNode {
  const metadata = object.node.get('metadata');
  const name = metadata.get('name');
  return name.exists ? name : metadata.get('generateName');
}
