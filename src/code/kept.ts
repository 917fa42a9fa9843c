import { Evaluator, type World } from './evaluate.ts';
import { asAdded } from './held.ts';
import type { CallSite, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { type Argument, anyOf, type Located, optionsOf, type Thing } from './thing.ts';
import { tokenKey } from './tokens.ts';

/** The arguments of calls that keep something, by its key. */
type Keeps = ReadonlyMap<string, readonly Located[]>;

const known = new WeakMap<World['settled'], Keeps>();

/** What calls have kept under a key, for whatever class: `Reflect.getMetadata(KEY, target)`. Lists that were kept one after the other are one. */
export function keptThing(under: Thing, evaluator: Evaluator): Thing | undefined {
  const key = tokenKey(under, evaluator);
  const all = key === undefined ? [] : (keepsIn(evaluator.world).get(key) ?? []);
  const found = all.flatMap((value) => optionsOf(evaluator.guarded(value, () => evaluator.argument(value))));
  const items = found.flatMap((each) => (each.is === 'list' ? each.items.filter(isKnown).map(asAdded) : []));
  const others = found.filter(({ is }) => is !== 'list' && is !== 'unknown');
  const lists: readonly Thing[] = found.some(({ is }) => is === 'list') ? [{ is: 'list', items }] : [];
  return lists.length + others.length > 0 ? anyOf([...lists, ...others]) : undefined;
}

/** What asks itself for what is there already has nothing yet. */
function isKnown(item: Argument): boolean {
  return 'expression' in item || item.thing.is !== 'unknown';
}

function keepsIn(world: World): Keeps {
  const found = known.get(world.settled) ?? findKeeps(world);
  known.set(world.settled, found);
  return found;
}

/** While they are looked for, nothing is kept. */
function findKeeps(world: World): Keeps {
  const found = new Map<string, Located[]>();
  known.set(world.settled, found);
  const names = new Set(world.base.libraries.flatMap(({ keeps = {} }) => Object.keys(keeps).map(lastName)));
  for (const module of world.base.modules)
    for (const call of module.calls) {
      const { callee } = call;
      const isNamed = (callee.is === 'name' || callee.is === 'member') && names.has(callee.name);
      for (const [key, value] of isNamed ? keptAt(new Evaluator(world), module, call) : [])
        found.set(key, [...(found.get(key) ?? []), value]);
    }
  return found;
}

function keptAt(evaluator: Evaluator, module: Module, call: CallSite): readonly (readonly [key: string, value: Located])[] {
  const { callee, arguments: args, scope } = call;
  const at = (index = -1): Located | undefined => args[index] && { module, expression: args[index], scope, isAdded: true };
  return optionsOf(evaluator.evaluate({ module, expression: callee, scope })).flatMap((symbol) => {
    const parts = symbol.is === 'symbol' ? entryFor(symbol.library, symbol.library.keeps, symbol.path) : undefined;
    const [under, value] = [at(parts?.under), at(parts?.value)];
    const key = under && tokenKey(evaluator.argument(under), evaluator);
    return value && key !== undefined ? [[key, value] as const] : [];
  });
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
