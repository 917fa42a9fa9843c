import { at as below, indexed, itemsOf, member } from './access.ts';
import { callFunction } from './functions.ts';
import { entriesOf, joined } from './joining.ts';
import { choice, each, isNull, known, type Made, type MadeEntry, open, scalar, text, truth } from './made.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';

const DEEPEST = 80;
const MOST_ITEMS = 1000;
/** Of all expressions that wait for one another, also through names. */
const MOST_WAITING = 500;

/** What the files fix of an expression. */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Made {
  const at = scope.at(expression.line);
  const { room } = scope.deploying;
  room.left -= 1;
  if (depth > DEEPEST || room.left < 0 || room.waiting > MOST_WAITING) return open('it takes too much to compute', at);
  room.waiting += 1;
  const made = evaluated(expression, scope, depth);
  room.waiting -= 1;
  return made;
}

function evaluated(expression: Expression, scope: Scope, depth: number): Made {
  const at = scope.at(expression.line);
  const go = (inner: Expression) => evaluate(inner, scope, depth + 1);
  switch (expression.is) {
    case 'text':
      return joined(
        expression.parts.map((part) => (typeof part === 'string' ? text([part], at) : go(part))),
        at,
      );
    case 'scalar':
      return scalar(expression.value, at);
    case 'name':
      return scope.read(expression.name) ?? open(`${expression.name} is not declared`, at);
    case 'member':
      return member(go(expression.of), expression.name);
    case 'index':
      return indexed(go(expression.of), go(expression.by));
    case 'call':
      return callFunction(expression, scope, depth, evaluate);
    case 'list':
      return listOf(expression.items, go, at);
    case 'object':
      return objectOf(expression, scope, go);
    case 'choice':
      return chosen(expression, go, at);
    case 'binary':
      return binary(expression, go, at);
    case 'not': {
      const value = truth(go(expression.of));
      return value === undefined ? open('a condition decides', at) : scalar(!value, at);
    }
    case 'for':
      return looped(expression, scope, depth);
    case 'if':
      return truth(go(expression.test)) === false ? scalar(null, at) : go(expression.body);
    case 'spread':
      return go(expression.of);
    case 'lambda':
      return open('it is a function', at);
  }
}

type Go = (expression: Expression) => Made;

function listOf(items: readonly Expression[], go: Go, at: Made['at']): Made {
  const made: Made[] = [];
  let isOpen = false;
  for (const item of items.slice(0, MOST_ITEMS)) {
    const value = go(item);
    if (item.is !== 'spread') made.push(value);
    else made.push(...itemsOf(value));
    isOpen ||= item.is === 'spread' && value.is !== 'list';
  }
  return { is: 'list', items: made.slice(0, MOST_ITEMS), ...(isOpen && { isOpen }), at };
}

function objectOf({ entries, line }: Extract<Expression, { is: 'object' }>, scope: Scope, go: Go): Made {
  const made = new Map<string, MadeEntry>();
  for (const entry of entries.slice(0, MOST_ITEMS)) {
    const value = go(entry.value);
    const key = entry.key ? known(go(entry.key)) : undefined;
    if (key !== undefined) made.set(key, { key, value, at: scope.at(entry.line) });
    if (!entry.key) for (const inner of entriesOf(value)) made.set(inner.key, inner);
  }
  return { is: 'object', entries: [...made.values()], at: scope.at(line) };
}

function chosen({ test, yes, no }: Extract<Expression, { is: 'choice' }>, go: Go, at: Made['at']): Made {
  const value = truth(go(test));
  return value === undefined ? choice([go(yes), go(no)], at) : go(value ? yes : no);
}

function binary({ operator, left, right }: Extract<Expression, { is: 'binary' }>, go: Go, at: Made['at']): Made {
  const one = go(left);
  if (operator === '??') return orElse(one, () => go(right), at);
  const other = go(right);
  switch (operator) {
    case '==':
    case '!=':
    case '=~':
    case '!~':
      return equal(one, other, operator, at);
    case '&&':
    case '||':
      return logical(operator, truth(one), truth(other), at);
    default:
      return arithmetic(operator, Number(known(one)), Number(known(other)), at);
  }
}

/** What only a run makes nothing of may be either. */
function orElse(one: Made, other: () => Made, at: Made['at']): Made {
  if (isNull(one)) return other();
  if (one.is === 'choice') return each(one, (value) => orElse(value, other, at));
  const isOpen = one.is === 'open' || (one.is === 'reference' && one.path.length > 1);
  return isOpen ? choice([one, other()], at) : one;
}

function equal(one: Made, other: Made, operator: string, at: Made['at']): Made {
  const [a, b] = [one, other].map((each) => (isNull(each) ? '\0null' : known(each)));
  if (a === undefined || b === undefined) return open('a condition decides', at);
  const isEqual = operator.endsWith('~') ? a.toLowerCase() === b.toLowerCase() : a === b;
  return scalar(operator.startsWith('!') ? !isEqual : isEqual, at);
}

function logical(operator: string, one: boolean | undefined, other: boolean | undefined, at: Made['at']): Made {
  const decides = operator === '||';
  if (one === decides || other === decides) return scalar(decides, at);
  return one === undefined || other === undefined ? open('a condition decides', at) : scalar(!decides, at);
}

function arithmetic(operator: string, one: number, other: number, at: Made['at']): Made {
  if (Number.isNaN(one) || Number.isNaN(other)) return open('it is computed', at);
  const results: Readonly<Record<string, number | boolean>> = {
    '+': one + other,
    '-': one - other,
    '*': one * other,
    '/': Math.trunc(one / (other || 1)),
    '%': one % (other || 1),
    '<': one < other,
    '<=': one <= other,
    '>': one > other,
    '>=': one >= other,
  };
  const result = results[operator];
  return result === undefined ? open('it is computed', at) : scalar(result, at);
}

/** One place for each item of a list, with the names that the loop gives; one with an open item where nobody knows the list. */
export function placesOf(
  { item, index, list, line }: Extract<Expression, { is: 'for' }>,
  scope: Scope,
  depth: number,
): readonly { readonly scope: Scope; readonly key?: string }[] {
  const made = evaluate(list, scope, depth + 1);
  const at = scope.at(line);
  const items = itemsOf(made);
  const isKnown = made.is === 'list' && !made.isOpen;
  if (items.length === 0 && !isKnown) {
    const inner = open(`${item} is one of a list that only a run tells`, at, `${scope.source.path}:${line}`);
    return [{ scope: scope.within({ [item]: inner, ...(index !== undefined && { [index]: inner }) }) }];
  }
  return items.slice(0, MOST_PLACES).map((each, number) => ({
    scope: scope.within({ [item]: each, ...(index !== undefined && { [index]: scalar(number, at) }) }),
    key: known(each) ?? known(below(each, 'name')) ?? known(below(each, 'key')) ?? String(number),
  }));
}

const MOST_PLACES = 100;

function looped(expression: Extract<Expression, { is: 'for' }>, scope: Scope, depth: number): Made {
  const places = placesOf(expression, scope, depth);
  const items = places.map((place) => evaluate(expression.body, place.scope, depth + 1)).filter((made) => !isNull(made));
  const isOpen = places.some(({ key }) => key === undefined);
  return { is: 'list', items, ...(isOpen && { isOpen }), at: scope.at(expression.line) };
}
