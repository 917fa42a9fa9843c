import { Evaluator, type World } from './evaluate.ts';
import { markAdded } from './held.ts';
import type { CallSite, Module } from './ir.ts';
import { lastOfPath } from './last-names.ts';
import { entryFor } from './library-lookup.ts';
import { symbolOf } from './symbol-members.ts';
import { type Argument, anyOf, type Located, optionsOf, type Thing } from './thing.ts';
import { tokenKey } from './tokens.ts';

/** What a call keeps: an argument, or a member of it. */
interface Keep {
  readonly value: Located;
  readonly inside: string | undefined;
}

type Keeps = ReadonlyMap<string, readonly Keep[]>;

const known = new WeakMap<World['settled'], Keeps | 'in the making'>();

/** What calls have kept under a key, for whatever class: `Reflect.getMetadata(KEY, target)`. Lists that were kept one after the other are one. */
export function keptThing(under: Thing, evaluator: Evaluator): Thing | undefined {
  const key = tokenKey(under, evaluator);
  const all = key === undefined ? [] : (keepsIn(evaluator).get(key) ?? []);
  const found = all.flatMap((keep) => optionsOf(evaluator.guarded(keep, () => partOf(evaluator, keep)))).map(markAdded);
  const items = found.flatMap((each) => (each.is === 'list' ? each.items.filter(isKnown) : []));
  const others = found.filter(({ is }) => is !== 'list' && is !== 'unknown');
  const lists: readonly Thing[] = found.some(({ is }) => is === 'list') ? [{ is: 'list', items }] : [];
  return lists.length + others.length > 0 ? anyOf([...lists, ...others]) : undefined;
}

function partOf(evaluator: Evaluator, { value, inside }: Keep): Thing {
  const thing = evaluator.argument(value);
  return inside === undefined ? thing : evaluator.member(thing, inside);
}

/** What asks itself for what is there already has nothing yet. */
function isKnown(item: Argument): boolean {
  return 'expression' in item || item.thing.is !== 'unknown';
}

/** While they are looked for, nothing is kept, and nothing that asks for it is remembered. */
function keepsIn({ world, memory }: Evaluator): Keeps {
  const found = known.get(world.settled);
  if (found === 'in the making') memory.cut();
  if (found) return found === 'in the making' ? new Map() : found;
  known.set(world.settled, 'in the making');
  const made = findKeeps(world);
  known.set(world.settled, made);
  return made;
}

function findKeeps(world: World): Keeps {
  const found = new Map<string, Keep[]>();
  const names = new Set(world.base.libraries.flatMap(({ keeps = {} }) => Object.keys(keeps).map(lastOfPath)));
  for (const module of world.base.modules)
    for (const call of module.calls)
      for (const [key, keep] of mayKeep(call, names) ? keptAt(new Evaluator(world), module, call) : [])
        found.set(key, [...(found.get(key) ?? []), keep]);
  return found;
}

/** What a library makes may be called itself: `new Order({ … })` of `const Order = model('Order', schema)`. */
function mayKeep({ callee, isNew }: CallSite, names: ReadonlySet<string>): boolean {
  return callee.is === 'member' || callee.is === 'name' ? names.has(callee.name) || (isNew && names.has('default')) : false;
}

function keptAt(evaluator: Evaluator, module: Module, call: CallSite): readonly (readonly [key: string, keep: Keep])[] {
  const { callee, scope } = call;
  const args = call.arguments.map((expression): Located => ({ module, expression, scope, isAdded: true }));
  return optionsOf(evaluator.evaluate({ module, expression: callee, scope })).flatMap((thing) => {
    const symbol = symbolOf(thing);
    const parts = symbol && entryFor(symbol.library, symbol.library.keeps, symbol.path);
    const value = parts && args[parts.value];
    if (!value) return [];
    const under = evaluator.select(parts.under, { arguments: args, receiver: symbol.receiver, called: symbol.path });
    const key = under && tokenKey(under, evaluator);
    return key === undefined ? [] : [[key, { value, inside: parts.inside }] as const];
  });
}
