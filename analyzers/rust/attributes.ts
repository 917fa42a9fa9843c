import type { Decorator, Expression } from '../../src/code/ir.ts';
import { partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { argumentOf } from './macros.ts';
import { fullPath } from './paths.ts';
import { tokenArguments } from './tokens.ts';

/** One `#[…]` before a declaration. */
interface Attribute {
  readonly node: Node;
  readonly path: readonly string[];
  readonly arguments: Node | undefined;
}

/** The attributes before a declaration. */
export function attributesOf(node: Node): readonly Attribute[] {
  const found: Attribute[] = [];
  for (let at = node.previousNamedSibling; at; at = at.previousNamedSibling) {
    if (at.type.endsWith('comment')) continue;
    if (at.type !== 'attribute_item') break;
    const attribute = partsOf(at)[0];
    const path = attribute && partsOf(attribute)[0]?.text.replace(/\s+/g, '').split('::');
    if (attribute && path) found.unshift({ node: at, path, arguments: attribute.childForFieldName('arguments') ?? undefined });
  }
  return found;
}

/** Whether a declaration is only there for tests. */
export function isForTests(node: Node): boolean {
  return attributesOf(node).some(({ node: each }) => /\b(cfg\s*\(\s*test\b|test\s*\])/.test(each.text));
}

/** An attribute macro goes by its name with a `#`, so that it is not taken for the function of that name. */
export function attributeCallee({ path }: Attribute, walker: Walker): Expression {
  const full = fullPath(path, walker).split('::');
  const name = `#${full.at(-1)}`;
  return full.length > 1 ? spelled(full[0] ?? '', name) : { is: 'name', name };
}

/** `#[get("/orders/{id}")] async fn show()`: a call that is given the function. */
export function callAttributes(node: Node, decorates: Expression, at: At, walker: Walker): void {
  for (const attribute of attributesOf(node)) {
    const isStart = attribute.path.at(-1) === 'launch';
    if (!attribute.arguments && !isStart) continue;
    const args = attribute.arguments ? tokenArguments(attribute.arguments, at, walker).map(argumentOf).map(withoutQuery) : [];
    walker.call(attribute.node, at, { callee: attributeCallee(attribute, walker), arguments: args, decorates });
  }
}

/** Rocket's `/orders/<id>?<page>` is the path `/orders/<id>`: https://rocket.rs/guide/v0.5/requests/#query-strings */
function withoutQuery(argument: Expression): Expression {
  const text = argument.is === 'literal' && typeof argument.value === 'string' ? argument.value : '';
  const cut = text.indexOf('?<');
  return cut < 0 ? argument : { is: 'literal', value: text.slice(0, cut) };
}

/** The attributes of a type or a field: `#[arg(long, env = "DATABASE_URL")]`. */
export function decoratorsOf(node: Node, at: At, walker: Walker): Decorator[] {
  return attributesOf(node).flatMap((attribute) => {
    if (!attribute.arguments || attribute.path[0] === 'derive') return [];
    const args = tokenArguments(attribute.arguments, at, walker).map(argumentOf);
    const callee = attributeCallee(attribute, walker);
    return [{ callee, arguments: args, scope: at.scope, place: walker.place(attribute.node) }];
  });
}
