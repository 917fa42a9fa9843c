import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { allOrNone, declaredNames, isInType, renamed, usesOf } from './names.ts';
import {
  functionAround,
  hasModifiers,
  inScripts,
  insert,
  isDirective,
  isFunction,
  nodesIn,
  replace,
  ts,
  usesReceiver,
} from './script.ts';

export const FUNCTIONS: readonly Rewriting[] = [
  inScripts('function-to-arrow', 'function f() {} becomes const f = () => {}', functionsToArrows),
  inScripts('arrow-to-function', 'const f = () => {} becomes function f() {}', arrowsToFunctions),
  inScripts('try-around-bodies', 'the body of every function stands in a try that throws on', triesAroundBodies),
  inScripts('methods-reversed', 'the methods of a class in the other order', methodsReversed),
  inScripts('renamed-locals', 'variables and parameters have other names', renamedLocals),
];

function functionsToArrows(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isFunctionDeclaration(node) || !node.name || !node.body || !isPlainFunction(node)) return [];
    const isExported = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return [];
    const uses = usesOf(file, node.name.text).filter((name) => name !== node.name);
    // A declaration is there before the code around it runs; a constant is not.
    const isEarly = uses.some((name) => name.pos < node.pos && functionAround(name) === functionAround(node));
    if (isEarly || uses.some(isMoreThanCalled)) return [];
    const isAsync = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    const head = file.text.slice(node.name.end, node.body.getStart()).trimEnd();
    const written = `${isExported ? 'export ' : ''}const ${node.name.text} = ${isAsync ? 'async ' : ''}${head} => `;
    return [{ start: node.getStart(), end: node.body.getStart(), text: written }, insert(node.end, ';')];
  });
}

function isPlainFunction(node: ts.FunctionDeclaration): boolean {
  const { parent } = node;
  const isListed = ts.isSourceFile(parent) || (ts.isBlock(parent) && isFunction(parent.parent));
  const isOverloaded =
    isListed &&
    parent.statements.filter((other) => ts.isFunctionDeclaration(other) && other.name?.text === node.name?.text).length > 1;
  return isListed && !isOverloaded && !node.asteriskToken && !usesReceiver(node) && !node.typeParameters;
}

/** `new Order()`, `Order.prototype`, `Order = …` */
function isMoreThanCalled(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isNewExpression(parent) || ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  return ts.isBinaryExpression(parent) && parent.left === name;
}

function arrowsToFunctions(file: ts.SourceFile): readonly Edit[] {
  return file.statements.filter(ts.isVariableStatement).flatMap((node): readonly Edit[] => {
    const [variable, ...others] = node.declarationList.declarations;
    const arrow = variable?.initializer;
    if (!arrow || others.length > 0 || !ts.isArrowFunction(arrow) || !ts.isIdentifier(variable.name)) return [];
    if (usesReceiver(arrow) || arrow.typeParameters || usesOf(file, variable.name.text).some(isMoreThanCalled)) return [];
    const has = (kind: ts.SyntaxKind, { modifiers }: ts.ArrowFunction | ts.VariableStatement, word: string) =>
      modifiers?.some((modifier) => modifier.kind === kind) ? word : '';
    const parameters = arrow.parameters.map((each) => each.getText()).join(', ');
    const answer = arrow.type ? `: ${arrow.type.getText()}` : '';
    const before = has(ts.SyntaxKind.ExportKeyword, node, 'export ') + has(ts.SyntaxKind.AsyncKeyword, arrow, 'async ');
    const body = ts.isBlock(arrow.body) ? arrow.body.getText() : `{ return ${arrow.body.getText()}; }`;
    return [replace(node, `${before}function ${variable.name.text}(${parameters})${answer} ${body}`)];
  });
}

function triesAroundBodies(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!isFunction(node) || !node.body || !ts.isBlock(node.body) || node.body.statements.length === 0) return [];
    const isDerived = ts.isConstructorDeclaration(node) && node.parent.heritageClauses?.length;
    if (isDerived || node.body.statements.some(isDirective)) return [];
    const start = node.body.getStart() + 1;
    return [insert(start, ' try {'), insert(node.body.end - 1, '} catch (thrownOn) { throw thrownOn; } ')];
  });
}

function methodsReversed(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isClassLike(node)) return [];
    const methods = node.members.filter(ts.isMethodDeclaration);
    if (new Set(methods.map(({ name }) => name.getText())).size < methods.length) return [];
    const other = [...methods].reverse();
    return methods.flatMap((method, at) => (other[at] && other[at] !== method ? [replace(method, other[at].getText())] : []));
  });
}

/** A name that is declared once in a file and in a function means one thing only. */
function renamedLocals(file: ts.SourceFile): readonly Edit[] {
  if (/\bangular\b/.test(file.text)) return [];
  const declared = declaredNames(file);
  return [...declared].flatMap(([name, places]) => {
    const [place] = places;
    if (!place || places.length > 1 || !isLocal(place)) return [];
    const uses = usesOf(file, name);
    const other = newName(file.text, `${name}_`);
    const edits = allOrNone(uses.map((use) => renamed(use, other)));
    return uses.some((use) => functionAround(use) === undefined || isInType(use)) ? [] : edits;
  });
}

function isLocal(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isParameter(parent)) return !hasModifiers(parent) && 'body' in parent.parent && parent.parent.body !== undefined;
  return functionAround(name) !== undefined && (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent));
}
