import type { Edit, Rewriting } from '../rewriting.ts';
import { inScripts, nodesIn, onlyVariable, replace, ts } from './script.ts';

export const BRANCHES: readonly Rewriting[] = [
  inScripts('if-to-ternary', 'if (c) return a; else return b; becomes return c ? a : b;', ifsToTernaries),
  inScripts('ternary-to-if', 'return c ? a : b; becomes if (c) return a; else return b;', ternariesToIfs),
  inScripts('optional-chaining', 'a.b() becomes a?.b()', optionalChains),
];

function ifsToTernaries(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isIfStatement(node) || ts.isIfStatement(node.parent)) return [];
    const then = onlyStatement(node.thenStatement);
    const otherwise = onlyStatement(node.elseStatement ?? returnBehind(node));
    const choice = then && otherwise && choiceOf(`(${node.expression.getText()})`, then, otherwise);
    return choice
      ? [{ start: node.getStart(), end: Math.max(node.end, node.elseStatement ? 0 : otherwise.end), text: choice }]
      : [];
  });
}

function choiceOf(condition: string, then: ts.Statement, otherwise: ts.Statement): string | undefined {
  const [returned, instead] = [returnedBy(then), returnedBy(otherwise)];
  if (returned && instead) return `return ${condition} ? (${returned.getText()}) : (${instead.getText()});`;
  const [one, other] = assignmentsOfOne(then, otherwise);
  return one && other && `${one.left.getText()} = ${condition} ? (${one.right.getText()}) : (${other.right.getText()});`;
}

/** `a = b` and `a = c` */
function assignmentsOfOne(then: ts.Statement, otherwise: ts.Statement): readonly ts.BinaryExpression[] {
  const both = [then, otherwise].flatMap((each) => assignmentIn(each) ?? []);
  return both[0]?.left.getText() === both[1]?.left.getText() ? both : [];
}

function onlyStatement(node: ts.Statement | undefined): ts.Statement | undefined {
  if (!node || !ts.isBlock(node)) return node;
  return node.statements.length === 1 ? node.statements[0] : undefined;
}

/** `if (c) return a; return b;` */
function returnBehind(node: ts.IfStatement): ts.Statement | undefined {
  const { parent } = node;
  if (!ts.isBlock(parent)) return undefined;
  const behind = parent.statements[parent.statements.indexOf(node) + 1];
  return behind && ts.isReturnStatement(behind) ? behind : undefined;
}

function returnedBy(statement: ts.Statement): ts.Expression | undefined {
  return ts.isReturnStatement(statement) ? statement.expression : undefined;
}

function assignmentIn(statement: ts.Statement): ts.BinaryExpression | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken } = statement.expression;
  const isPlain = ts.isIdentifier(left) && operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isPlain ? statement.expression : undefined;
}

function ternariesToIfs(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (ts.isReturnStatement(node) && node.expression) {
      const choice = choiceIn(node.expression);
      return choice
        ? [
            replace(
              node,
              branches(choice, (value) => `return ${value.getText()};`),
            ),
          ]
        : [];
    }
    const variable = onlyVariable(node);
    const choice = variable?.initializer && choiceIn(variable.initializer);
    if (!variable || !choice) return [];
    const name = variable.name.getText();
    const declared = `let ${name}${variable.type ? `: ${variable.type.getText()}` : ''};`;
    return [replace(node, `${declared}\n${branches(choice, (value) => `${name} = ${value.getText()};`)}`)];
  });
}

function choiceIn(expression: ts.Expression): ts.ConditionalExpression | undefined {
  if (ts.isParenthesizedExpression(expression)) return choiceIn(expression.expression);
  return ts.isConditionalExpression(expression) ? expression : undefined;
}

function branches({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, write: (value: ts.Expression) => string): string {
  return `if (${condition.getText()}) {\n${write(whenTrue)}\n} else {\n${write(whenFalse)}\n}`;
}

/** Of an object that a variable holds: whoever calls a method of it says that it is there. */
function optionalChains(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isPropertyAccessExpression(node) || node.questionDotToken || !ts.isIdentifier(node.expression)) return [];
    if (!/^[a-z]/.test(node.expression.text) || !ts.isCallExpression(node.parent) || node.parent.expression !== node) return [];
    if (/^(require|module|jest|vi|process|import)$/.test(node.expression.text) || !isRead(node.parent)) return [];
    return [{ start: node.expression.end, end: node.name.getStart(), text: '?.' }];
  });
}

/** A chain may not be assigned to, be constructed, or decorate. */
function isRead(call: ts.Node): boolean {
  let top = call;
  while (
    ts.isPropertyAccessExpression(top.parent) ||
    ts.isCallExpression(top.parent) ||
    ts.isElementAccessExpression(top.parent)
  ) {
    if (top.parent.expression !== top) return true;
    top = top.parent;
  }
  const { parent } = top;
  if (ts.isBinaryExpression(parent)) return parent.left !== top || !parent.operatorToken.getText().endsWith('=');
  return (
    !ts.isDecorator(parent) &&
    !ts.isNewExpression(parent) &&
    !ts.isTaggedTemplateExpression(parent) &&
    !ts.isNonNullExpression(parent) &&
    !ts.isDeleteExpression(parent) &&
    !ts.isHeritageClause(parent.parent)
  );
}
