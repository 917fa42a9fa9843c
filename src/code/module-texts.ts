import type { Module } from './ir.ts';

const MARKS = ['.', '@', '#', ':', '/'];

const known = new WeakMap<Module, ReadonlySet<string>>();

/** What the texts of a module may name: each of them, and the last word of one, `Orders@store`, `controllers.Orders.store`. */
export function namedByTexts(module: Module): ReadonlySet<string> {
  const kept = known.get(module);
  if (kept) return kept;
  const texts = new Set<string>();
  addTexts(module, texts, new Set());
  for (const text of [...texts]) texts.add(text.slice(Math.max(...MARKS.map((mark) => text.lastIndexOf(mark))) + 1));
  known.set(module, texts);
  return texts;
}

/** Every text that the code of a module writes, and every name. */
export function addTexts(module: Module, texts: Set<string>, names: Set<string>): void {
  const work: object[] = [module];
  for (let at = work.pop(); at; at = work.pop()) {
    const { is, value, name }: { readonly is?: unknown; readonly value?: unknown; readonly name?: unknown } = at;
    if (is === 'literal' && typeof value === 'string') texts.add(value);
    if (typeof name === 'string') names.add(name);
    addInner(at, work);
  }
}

function addInner(data: object, inner: object[]): void {
  if (Array.isArray(data)) {
    for (const each of data as readonly unknown[]) if (typeof each === 'object' && each !== null) inner.push(each);
    return;
  }
  for (const key in data) {
    const each: unknown = data[key as keyof typeof data];
    if (typeof each === 'object' && each !== null && key !== 'place') inner.push(each);
  }
}
