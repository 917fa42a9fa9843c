import { firstSyntaxError, parse, ts } from '../../../analyzers/typescript/compiler.ts';
import { applyEdits, type Edit, eachFile, type Files, type Rewrite, type Rewriting } from '../rewriting.ts';

export { firstSyntaxError, parse, ts };

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/;
const MINIFIED = /\.min\.|[^\n]{2000}/;

/** Whether a path is that of code which people write. */
export function isScript(path: string, text: string): boolean {
  return SCRIPT.test(path) && !MINIFIED.test(path) && !MINIFIED.test(text);
}

/** A rewriting of TypeScript and JavaScript, file by file. */
export function inScripts(name: string, about: string, editsOf: (file: ts.SourceFile) => readonly Edit[]): Rewriting {
  return eachFile(name, about, () => (path, text) => {
    const file = isScript(path, text) ? parse(path, text) : undefined;
    return file && !firstSyntaxError(file) ? edited(file, editsOf(file)) : undefined;
  });
}

/** The file with its edits, unless it is no code any more. */
export function edited(file: ts.SourceFile, edits: readonly Edit[]): Rewrite | undefined {
  if (edits.length === 0) return undefined;
  const rewrite = applyEdits(file.text, edits);
  return firstSyntaxError(parse(file.fileName, rewrite.text)) ? undefined : rewrite;
}

/** All scripts of a system that can be parsed. */
export function scriptsOf(files: Files): ReadonlyMap<string, ts.SourceFile> {
  const parsed = [...files]
    .filter(([path, text]) => isScript(path, text))
    .map(([path, text]) => [path, parse(path, text)] as const);
  return new Map(parsed.filter(([, file]) => !firstSyntaxError(file)));
}

/** The node and all that is in it, in the order of the text. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (part) => {
    parts.push(part);
  });
  for (const part of parts) yield* nodesIn(part);
}

export function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text };
}

export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** Behind the directives and imports at the top of a file: whatever stands there is done first. */
export function topOf(file: ts.SourceFile): number {
  let top: number | undefined;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isImportEqualsDeclaration(statement) && !isDirective(statement)) break;
    top = statement.end;
  }
  return top ?? file.statements[0]?.getStart() ?? 0;
}

/** `'use strict'` */
export function isDirective(statement: ts.Node): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

export function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

/** The innermost function around a node. */
export function functionAround(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  return ts.findAncestor(node.parent, isFunction);
}

/** Whether a node says `this`, `arguments` or `super` of the function around it. */
export function usesReceiver(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword || ts.isMetaProperty(node)) return true;
  if (ts.isIdentifier(node) && node.text === 'arguments') return true;
  return ts.forEachChild(node, (part) => usesReceiver(part) || undefined) ?? false;
}

/** Whether something is exported or declared only, so that others see how it is written. */
export function hasModifiers(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.length ?? 0) > 0;
}

/** `const a = b;` in a list of statements, of which nobody but those sees how it is written. */
export function onlyVariable(node: ts.Node): ts.VariableDeclaration | undefined {
  if (!ts.isVariableStatement(node) || node.modifiers?.length) return undefined;
  const [variable, ...others] = node.declarationList.declarations;
  const isListed = ts.isBlock(node.parent) || ts.isSourceFile(node.parent);
  return isListed && others.length === 0 && variable && ts.isIdentifier(variable.name) ? variable : undefined;
}
