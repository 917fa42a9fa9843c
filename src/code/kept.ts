import { Evaluator, type World } from './evaluate.ts';
import { markAdded } from './held.ts';
import { insertedBy, statementNames } from './inserted.ts';
import type { CallSite, Module } from './ir.ts';
import { lastOfPath } from './last-names.ts';
import type { Selector } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { tableKey } from './rows.ts';
import { symbolOf } from './symbol-members.ts';
import {
  type Argument,
  anyOf,
  type ClassThing,
  type Located,
  optionsOf,
  type SiteReference,
  type SymbolThing,
  siteOfCall,
  type Thing,
} from './thing.ts';
import { tokenKey } from './tokens.ts';

/** Which argument (or member of it) is kept, under which key; with `isOfMaker`, of those that the receiver was made with. */
export interface Keeping {
  readonly under: Selector;
  readonly value: number;
  readonly inside?: string;
  readonly isOfMaker?: true;
}

/** What a call keeps: an argument, a member of it, or a row of a table. */
export interface Keep {
  readonly thing: (evaluator: Evaluator) => Thing;
  readonly sites: readonly SiteReference[];
}

type Keeps = ReadonlyMap<string, readonly Keep[]>;

const known = new WeakMap<World['settled'], Keeps | 'in the making'>();

/** What calls have kept under a key, for whatever class: `Reflect.getMetadata(KEY, target)`. Lists that were kept one after the other are one. */
export function keptThing(
  under: Thing,
  evaluator: Evaluator,
  ofProgram: (all: readonly Keep[]) => readonly Keep[],
): Thing | undefined {
  const key = tokenKey(under, evaluator);
  const all = key === undefined ? [] : ofProgram(keepsIn(evaluator).get(key) ?? []);
  const found = all.flatMap((keep) => asOneRow(optionsOf(evaluator.guarded(keep, () => keep.thing(evaluator))))).map(markAdded);
  const items = found.flatMap((each) => (each.is === 'list' ? each.items.filter(isKnown) : []));
  const others = found.filter(({ is }) => is !== 'list' && is !== 'unknown');
  const lists: readonly Thing[] = found.some(({ is }) => is === 'list') ? [{ is: 'list', items }] : [];
  return lists.length + others.length > 0 ? anyOf([...lists, ...others]) : undefined;
}

/** `const row = new OutboxRow(); row.topic = topic`: what was set goes before what its class says. */
function asOneRow(options: readonly Thing[]): readonly Thing[] {
  const instance = options.find((each) => each.is === 'instance');
  if (!instance || !options.some(({ is }) => is === 'object')) return options;
  return options.flatMap((each): readonly Thing[] => {
    if (each.is === 'object') return [{ ...each, self: instance }];
    return each === instance ? [] : [each];
  });
}

/** Whether calls keep rows under a class. */
export function isKeptUnder({ key }: ClassThing, evaluator: Evaluator): boolean {
  return keepsIn(evaluator).has(key);
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
  const names = new Set(
    world.base.libraries.flatMap(({ keeps = {} }) => Object.keys(keeps).map((path) => lastOfPath(path).replace(/\/\d+$/, ''))),
  );
  for (const module of world.base.modules) {
    const statements = statementNames(world.base, module);
    for (const call of module.calls) {
      const kept = mayKeep(call, names) ? keptAt(new Evaluator(world), module, call) : [];
      for (const [key, keep] of [...kept, ...rowsAt(world, module, call, statements)]) noteKeep(found, key, keep);
    }
  }
  return found;
}

function noteKeep(found: Map<string, Keep[]>, key: string, keep: Keep): void {
  const known = found.get(key);
  if (known) known.push(keep);
  else found.set(key, [keep]);
}

function rowsAt(
  world: World,
  module: Module,
  call: CallSite,
  names: ReadonlySet<string>,
): readonly (readonly [key: string, keep: Keep])[] {
  return insertedBy(new Evaluator(world), module, call, names).flatMap(({ table, row }) => {
    const key = tokenKey(tableKey(table), new Evaluator(world));
    return key === undefined ? [] : [[key, { thing: row, sites: [siteOfCall(module, call)] }] as const];
  });
}

/** What a library makes may be called itself: `new Order({ … })` of `const Order = model('Order', schema)`. */
function mayKeep({ callee, isNew }: CallSite, names: ReadonlySet<string>): boolean {
  return callee.is === 'member' || callee.is === 'name' ? names.has(callee.name) || (isNew && names.has('default')) : false;
}

/** What the receiver was made with, as what its callers tell: `knex.insert(row).into('outbox')`. */
function addedBy({ receiver }: SymbolThing): readonly Argument[] {
  const args = receiver?.maker?.arguments ?? [];
  return args.map((each) => ('expression' in each ? { ...each, isAdded: true } : each));
}

/** What is said of the call with as many arguments goes before what is said of all. */
function partsFor({ library, path }: SymbolThing, count: number) {
  return entryFor(library, library.keeps, `${path}/${count}`) ?? entryFor(library, library.keeps, path);
}

function keptAt(evaluator: Evaluator, module: Module, call: CallSite): readonly (readonly [key: string, keep: Keep])[] {
  const { callee, scope } = call;
  const args = call.arguments.map((expression): Located => ({ module, expression, scope, isAdded: true }));
  return optionsOf(evaluator.evaluate({ module, expression: callee, scope })).flatMap((thing) => {
    const symbol = symbolOf(thing);
    const parts = symbol && partsFor(symbol, args.length);
    const value = parts && (parts.isOfMaker ? addedBy(symbol) : args)[parts.value];
    if (!value) return [];
    const under = evaluator.select(parts.under, { arguments: args, receiver: symbol.receiver, called: symbol.path });
    const key = under && tokenKey(under, evaluator);
    const { inside } = parts;
    const kept = (asking: Evaluator) =>
      inside === undefined ? asking.argument(value) : asking.member(asking.argument(value), inside);
    return key === undefined ? [] : [[key, { thing: kept, sites: [siteOfCall(module, call)] }] as const];
  });
}
