import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, inBraces, nameOf, type Walker } from './lowering.ts';

/** One name that a `use` brings in. */
interface Used {
  /** `actix_web::web`. */
  readonly path: string;
  /** `*` for all. */
  readonly name: string;
  readonly local: string;
}

/** `use a::{b, c::{self, D as E}, f::*}`: https://doc.rust-lang.org/reference/items/use-declarations.html */
export function lowerUse(node: Node, _at: At, walker: Walker): void {
  const { draft } = walker;
  const argument = node.childForFieldName('argument');
  const isPublic = node.namedChildren.some((child) => child?.type === 'visibility_modifier');
  const place = walker.place(node);
  for (const { path, name, local } of argument ? usedIn(argument, '') : []) {
    draft.requires.add(path);
    if (isPublic) draft.exports.push(name === '*' ? { name: '*', from: path } : { name: local, from: path, imported: name });
    if (name === '*') draft.opens.push(path);
    else draft.imports.push({ local, imported: name, specifier: path, isTypeOnly: false, place });
  }
}

function usedIn(node: Node, path: string): readonly Used[] {
  switch (node.type) {
    case 'use_list':
      return partsOf(node).flatMap((each) => usedIn(each, path));
    case 'scoped_use_list': {
      const list = node.childForFieldName('list');
      return list ? usedIn(list, under(path, node.childForFieldName('path')?.text ?? '')) : [];
    }
    case 'use_as_clause': {
      const alias = node.childForFieldName('alias')?.text;
      const inside = node.childForFieldName('path');
      return (inside ? usedIn(inside, path) : []).map((each) => ({ ...each, local: alias ?? each.local }));
    }
    case 'use_wildcard':
      return [{ path: under(path, partsOf(node)[0]?.text ?? ''), name: '*', local: '*' }];
    case 'self':
      return [lastOf(path)];
    default:
      return [lastOf(under(path, node.text))];
  }
}

/** A crate by itself is all of it. */
function lastOf(path: string): Used {
  const plain = path.replace(/\s+/g, '');
  const cut = plain.lastIndexOf('::');
  const name = plain.slice(cut < 0 ? 0 : cut + 2);
  return cut < 0 ? { path: plain, name: '*', local: name } : { path: plain.slice(0, cut), name, local: name };
}

function under(path: string, more: string): string {
  return [path, more.replace(/\s+/g, '')].filter((part) => part !== '').join('::');
}

/** `mod routes;` is another file, `mod routes { … }` is read as part of this one. */
export function lowerModule(node: Node, at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const body = node.childForFieldName('body');
  const attributes = node.previousNamedSibling?.type === 'attribute_item' ? node.previousNamedSibling.text : '';
  if (/cfg\(\s*test\s*\)/.test(attributes)) return;
  if (body) lowerInside(name, body, node, at, walker);
  else {
    const from = `self::${name}`;
    walker.draft.requires.add(from);
    walker.draft.exports.push({ name, from, imported: '*' });
    walker.draft.imports.push({ local: name, imported: '*', specifier: from, isTypeOnly: false, place: walker.place(node) });
  }
}

/** What stands in braces is the file's own, and what is constant there goes by its path as well: `queues::ORDERS` beside `topics::ORDERS`. */
function lowerInside(name: string, body: Node, node: Node, at: At, walker: Walker): void {
  const { draft } = walker;
  draft.declare(0, { name: inBraces(name), values: [], place: walker.place(node) });
  const before = draft.exports.length;
  walker.children(body, { ...at, module: name });
  const entries = draft.exports.slice(before).flatMap(({ name: key, value }) => {
    const constant = inBraces(name, key);
    if (draft.find(0, constant)) return [{ key, value: nameOf(constant) }];
    return value ? [{ key, value: value.expression }] : [];
  });
  if (entries.length > 0) draft.exports.push({ name, value: { expression: { is: 'object', entries }, scope: 0 } });
}

/** `#[macro_use] extern crate rocket;` */
export function lowerExternCrate(node: Node, _at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text;
  const isForMacros = /macro_use/.test(node.previousNamedSibling?.text ?? '') || /macro_use/.test(node.text);
  if (name !== undefined && isForMacros) walker.draft.requires.add(`macro_use ${name}`);
}
