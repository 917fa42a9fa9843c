import { ts } from './compiler.ts';
import type { Lowering } from './lowering.ts';

/**
 * The field that a constructor sets whatever it is given: what the field was declared with is never seen, but where the constructor asks for it before.
 * https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Classes/Public_class_fields
 */
export function setsAnew(target: ts.Expression): boolean {
  const maker = constructorAround(target);
  return maker !== undefined && isOwnField(target) && !asksBefore(maker, target.name.text, target.parent.getEnd(), target);
}

/** Takes away what fields were declared with that their constructors set. */
export function dropReplaced({ assignments, classes }: Lowering): void {
  for (const { to, path, isAnew } of assignments) {
    const field = isAnew && 'class' in to ? classes[to.class]?.fields.find(({ name }) => name === path[0]) : undefined;
    if (field && !field.isStatic) field.values.length = 0;
  }
}

/** The constructor whose body has `this.url = url;` as a statement of its own. */
function constructorAround({ parent }: ts.Node): ts.ConstructorDeclaration | undefined {
  const isPlain = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isPlain || !ts.isExpressionStatement(parent.parent)) return undefined;
  const maker: ts.Node | undefined = parent.parent.parent.parent;
  return maker && ts.isConstructorDeclaration(maker) ? maker : undefined;
}

function isOwnField(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function asksBefore(node: ts.Node, name: string, end: number, target: ts.Node): boolean {
  if (node === target || node.pos > end) return false;
  if (isOwnField(node) && node.name.text === name) return true;
  return ts.forEachChild(node, (child) => asksBefore(child, name, end, target) || undefined) ?? false;
}
