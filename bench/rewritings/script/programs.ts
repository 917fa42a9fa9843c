import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { inScripts, insert, isDirective, nodesIn, replace, topOf, ts } from './script.ts';

/** Names that bundlers replace by their values while they build. */
const BUILT_IN = /^(NODE_ENV|NEXT_|REACT_APP_|VITE_|NUXT_|VUE_APP_|GATSBY_|EXPO_|PUBLIC_)/;

export const PROGRAMS: readonly Rewriting[] = [
  inScripts('main-function', 'all that an entry file does is done in async function main() {}', mainFunctions),
  inScripts('environment-helper', "process.env.A becomes readEnvironment('A')", environmentHelpers),
  inScripts('environment-whole', 'process.env.A becomes environment.A, with const environment = process.env', environmentWhole),
];

function mainFunctions(file: ts.SourceFile): readonly Edit[] {
  const isEntry = file.statements.some(
    (statement) =>
      ts.isExpressionStatement(statement) && !isDirective(statement) && /^(void |await )?[\w.]+\(/.test(statement.getText()),
  );
  if (!isEntry || file.statements.some(isSeenByOthers) || /module\.exports|\bexports\./.test(file.text)) return [];
  const isTaken = (statement: ts.Statement) =>
    ts.isImportDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement) ||
    isDirective(statement) ||
    isRequire(statement);
  const first = file.statements.findIndex((statement) => !isTaken(statement));
  const rest = file.statements.slice(first);
  const [start, end] = [rest[0]?.getStart(), rest.at(-1)?.end];
  // A page's script puts its functions into the page.
  if (!/\brequire\(|\bimport\b/.test(file.text) || start === undefined || end === undefined || rest.some(isImport)) return [];
  const name = newName(file.text, 'main');
  return [insert(start, `async function ${name}() {\n`), insert(end, `\n}\n\n${name}();\n`)];
}

function isImport(statement: ts.Statement): boolean {
  return ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement);
}

function isSeenByOthers(statement: ts.Statement): boolean {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DeclareKeyword].includes(kind));
  return (
    Boolean(isExported) ||
    ts.isExportDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isModuleDeclaration(statement)
  );
}

function isRequire(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    /=\s*require\(/.test(statement.getText()) &&
    statement.declarationList.declarations.length === 1
  );
}

/** `process.env.NAME` that is read, with its name as an expression. */
export function readings(file: ts.SourceFile): readonly (readonly [ts.Node, string])[] {
  return [...nodesIn(file)].flatMap((node): readonly (readonly [ts.Node, string])[] => {
    if (
      !(ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) ||
      node.expression.getText() !== 'process.env'
    )
      return [];
    const name = ts.isPropertyAccessExpression(node) ? `'${node.name.text}'` : node.argumentExpression.getText();
    const { parent } = node;
    const isWritten =
      (ts.isBinaryExpression(parent) &&
        parent.left === node &&
        parent.operatorToken.getText().endsWith('=') &&
        !/[=!<>]=/.test(parent.operatorToken.getText())) ||
      ts.isDeleteExpression(parent);
    return isWritten || BUILT_IN.test(name.slice(1)) || node.questionDotToken ? [] : [[node, name]];
  });
}

function environmentHelpers(file: ts.SourceFile): readonly Edit[] {
  const name = newName(file.text, 'readEnvironment');
  const isTyped = /\.[cm]?tsx?$/.test(file.fileName);
  const helper = isTyped
    ? `function ${name}(key: string): string | undefined {\n  return process.env[key];\n}`
    : `function ${name}(key) {\n  return process.env[key];\n}`;
  const edits = readings(file).map(([node, key]) => replace(node, `${name}(${key})`));
  return edits.length > 0 ? [insert(topOf(file), `\n${helper}\n`), ...edits] : [];
}

function environmentWhole(file: ts.SourceFile): readonly Edit[] {
  const name = newName(file.text, 'environment');
  const edits = readings(file).map(([node, key]) => replace(node, `${name}[${key}]`.replace(/\['(\w+)'\]/, '.$1')));
  return edits.length > 0 ? [insert(topOf(file), `\nconst ${name} = process.env;\n`), ...edits] : [];
}
