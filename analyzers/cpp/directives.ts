import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { fullPath, lowerPath, ofLibrary, pathOf } from './names.ts';

/** `#include "stock/client.h"`: what it declares is declared here, and for whoever includes this file. */
export function lowerInclude(node: Node, _at: At, walker: Walker): void {
  const path = node.childForFieldName('path')?.text.replace(/^["<]|[">]$/g, '') ?? '';
  if (path === '') return;
  walker.draft.requires.add(path);
  walker.draft.opens.push(path);
  walker.draft.exports.push({ name: '*', from: path });
}

/** `#define STOCK_TOPIC "stock.changed"`. */
export function lowerDefine(node: Node, at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const value = node.childForFieldName('value')?.text.trim() ?? '';
  const text = /^"([^"\\]*)"$/.exec(value)?.[1];
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  const known = text ?? number;
  if (known === undefined) return;
  walker.draft.declare(0, { name, values: [{ expression: literalOf(known), scope: at.scope }], place: walker.place(node) });
}

/** `using namespace httplib;`, `using httplib::Client;`. */
export function lowerUsing(node: Node, _at: At, walker: Walker): void {
  const [named] = partsOf(node);
  const path = named ? fullPath(pathOf(named), walker) : [];
  const library = ofLibrary(path);
  if (!library) return;
  const { specifier, rest } = library;
  const [imported, deeper] = rest;
  if (imported === undefined) walker.draft.opens.push(specifier);
  else if (deeper === undefined)
    walker.draft.imports.push({ local: imported, imported, specifier, isTypeOnly: false, place: walker.place(node) });
}

/** `namespace http = web::http;`. */
export function lowerNamespaceAlias(node: Node, _at: At, walker: Walker): void {
  const local = node.childForFieldName('name')?.text;
  const path = partsOf(node).at(-1)?.text.replace(/\s+/g, '');
  if (local === undefined || path === undefined) return;
  walker.draft.imports.push({ local, imported: '*', specifier: path, isTypeOnly: false, place: walker.place(node) });
}

/** `using Client = httplib::Client;`, `typedef httplib::Client Client;`. */
export function lowerAlias(node: Node, at: At, walker: Walker): void {
  const name = (node.childForFieldName('name') ?? node.childForFieldName('declarator'))?.text;
  const type = node.childForFieldName('type');
  const named = type?.type === 'type_descriptor' ? type.childForFieldName('type') : type;
  if (named && /^(class|struct|enum)_specifier$/.test(named.type)) walker.visit(named, at);
  if (name === undefined || !named || !/identifier$/.test(named.type)) return;
  const expression = lowerPath(pathOf(named), { scope: at.scope }, walker);
  if (expression.is === 'name' && expression.name === name) return;
  walker.draft.declare(at.scope, { name, values: [{ expression, scope: at.scope }], place: walker.place(node) });
}
