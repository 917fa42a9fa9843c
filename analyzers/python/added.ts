import type { Bound, Expression, ObjectEntry } from '../../src/code/ir.ts';
import type { At, Lowering } from './lowering.ts';

/** A variable or field, and the keys below it where something is put. */
interface Spot {
  readonly holder: { readonly values: Bound[] };
  readonly keys: readonly Expression[];
}

/** Methods of lists, sets and dictionaries that add to them. https://docs.python.org/3/tutorial/datastructures.html */
const ADDS: Readonly<Record<string, (args: readonly Expression[]) => Expression>> = {
  append: ([item]) => listOf(item),
  appendleft: ([item]) => listOf(item),
  add: ([item]) => listOf(item),
  insert: ([, item]) => listOf(item),
  extend: ([items]) => listOf(items && { is: 'spread', of: items }),
  setdefault: ([key, value]) => (key && value ? under(key, value) : listOf(undefined)),
  update: (args) => ({ is: 'object', entries: args.flatMap(updated) }),
};

/** `handlers.append(fn)`, `handlers[topic].append(fn)`, `handlers.setdefault(topic, []).append(fn)`. */
export function addByCall(callee: Expression, args: readonly Expression[], at: At, lowering: Lowering): void {
  const added = callee.is === 'member' && Object.hasOwn(ADDS, callee.name) ? ADDS[callee.name]?.(args) : undefined;
  if (added && callee.is === 'member') addTo(spotOf(callee.of, at, lowering), added, at);
}

/** `handlers[topic] = fn`: an entry of what the target's owner holds; tells whether that holds any. */
export function addEntry(target: Expression, value: Expression, at: At, lowering: Lowering): boolean {
  const spot = spotOf(target, at, lowering);
  return spot !== undefined && spot.keys.length > 0 && addTo(spot, value, at);
}

function addTo(spot: Spot | undefined, added: Expression, at: At): boolean {
  const expression = spot?.keys.reduceRight((value, key) => under(key, value), added);
  if (!spot || !expression || !spot.holder.values.some((held) => held.expression.is === expression.is)) return false;
  spot.holder.values.push({ expression, scope: at.scope, isAdded: true });
  return true;
}

function spotOf(expression: Expression, at: At, lowering: Lowering): Spot | undefined {
  if (expression.is === 'name') {
    const holder = lowering.draft.find(at.scope, expression.name);
    return holder && holder.parameter === undefined ? { holder, keys: [] } : undefined;
  }
  if (expression.is === 'call') return defaultSpot(expression.call, at, lowering);
  if (expression.is === 'member') {
    const field = fieldOf(expression, at, lowering);
    return field ? { holder: field, keys: [] } : below(expression.of, { is: 'literal', value: expression.name }, at, lowering);
  }
  return expression.is === 'index' ? below(expression.of, expression.key, at, lowering) : undefined;
}

function below(of: Expression, key: Expression, at: At, lowering: Lowering): Spot | undefined {
  const spot = spotOf(of, at, lowering);
  return spot && { ...spot, keys: [...spot.keys, key] };
}

/** `handlers.setdefault(topic, [])` is what is there. */
function defaultSpot(call: number, at: At, lowering: Lowering): Spot | undefined {
  const { callee, arguments: [key] = [] } = lowering.draft.calls[call] ?? {};
  return key && callee?.is === 'member' && callee.name === 'setdefault' ? below(callee.of, key, at, lowering) : undefined;
}

/** A field of `self`, of `cls` or of a class by its name. */
function fieldOf({ of, name }: Expression & { is: 'member' }, at: At, lowering: Lowering): Spot['holder'] | undefined {
  const known = of.is === 'name' ? lowering.draft.find(at.scope, of.name)?.values[0]?.expression : of;
  const index = known?.is === 'this' ? at.method : known?.is === 'class' ? known.class : undefined;
  return index === undefined ? undefined : lowering.draft.classes[index]?.fields.find((field) => field.name === name);
}

function listOf(item: Expression | undefined): Expression {
  return { is: 'list', items: item ? [item] : [] };
}

function under(key: Expression, value: Expression): Expression {
  return { is: 'object', entries: [key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value }] };
}

function updated(argument: Expression): readonly ObjectEntry[] {
  if (argument.is !== 'keyword') return [{ spread: argument }];
  return [argument.name === '**' ? { spread: argument.of } : { key: argument.name, value: argument.of }];
}

/** What `dict()`, `defaultdict(list)` and `field(default_factory=list)` make. https://docs.python.org/3/library/collections.html */
export function emptyCollection(name: string, args: readonly Expression[]): Expression | undefined {
  const factory = args.find((each) => each.is === 'keyword' && each.name === 'default_factory');
  if (name === 'field' && factory?.is === 'keyword')
    return factory.of.is === 'name' ? emptyCollection(factory.of.name, []) : undefined;
  if (name === 'defaultdict' || (DICTIONARIES.has(name) && args.length === 0)) return { is: 'object', entries: [] };
  return LISTS.has(name) && args.length === 0 ? listOf(undefined) : undefined;
}

const DICTIONARIES = new Set(['dict', 'OrderedDict']);
const LISTS = new Set(['list', 'set', 'deque']);
