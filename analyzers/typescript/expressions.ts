import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import type { Passing } from '../../src/code/member-ways.ts';
import { lowerArguments } from './arguments-object.ts';
import { ts } from './compiler.ts';
import { comparesConstants, isPresence } from './conditions.ts';
import { folderOf } from './file-paths.ts';
import { lowerFunction } from './functions.ts';
import { annotatedNames } from './injectables.ts';
import { type At, defined, type Lowering, useName } from './lowering.ts';
import { ownModule } from './module-exports.ts';
import { withOwnMembers } from './options-objects.ts';

type Wrapper = ts.Expression & { readonly expression: ts.Expression };

/** `(x)`, `x!`, `x as T`, `x satisfies T`, `<T>x`, `await x`: the value is that of the expression inside. */
export function lowerWrapped(node: Wrapper, at: At, lowering: Lowering): Expression {
  return lowering.expression(node.expression, at);
}

/** `undefined` is written as null: the engine knows one empty value. */
export function lowerIdentifier(node: ts.Identifier, at: At, lowering: Lowering): Expression {
  if (node.text === 'undefined') return { is: 'literal', value: null };
  const path = lowering.isReserved(at.scope, node.text) ? undefined : ownPath(node.text, lowering);
  return path ?? ownModule(node, lowering) ?? lowerArguments(node, at, lowering) ?? useName(node.text, at, lowering);
}

/** Absolute paths have the repository as their root. https://nodejs.org/api/modules.html#__dirname */
function ownPath(name: string, { path }: Lowering): Expression | undefined {
  if (name === '__dirname') return { is: 'literal', value: `/${folderOf(path)}` };
  return name === '__filename' ? { is: 'literal', value: `/${path}` } : undefined;
}

export function lowerString(node: ts.StringLiteralLike): Expression {
  return { is: 'literal', value: node.text };
}

export function lowerNumber(node: ts.NumericLiteral | ts.BigIntLiteral): Expression {
  return { is: 'literal', value: Number(node.text.replace(/n$/, '')) };
}

export function lowerRegularExpression(node: ts.RegularExpressionLiteral): Expression {
  const end = node.text.lastIndexOf('/');
  const [pattern, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
  return { is: 'unknown', why: `the regular expression ${node.text.slice(0, 80)}`, pattern, ...(flags !== '' && { flags }) };
}

export function lowerTemplate(node: ts.TemplateExpression, at: At, lowering: Lowering): Expression {
  const parts: Expression[] = [{ is: 'literal', value: node.head.text }];
  for (const span of node.templateSpans) {
    parts.push(lowering.expression(span.expression, at), { is: 'literal', value: span.literal.text });
  }
  return { is: 'concat', parts: parts.filter((part) => part.is !== 'literal' || part.value !== '') };
}

/** `a.b`, `a?.b`, `import.meta.env`. */
export function lowerPropertyAccess(node: ts.PropertyAccessExpression, at: At, lowering: Lowering): Expression {
  const path = ts.isMetaProperty(node.expression) ? ownUrl(node.name.text, lowering) : undefined;
  const own = path ?? ownModule(node, lowering);
  if (own) return own;
  const passes = ts.isCallExpression(node.parent) && node.parent.expression === node ? PASSING.get(node.name.text) : undefined;
  return { is: 'member', of: lowering.expression(node.expression, at), name: node.name.text, ...defined('passes', passes) };
}

/** https://tc39.es/ecma262/#sec-properties-of-the-function-prototype-object */
const PASSING: ReadonlyMap<string, Passing> = new Map([
  ['apply', 'items'],
  ['bind', 'later'],
  ['call', 'others'],
]);
export const FUNCTION_MEMBERS: readonly string[] = [...PASSING.keys()];

/** https://nodejs.org/api/esm.html#importmeta */
function ownUrl(name: string, lowering: Lowering): Expression | undefined {
  if (name === 'dirname') return ownPath('__dirname', lowering);
  if (name === 'filename') return ownPath('__filename', lowering);
  return name === 'url' ? { is: 'literal', value: `file:///${lowering.path}` } : undefined;
}

export function lowerElementAccess(node: ts.ElementAccessExpression, at: At, lowering: Lowering): Expression {
  const of = lowering.expression(node.expression, at);
  const key = knownHere(lowering.expression(node.argumentExpression, at), lowering);
  if (key.is === 'literal' && typeof key.value === 'string') return { is: 'member', of, name: key.value };
  if (of.is === 'name') lowering.tables.add(of.name);
  for (const each of keysOf(of)) lowering.compared.add(each);
  return { is: 'index', of, key };
}

/** The keys of an object literal. */
export function keysOf(of: Expression): readonly string[] {
  return of.is === 'object' ? of.entries.flatMap((entry) => ('key' in entry ? [entry.key] : [])) : [];
}

/** `settings[kind]` below `case 'mail':` of a `switch (kind)` is the member `mail`. */
function knownHere(key: Expression, { guards }: Lowering): Expression {
  if (key.is !== 'name') return key;
  for (const guard of guards)
    if (guard.is === 'test' && !guard.isNegated && guard.of.is === 'name' && guard.of.name === key.name)
      return guard.equals?.is === 'literal' ? guard.equals : key;
  return key;
}

export function lowerMetaProperty(node: ts.MetaProperty): Expression {
  const isImportMeta = node.keywordToken === ts.SyntaxKind.ImportKeyword;
  return isImportMeta ? { is: 'name', name: 'import.meta' } : { is: 'unknown', why: 'new.target' };
}

export function lowerConditional(node: ts.ConditionalExpression, at: At, lowering: Lowering): Expression {
  const condition = lowering.expression(node.condition, at);
  const options = [node.whenTrue, node.whenFalse].map((each, index) => {
    lowering.guards.push(index === 0 ? condition : { is: 'test', of: condition, isNegated: true });
    const option = lowering.expression(each, at);
    lowering.guards.pop();
    return option;
  });
  const [first, second] = options;
  if (first && second && isPresence(condition, first)) return { is: 'fallback', first, second };
  return { is: 'choice', options, ...(comparesConstants(condition) ? { decidedBy: condition } : {}) };
}

export function lowerSpread(node: ts.SpreadElement, at: At, lowering: Lowering): Expression {
  return { is: 'spread', of: lowering.expression(node.expression, at) };
}

export function lowerArray(node: ts.ArrayLiteralExpression, at: At, lowering: Lowering): Expression {
  const items = node.elements.map((item) => lowering.expression(item, at));
  const last = items.at(-1);
  if (last && annotatedNames(node, lowering.file)) return last;
  return { is: 'list', items: items.map((item) => (item.is === 'spread' ? { ...item, inPairs: true } : item)) };
}

export function lowerObject(node: ts.ObjectLiteralExpression, at: At, lowering: Lowering): Expression {
  return withOwnMembers(
    node.properties.flatMap((property) => lowerProperty(property, at, lowering)),
    lowering,
  );
}

function lowerProperty(node: ts.ObjectLiteralElementLike, at: At, lowering: Lowering): ObjectEntry[] {
  if (ts.isSpreadAssignment(node)) return [{ spread: lowering.expression(node.expression, at) }];
  if (ts.isShorthandPropertyAssignment(node)) return [{ key: node.name.text, value: lowerIdentifier(node.name, at, lowering) }];
  const key = propertyKey(node.name, at, lowering);
  const value = ts.isPropertyAssignment(node)
    ? lowering.expression(node.initializer, at)
    : lowerFunction(node, at, lowering, { kind: ts.isGetAccessorDeclaration(node) ? 'getter' : 'function' });
  if (ts.isSetAccessorDeclaration(node)) return [];
  return typeof key === 'string' ? [{ key, value }] : [{ computed: key, value }];
}

/** The static key, or the expression that computes it. */
export function propertyKey(name: ts.PropertyName, at: At, lowering: Lowering): string | Expression {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const key = lowering.expression(name.expression, at);
  return key.is === 'literal' ? String(key.value) : key;
}
