import type { Expression, Import } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** Where names of the language itself and of files without a namespace are imported from. */
export const GLOBAL = 'php';

/** The namespace that a file's declarations are in, as its first `opens` says. */
function namespaceOf(draft: ModuleDraft): string {
  const [own = GLOBAL] = draft.opens;
  return own === GLOBAL ? '' : own;
}

/** `namespace Shop\Orders;`, with or without a body. */
export function lowerNamespace(node: Node, at: At, lowering: Lowering): void {
  const name = node.childForFieldName('name')?.text ?? GLOBAL;
  if (!lowering.draft.opens.includes(name)) lowering.draft.opens.unshift(name);
  const body = node.childForFieldName('body');
  if (body) lowering.children(body, at);
}

/** `use A\B;`, `use A\B as C;`, `use A\{B, C as D};`, `use function A\b;`. */
export function lowerUse(node: Node, _at: At, lowering: Lowering): void {
  const group = node.childForFieldName('body');
  const start = group ? `${partsOf(node).find(({ type }) => type === 'namespace_name')?.text ?? ''}\\` : '';
  for (const clause of partsOf(group ?? node).filter(({ type }) => type === 'namespace_use_clause')) {
    const alias = clause.childForFieldName('alias')?.text;
    const name = partsOf(clause).find(({ type }) => type === 'qualified_name' || type === 'name');
    if (name) addImport(start + name.text.replace(/^\\/, ''), alias, node, lowering);
  }
}

function addImport(path: string, local: string | undefined, node: Node, lowering: Lowering): void {
  const { specifier, imported } = split(path);
  const draft: Omit<Import, 'place'> = { local: local ?? imported, imported, specifier, isTypeOnly: false };
  if (lowering.draft.imports.some((each) => each.local === draft.local)) return;
  lowering.draft.imports.push({ ...draft, place: lowering.place(node) });
}

function split(path: string): { readonly specifier: string; readonly imported: string } {
  const cut = path.lastIndexOf('\\');
  return cut < 0 ? { specifier: GLOBAL, imported: path } : { specifier: path.slice(0, cut), imported: path.slice(cut + 1) };
}

/** A class or function by the name that a file writes; a qualified one is imported under that name. */
export function nameOf(node: Node, at: At, lowering: Lowering): Expression {
  const text = node.text;
  if (/^(self|parent)$/i.test(text) && at.class !== undefined)
    return text === 'self' ? { is: 'class', class: at.class } : { is: 'super' };
  if (/^static$/i.test(text)) return { is: 'this' };
  return { is: 'name', name: localName(node, lowering) };
}

/** The name that a class goes by in this file. */
export function localName(node: Node, lowering: Lowering): string {
  const { text } = node;
  if (!text.includes('\\')) return text;
  const path = absolute(text, lowering.draft);
  const local = `\\${path}`;
  addImport(path, local, node, lowering);
  return local;
}

/** The full name that a written one stands for: https://www.php.net/manual/en/language.namespaces.rules.php */
function absolute(text: string, draft: ModuleDraft): string {
  if (text.startsWith('\\')) return text.slice(1);
  const own = namespaceOf(draft);
  if (/^namespace\\/i.test(text)) return own === '' ? text.slice(10) : `${own}\\${text.slice(10)}`;
  const cut = text.indexOf('\\');
  const alias = draft.imports.find(({ local }) => local === text.slice(0, cut));
  if (alias) return `${alias.specifier === GLOBAL ? '' : `${alias.specifier}\\`}${alias.imported}${text.slice(cut)}`;
  return own === '' ? text : `${own}\\${text}`;
}

/** The full name behind a short one, where the file imports it. */
export function importedName(local: string, draft: ModuleDraft): string | undefined {
  const found = draft.imports.find((each) => each.local === local);
  return found && `${found.specifier}\\${found.imported}`;
}
