import { boundNames } from './bindings.ts';
import { ts } from './compiler.ts';
import { type At, type Lowering, nameIn } from './lowering.ts';

/** Blocks share the scope of the function around them; a name that is taken there goes by another one inside the block. */
export function lowerBlock(node: ts.Block | ts.CaseBlock | ts.CatchClause | ts.ForStatement, at: At, lowering: Lowering): void {
  const before = lowering.guards.length;
  lowering.visitChildren(node, enterBlock(node, at, lowering));
  exitBlock(before, lowering);
}

/** The names in force inside a block. */
export function enterBlock(node: ts.Block | ts.CaseBlock | ts.CatchClause | ts.ForStatement, at: At, lowering: Lowering): At {
  return enterNames(blockNames(node), at, lowering);
}

/** Conditions that a `return` in the block set hold no longer than the block. */
export function exitBlock(guardsBefore: number, lowering: Lowering): void {
  lowering.guards.length = guardsBefore;
}

/** Names that statements declare for the block they stand in; `var` is not among them in a block. */
export function declaredNames(statements: readonly ts.Statement[], isWholeBody: boolean): string[] {
  return statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) return listNames(statement.declarationList, isWholeBody);
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}

function blockNames(node: ts.Block | ts.CaseBlock | ts.CatchClause | ts.ForStatement): string[] {
  if (ts.isBlock(node)) return declaredNames(node.statements, false);
  if (ts.isCaseBlock(node)) return node.clauses.flatMap(({ statements }) => declaredNames(statements, false));
  if (ts.isCatchClause(node)) return node.variableDeclaration ? boundNames(node.variableDeclaration.name) : [];
  return node.initializer ? initializerNames(node.initializer) : [];
}

/** Names that the head of a loop declares. */
export function initializerNames(node: ts.ForInitializer): string[] {
  return ts.isVariableDeclarationList(node) ? listNames(node, false) : [];
}

function listNames(list: ts.VariableDeclarationList, withVar: boolean): string[] {
  const isLexical = (list.flags & ts.NodeFlags.BlockScoped) !== 0;
  return isLexical || withVar ? list.declarations.flatMap(({ name }) => boundNames(name)) : [];
}

/** The names in force where these are declared beside those of the function. */
export function enterNames(names: readonly string[], at: At, lowering: Lowering): At {
  const renamed = new Map<string, string>();
  for (const name of new Set(names)) {
    const free = freeName(name, at.scope, lowering);
    lowering.reserve(at.scope, [free]);
    if (free !== nameIn(at, name)) renamed.set(name, free);
  }
  return renamed.size === 0 ? at : { scope: at.scope, names: { outer: at.names, renamed } };
}

/** `url`, or `url~2`, `url~3` … when this function or one around it has a variable of that name. */
function freeName(name: string, scope: number, lowering: Lowering): string {
  let free = name;
  for (let count = 2; lowering.isReserved(scope, free); count += 1) free = `${name}~${count}`;
  return free;
}

/** The names in force inside a function: its own hide what blocks around it have renamed. */
export function enterFunction(node: ts.FunctionLikeDeclaration, scope: number, at: At, lowering: Lowering): At {
  const parameters = node.parameters.flatMap(({ name }) => boundNames(name));
  const locals = node.body && ts.isBlock(node.body) ? declaredNames(node.body.statements, true) : [];
  const own = [...parameters, ...locals];
  lowering.reserve(scope, own);
  if (!at.names) return { scope, names: undefined };
  return { scope, names: { outer: at.names, renamed: new Map(own.map((name) => [name, name])) } };
}
