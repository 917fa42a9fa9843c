import type { Expression } from '../../src/code/ir.ts';
import { anyItem, literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, declareLocal, inner, memberOf, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';
import { eitherOf, isEither } from './routes.ts';

/** Statements in order; the last one's value is that of the whole. */
export function lowerBlock(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  let value: Expression = literalOf(null);
  for (const each of partsOf(node)) value = walker.expression(each, inside);
  return value;
}

export function lowerInside(node: Node, at: At, walker: Walker): Expression {
  const [inside] = partsOf(node);
  return inside ? walker.expression(inside, at) : NOTHING;
}

/** `a + b`, `a / b` of paths, `a -> b`, `a op b`; operands from left to right, without a recursion for each. */
export function lowerInfix(node: Node, at: At, walker: Walker): Expression {
  const operator = operatorOf(node);
  const operands: Node[] = [];
  let left: Node = node;
  while (left.type === 'infix_expression' && operatorOf(left) === operator) {
    const [before, right] = [left.childForFieldName('left'), left.childForFieldName('right')];
    if (!before || !right) break;
    operands.push(right);
    left = before;
  }
  const parts = [left, ...operands.reverse()].map((each) => walker.expression(each, at));
  const [first = NOTHING, second = NOTHING] = parts;
  switch (operator) {
    case '+':
      return { is: 'concat', parts };
    case '/':
      return { is: 'concat', parts: parts.flatMap((part, index) => (index === 0 ? [part] : [literalOf('/'), part])) };
    case '->':
      return { is: 'list', items: parts };
    case '++':
    case '::':
    case ':::':
      return { is: 'list', items: parts.map((of) => ({ is: 'spread', of })) };
    case 'getOrElse':
    case 'orElse':
      return { is: 'fallback', first, second };
    default:
      return isEither(operator, walker)
        ? eitherOf(node, parts, at, walker)
        : walker.call(node, at, { callee: memberOf(first, operator), arguments: parts.slice(1) });
  }
}

export function operatorOf(node: Node): string {
  return node.childForFieldName('operator')?.text ?? '';
}

export function lowerIf(node: Node, at: At, walker: Walker): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) walker.visit(condition, at);
  const branches = ['consequence', 'alternative'].flatMap((name) => node.childForFieldName(name) ?? []);
  return { is: 'choice', options: branches.map((each) => walker.expression(each, inner(at))) };
}

/** `x match { case … }`: any of its cases, whose patterns take parts of the value. */
export function lowerMatch(node: Node, at: At, walker: Walker): Expression {
  const [value, body] = [node.childForFieldName('value'), node.childForFieldName('body')];
  const of = value ? walker.expression(value, at) : NOTHING;
  return body ? lowerCases(body, of, at, walker) : of;
}

export function lowerCases(block: Node, of: Expression, at: At, walker: Walker): Expression {
  const options = partsOf(block).flatMap((clause): readonly Expression[] => {
    if (clause.type !== 'case_clause') return [];
    const inside = inner(at);
    const pattern = clause.childForFieldName('pattern');
    if (pattern) bindPattern(pattern, of, inside, walker);
    const value = lowerClause(clause, inside, walker);
    return value ? [value] : [];
  });
  return { is: 'choice', options };
}

/** What stands behind the arrow of a case, one statement after the other; the last is its value. */
export function lowerClause(clause: Node, at: At, walker: Walker): Expression | undefined {
  const pattern = clause.childForFieldName('pattern');
  const statements = partsOf(clause).filter((part) => part !== pattern);
  return statements.map((each) => walker.expression(each, at)).at(-1);
}

/** `try { a } catch { case e => b }` is either. */
export function lowerTry(node: Node, at: At, walker: Walker): Expression {
  const body = node.childForFieldName('body');
  const value = body ? walker.expression(body, at) : NOTHING;
  for (const each of partsOf(node)) if (each !== body) walker.children(each, at);
  return value;
}

/** `for { a <- effect; b = a.x } yield b`: a is what the effect holds, or any item of a list. */
export function lowerFor(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  const list = partsOf(node).find(({ type }) => type === 'enumerators');
  for (const each of list ? partsOf(list) : []) {
    const [pattern, value] = partsOf(each);
    if (!pattern || !value) walker.children(each, inside);
    else {
      const lowered = walker.expression(value, inside);
      bindPattern(pattern, lowered.is === 'list' ? anyItem(lowered) : lowered, inside, walker);
    }
  }
  const body = node.childForFieldName('body');
  return body ? walker.expression(body, inside) : NOTHING;
}

/** `x => x.url`, `(a, b) => …`. */
export function lowerLambda(node: Node, at: At, walker: Walker): Expression {
  const { index, inside } = openLambda(node, at, walker);
  for (const [position, name] of parameterNames(node).entries()) addParameter(name, position, index, node, inside, walker);
  const value = lambdaBody(node, inside, walker);
  walker.draft.functions[index]?.returns.push({ expression: value, scope: inside.scope });
  return { is: 'function', function: index };
}

/** `{ case Order(id, _) => … }` as a function of one value. */
export function lowerCaseFunction(node: Node, at: At, walker: Walker): Expression {
  const { index, inside } = openLambda(node, at, walker);
  addParameter('#0', 0, index, node, inside, walker);
  const value = lowerCases(node, { is: 'name', name: '#0' }, inside, walker);
  walker.draft.functions[index]?.returns.push({ expression: value, scope: inside.scope });
  return { is: 'function', function: index };
}

function openLambda(node: Node, at: At, walker: Walker) {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ kind: 'function', scope, parameters: [], returns: [], place: walker.place(node), ...flags });
  return { index, inside: { ...inner(at), scope } };
}

/** What the parameters of a lambda are called. */
export function parameterNames(lambda: Node): readonly string[] {
  const written = lambda.childForFieldName('parameters');
  if (written?.type !== 'bindings') return written ? [written.text] : [];
  return partsOf(written).map((each) => each.childForFieldName('name')?.text ?? each.text);
}

function addParameter(name: string, position: number, index: number, node: Node, at: At, walker: Walker): void {
  at.locals.set(name, name);
  walker.draft.declare(at.scope, { name, values: [], parameter: position, place: walker.place(node) });
  walker.draft.functions[index]?.parameters.push({ name, isRest: false, isField: false, decorators: [] });
}

/** The value of what stands behind the arrow. */
export function lambdaBody(lambda: Node, at: At, walker: Walker): Expression {
  const parameters = lambda.childForFieldName('parameters');
  let value: Expression = literalOf(null);
  for (const each of partsOf(lambda)) if (each !== parameters) value = walker.expression(each, at);
  return value;
}

/** `url = x` is a further value of a variable or a field. */
export function lowerAssignment(node: Node, at: At, walker: Walker): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const value = { expression: walker.expression(right, at), scope: at.scope };
  const target = walker.expression(left, at);
  if (target.is === 'name') walker.draft.find(at.scope, target.name)?.values.push(value);
  if (target.is === 'member' && target.of.is === 'this' && at.owner)
    walker.draft.classes[at.owner.class]?.fields.find(({ name }) => name === target.name)?.values.push(value);
  return literalOf(null);
}

/** `val url = x`, `val (a, b) = pair` inside of a block. */
export function lowerLocal(node: Node, at: At, walker: Walker): Expression {
  const [pattern, value] = [node.childForFieldName('pattern'), node.childForFieldName('value')];
  if (pattern && value) bindPattern(pattern, walker.expression(value, at), at, walker);
  return literalOf(null);
}

/** A function inside of a function; one that takes nothing is its value. */
export function lowerLocalValue(name: string, value: Expression, node: Node, at: At, walker: Walker): void {
  declareLocal(name, value, node.row, at, walker);
}
