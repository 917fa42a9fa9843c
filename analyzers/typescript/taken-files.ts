import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';
import { isExportsObject } from './module-exports.ts';

/** Which of the two it is, and where it stands. */
interface Taking {
  readonly isRequire: boolean;
  readonly at: At;
}

/**
 * What `require` or `import` in place takes of a file: names that are asked of it, or the whole where none can be told. A variable of the
 * module is followed by its name, and a statement of its own wants the file's effects alone. What packages `require` when they are called is
 * one of several things that they can be asked for: it is left to who names it.
 */
export function noteTaken(node: ts.Node, specifier: string, taking: Taking, lowering: Lowering): void {
  const { parent } = node;
  const { isRequire, at } = taking;
  if (ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent)) noteTaken(parent, specifier, taking, lowering);
  else if (ts.isPropertyAccessExpression(parent)) {
    if (!isRequire) noteNames(membersOf(parent), specifier, lowering);
  } else if (ts.isVariableDeclaration(parent)) {
    if (!isRequire && at.scope !== 0) noteNames(namesIn(parent.name), specifier, lowering);
  } else if (!ts.isExpressionStatement(parent) && !(isRequire && isExportedPart(parent))) lowering.loads.add(specifier);
}

/** `module.exports = { orders: require('./orders'), ...require('./parcels') }` gives whoever asks for a member that alone. */
function isExportedPart(node: ts.Node): boolean {
  const { parent } = node;
  const isEntry = (ts.isPropertyAssignment(node) || ts.isSpreadAssignment(node)) && ts.isObjectLiteralExpression(parent);
  return isEntry && ts.isBinaryExpression(parent.parent) && isExportsObject(parent.parent.left);
}

/** Nothing told is the whole. */
function noteNames(names: readonly string[] | undefined, specifier: string, lowering: Lowering): void {
  if (names) lowering.asks.push(...names.map((name) => ({ specifier, name })));
  else lowering.loads.add(specifier);
}

/** `import('./orders').then(({ start }) => start())` asks for what its function takes. */
function membersOf({ name, parent }: ts.PropertyAccessExpression): readonly string[] | undefined {
  if (name.text !== 'then' || !ts.isCallExpression(parent)) return [name.text];
  const [taking] = parent.arguments;
  if (!taking || !(ts.isArrowFunction(taking) || ts.isFunctionExpression(taking))) return undefined;
  const [taken] = taking.parameters;
  return taken ? namesIn(taken.name) : [];
}

function namesIn(name: ts.BindingName): readonly string[] | undefined {
  if (!ts.isObjectBindingPattern(name) || name.elements.some(({ dotDotDotToken }) => dotDotDotToken)) return undefined;
  return name.elements.map((element) => {
    const key = element.propertyName ?? element.name;
    return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : '*';
  });
}
