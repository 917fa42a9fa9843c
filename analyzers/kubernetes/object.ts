import { type Problem, settingValue, unknown, type Value, type YamlNode } from '../../src/sdk/index.ts';
import { MARK } from './helm-lite.ts';

/** One object of the cluster as its manifest states it. */
export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** `kubernetes:deploy/shop`. */
  readonly deployment: string;
  readonly node: YamlNode;
}

/** The objects of one document: itself, or the items of a `List`. What has no readable name becomes a problem. */
export function objectsOf(
  document: YamlNode,
  deployment: string,
): { objects: readonly ClusterObject[]; problems: readonly Problem[] } {
  const kind = document.get('kind').text();
  if (kind === undefined || !document.get('apiVersion').exists) return { objects: [], problems: [] };
  if (kind === 'List') {
    const items = document.get('items').items();
    const found = items.filter((item) => item.get('kind').text() !== 'List').map((item) => objectsOf(item, deployment));
    return { objects: found.flatMap(({ objects }) => objects), problems: found.flatMap(({ problems }) => problems) };
  }
  const name = document.at('metadata', 'name').text();
  if (name === undefined) return { objects: [], problems: [] };
  if (name.includes(MARK)) return { objects: [], problems: [unnamed(kind, document)] };
  const namespace = plain(document.at('metadata', 'namespace'));
  return { objects: [{ kind, name, namespace, deployment, node: document }], problems: [] };
}

function unnamed(kind: string, document: YamlNode): Problem {
  const message = `The name of this ${kind} comes from a template expression that could not be rendered, so the object is left out.`;
  return { code: 'missing-reference', message, evidence: document.at('metadata', 'name').evidence() };
}

/** A text that no template expression is left in. */
export function plain(node: YamlNode): string | undefined {
  const text = node.text();
  return text === undefined || text.includes(MARK) || text === '' ? undefined : text;
}

/** The value of a setting; what a template expression decides is not known. */
export function valueOf(key: string, text: string, references: boolean): Value {
  if (text.includes(MARK)) return unknown('a template expression of the chart decides it');
  return settingValue(key, text, references ? 'parentheses' : 'none');
}

/** A mapping of texts, such as labels; undefined when there is none. */
export function labelsOf(node: YamlNode): Readonly<Record<string, string>> | undefined {
  const labels = node.entries().flatMap(([key, value]) => {
    const text = plain(value);
    return text === undefined || key.includes(MARK) ? [] : [[key, text] as const];
  });
  return labels.length === 0 ? undefined : Object.fromEntries(labels);
}
