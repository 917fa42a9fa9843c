import type { Content, Place, TreeNode } from '../../../src/sdk/index.ts';

/** What a template computes with. Absent and null are one thing: both print nothing and are false. */
export type GoValue = null | boolean | number | string | readonly GoValue[] | Dict | Method;

/** `.Files.Get`, `.Capabilities.APIVersions.Has`: what takes arguments. */
export interface Method {
  /** `note` tells where a line of the text that comes out was stated. */
  readonly call: (args: readonly GoValue[], note: (line: string, place: Place) => void) => GoValue;
}

/** A map that remembers on which line of a values file each of its keys stands. */
export class Dict {
  readonly entries = new Map<string, GoValue>();
  readonly places = new Map<string, readonly Place[]>();

  /** A map of known content. */
  static of(entries: Readonly<Record<string, GoValue>>): Dict {
    const dict = new Dict();
    for (const [key, value] of Object.entries(entries)) dict.entries.set(key, value);
    return dict;
  }

  set(key: string, value: GoValue, places: readonly Place[] = []): this {
    this.entries.set(key, value);
    if (places.length > 0) this.places.set(key, places);
    return this;
  }

  /** Go visits maps in the order of their keys. */
  keys(): readonly string[] {
    return [...this.entries.keys()].sort();
  }

  get(key: string): GoValue {
    return this.entries.get(key) ?? null;
  }
}

/** Whether the value is a list. */
export function isList(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}

/** Whether the value takes arguments. */
export function isMethod(value: GoValue): value is Method {
  return typeof value === 'object' && value !== null && 'call' in value;
}

/** What `if` asks: zero, empty and absent are false. */
export function isTrue(value: GoValue): boolean {
  if (value === null || value === false || value === 0 || value === '') return false;
  if (isList(value)) return value.length > 0;
  return !(value instanceof Dict) || value.entries.size > 0;
}

/** As `{{ value }}` prints it. */
export function print(value: GoValue): string {
  if (value === null || isMethod(value)) return '';
  if (isList(value)) return `[${value.map(print).join(' ')}]`;
  if (value instanceof Dict)
    return `map[${value
      .keys()
      .map((key) => `${key}:${print(value.get(key))}`)
      .join(' ')}]`;
  return String(value);
}

/** Deep equality, as `eq` and `has` need it. */
export function isEqual(one: GoValue, other: GoValue): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index] ?? null));
  if (one instanceof Dict && other instanceof Dict) {
    return one.entries.size === other.entries.size && one.keys().every((key) => isEqual(one.get(key), other.get(key)));
  }
  return one === other;
}

const NUMBER = /^[-+]?(0|[1-9]\d{0,15})(\.\d+)?([eE][-+]?\d{1,3})?$|^[-+]?\.\d+$/;

/** A YAML document as a template sees it; every key keeps its line. */
export function fromYaml(node: TreeNode): GoValue {
  return fromContent(node, 0);
}

const DEEPEST = 60;

function fromContent(node: TreeNode, depth: number): GoValue {
  if (depth > DEEPEST) return null;
  switch (node.kind) {
    case 'missing':
    case 'null':
      return null;
    case 'list':
      return node.items().map((item) => fromContent(item, depth + 1));
    case 'map': {
      const dict = new Dict();
      for (const [key, value] of node.entries())
        dict.set(key, fromContent(value, depth + 1), [{ source: value.source, line: value.line }]);
      return dict;
    }
    case 'scalar':
      return fromScalar(node.content);
  }
}

function fromScalar(content: Content | undefined): GoValue {
  if (content?.is !== 'scalar') return null;
  const { text, plain } = content;
  if (!plain) return text;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (NUMBER.test(text)) return Number(text);
  return /^0x[0-9a-f]{1,13}$/i.test(text) ? Number(text) : text;
}

/** The first map with what the second says on top; null in the second takes a key away, as Helm has it for values. */
export function mergeDicts(base: Dict, over: Dict): Dict {
  const merged = new Dict();
  for (const [key, value] of base.entries) merged.set(key, value, base.places.get(key));
  for (const [key, value] of over.entries) {
    const known = base.entries.get(key);
    const places = [...(over.places.get(key) ?? []), ...(base.places.get(key) ?? [])];
    if (value === null && known !== undefined) merged.entries.delete(key);
    else if (known instanceof Dict && value instanceof Dict) merged.set(key, mergeDicts(known, value), places);
    else merged.set(key, value, places);
  }
  return merged;
}
