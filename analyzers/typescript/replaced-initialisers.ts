import { ts } from './compiler.ts';
import type { FieldDraft, Lowering } from './lowering.ts';

/**
 * The field that a constructor sets whatever it is given: what the field was declared with is never seen, but where the constructor or the initialiser
 * of another field asks for it before. https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Classes/Public_class_fields
 */
export function setsAnew(target: ts.Expression): boolean {
  const maker = constructorAround(target);
  return maker !== undefined && isOwnField(target) && firstNamed(maker).get(target.name.text) === target;
}

/** Takes away what fields were declared with that their constructors set. */
export function dropReplaced({ assignments, classes }: Lowering): void {
  const fields = new Map<number, ReadonlyMap<string, FieldDraft>>();
  for (const { to, path, isAnew } of assignments) {
    if (!isAnew || !('class' in to)) continue;
    const own = fields.get(to.class) ?? ownFields(classes[to.class]?.fields ?? []);
    fields.set(to.class, own);
    const field = typeof path[0] === 'string' ? own.get(path[0]) : undefined;
    if (field) field.values.length = 0;
  }
}

function ownFields(fields: readonly FieldDraft[]): ReadonlyMap<string, FieldDraft> {
  return new Map(fields.filter(({ isStatic }) => !isStatic).map((field) => [field.name, field]));
}

/** The constructor whose body has `this.url = url;` as a statement of its own. */
function constructorAround({ parent }: ts.Node): ts.ConstructorDeclaration | undefined {
  if (!isPlainAssignment(parent) || !ts.isExpressionStatement(parent.parent)) return undefined;
  const maker: ts.Node | undefined = parent.parent.parent.parent;
  return maker && ts.isConstructorDeclaration(maker) ? maker : undefined;
}

function isPlainAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isOwnField(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

type Named = Map<string, ts.Node>;

/** Walked once: each field of a large constructor asks for it. */
const NAMED = new WeakMap<ts.ConstructorDeclaration, Named>();

/** Where each field is named first when an instance is made: initialisers run before the constructor, what is assigned before it is set. */
function firstNamed(maker: ts.ConstructorDeclaration): Named {
  const known = NAMED.get(maker);
  if (known) return known;
  const named: Named = new Map();
  for (const member of maker.parent.members) {
    const isRun = ts.isPropertyDeclaration(member) && !ts.getModifiers(member)?.some(isStaticWord);
    if (isRun && member.initializer) note(member.initializer, named, isFunction);
  }
  note(maker, named, () => false);
  NAMED.set(maker, named);
  return named;
}

function note(node: ts.Node, named: Named, isLater: (node: ts.Node) => boolean): void {
  if (isLater(node)) return;
  if (isOwnField(node) && !named.has(node.name.text)) named.set(node.name.text, node);
  if (isPlainAssignment(node)) {
    note(node.right, named, isLater);
    note(node.left, named, isLater);
  } else ts.forEachChild(node, (child) => note(child, named, isLater));
}

function isStaticWord({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.StaticKeyword;
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
