import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';
import { typeReference } from './types.ts';

/**
 * How a file says what it opens, until linking knows the projects: `namespace:` its own, `around:` those around it, `global:`
 * usings for the whole project, `static:` a class whose members go by their plain names, plain for what only it opens.
 */
export const OPENS = { own: 'namespace:', around: 'around:', global: 'global:', static: 'static:' } as const;

/** `using A.B;`, `using static A.B;`, `using X = A.B.C;`, each also `global`. */
export function lowerUsing(node: Node, _at: At, lowering: Lowering): void {
  const alias = field(node, 'name');
  const name = node.namedChildren.find((child) => child !== alias);
  const written = typeReference(name)?.name;
  if (!written) return;
  const isGlobal = node.children.some((child) => child.type === 'global');
  const isStatic = node.children.some((child) => child.type === 'static');
  if (alias) addAlias(alias.text, written, node, lowering);
  else lowering.opens.push(`${isGlobal ? OPENS.global : ''}${isStatic ? OPENS.static : ''}${written}`);
}

function addAlias(local: string, written: string, node: Node, lowering: Lowering): void {
  const cut = written.lastIndexOf('.');
  const specifier = cut < 0 ? '' : written.slice(0, cut);
  lowering.imports.push({ local, imported: written.slice(cut + 1), specifier, isTypeOnly: false, place: lowering.at(node) });
  lowering.requires.add(specifier);
}

/** `namespace A.B { … }` and `namespace A.B;`. What lies in it is lowered as if it stood at the top of the file. */
export function lowerNamespace(node: Node, at: At, lowering: Lowering): void {
  const outer = lowering.namespace;
  const name = field(node, 'name')?.text.replace(/\s+/g, '') ?? '';
  lowering.namespace = outer === '' ? name : `${outer}.${name}`;
  openOwn(lowering);
  const body = field(node, 'body');
  lowering.visitChildren(body ?? node, at);
  if (body) lowering.namespace = outer;
}

function openOwn(lowering: Lowering): void {
  const parts = lowering.namespace.split('.');
  lowering.opens.push(`${OPENS.own}${lowering.namespace}`);
  for (let length = parts.length - 1; length > 0; length--)
    lowering.opens.push(`${OPENS.around}${parts.slice(0, length).join('.')}`);
}

/** The names of a file, the nearest first: its own namespaces, those around, then its usings. */
export function orderOpens(opens: readonly string[]): string[] {
  const rank = (each: string) => (each.startsWith(OPENS.own) ? 0 : each.startsWith(OPENS.around) ? 1 : 2);
  return [...new Set(opens)].sort((one, other) => rank(one) - rank(other));
}

/** The type parameters of a declaration. */
export function typeParametersOf(node: Node): string[] {
  const list = field(node, 'type_parameters') ?? childrenOf(node, 'type_parameter_list')[0];
  return childrenOf(list, 'type_parameter').map((parameter) => field(parameter, 'name')?.text ?? '');
}
