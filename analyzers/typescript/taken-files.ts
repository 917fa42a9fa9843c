import { ts } from './compiler.ts';
import { type At, defined, type Lowering } from './lowering.ts';
import { isExportsObject } from './module-exports.ts';

type Asked = Lowering['asks'][number];

/** Which of the two it is, and where it stands. */
interface Taking {
  readonly isRequire: boolean;
  readonly at: At;
}

/**
 * What `require` or `import` in place takes of a file: names that are asked of it, or the whole where none can be told. A variable of the
 * module is followed by its name, and a statement of its own wants the file's effects alone. What a function `require`s when it is called is
 * taken by who names the declaration that it lies in.
 */
export function noteTaken(node: ts.Node, specifier: string, taking: Taking, lowering: Lowering): void {
  const { parent } = node;
  const { isRequire, at } = taking;
  const from = { specifier, ...defined('declaration', isRequire ? lowering.scopes[at.scope]?.declaration : undefined) };
  const isFollowed = isRequire && at.scope === 0;
  if (isWrapper(parent)) noteTaken(parent, specifier, taking, lowering);
  else if (ts.isPropertyAccessExpression(parent)) {
    if (!isFollowed || !isKept(parent)) noteNames(membersOf(parent), from, lowering);
  } else if (ts.isVariableDeclaration(parent)) {
    if (at.scope !== 0) noteNames(namesIn(parent.name) ?? membersUsed(parent.name, parent.parent.parent.parent), from, lowering);
  } else if (!ts.isExpressionStatement(parent) && !(isRequire && isExportedPart(parent))) lowering.loads.add(specifier);
}

function isWrapper(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)
  );
}

/** `module.exports = { orders: require('./orders'), ...require('./parcels') }` gives whoever asks for a member that alone. */
function isExportedPart(node: ts.Node): boolean {
  const { parent } = node;
  const isEntry = (ts.isPropertyAssignment(node) || ts.isSpreadAssignment(node)) && ts.isObjectLiteralExpression(parent);
  return isEntry && ts.isBinaryExpression(parent.parent) && isExportsObject(parent.parent.left);
}

/** Whether it goes by a name of the module or of what it exports: `const start = require('./orders').start`. */
function isKept(node: ts.Node): boolean {
  const { parent } = node;
  if (isWrapper(parent) || ts.isPropertyAccessExpression(parent)) return isKept(parent);
  return ts.isVariableDeclaration(parent) || isExportedPart(parent);
}

/** Nothing told is the whole. */
function noteNames(names: readonly string[] | undefined, from: Omit<Asked, 'name'>, lowering: Lowering): void {
  const whole = from.declaration === undefined ? undefined : ['*'];
  const asked = names ?? whole;
  if (asked) lowering.asks.push(...asked.map((name) => ({ ...from, name })));
  else lowering.loads.add(from.specifier);
}

/** The members of a variable or parameter that its function names, where it names it for nothing else. */
function membersUsed(name: ts.BindingName, within: ts.Node): readonly string[] | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  const found = new Set<string>();
  const isOnlyForMembers = (node: ts.Node): boolean => {
    if (node !== name && ts.isIdentifier(node) && node.text === name.text && !isNameOf(node)) {
      const of = node.parent;
      if (!ts.isPropertyAccessExpression(of)) return false;
      found.add(of.name.text);
    }
    return ts.forEachChild(node, (child) => (isOnlyForMembers(child) ? undefined : true)) === undefined;
  };
  return isOnlyForMembers(within) ? [...found] : undefined;
}

/** `orders` of `shop.orders` and of `{ orders: … }` is no name by itself. */
function isNameOf(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** `import('./orders').then(({ start }) => start())` asks for what its function takes of it. */
function membersOf({ name, parent }: ts.PropertyAccessExpression): readonly string[] | undefined {
  if (name.text !== 'then' || !ts.isCallExpression(parent)) return [name.text];
  const [taking] = parent.arguments;
  if (!taking || !(ts.isArrowFunction(taking) || ts.isFunctionExpression(taking))) return undefined;
  const [taken] = taking.parameters;
  return taken ? (namesIn(taken.name) ?? membersUsed(taken.name, taking)) : [];
}

function namesIn(name: ts.BindingName): readonly string[] | undefined {
  if (!ts.isObjectBindingPattern(name) || name.elements.some(({ dotDotDotToken }) => dotDotDotToken)) return undefined;
  return name.elements.map((element) => {
    const key = element.propertyName ?? element.name;
    return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : '*';
  });
}
