import type { Taking } from './callbacks.ts';
import type { Evaluator } from './evaluate.ts';
import type { Parameter } from './ir.ts';
import { itemsOf, loopedOver } from './items.ts';
import type { Selector } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { handedByOwn } from './own-takers.ts';
import type { Selectable } from './select.ts';
import {
  anyOf,
  type Frame,
  type FunctionThing,
  optionsOf,
  type SymbolThing,
  siteOfCall,
  type Thing,
  unknownThing,
} from './thing.ts';
import { typesOf } from './type-arguments.ts';
import { wholeData } from './whole-files.ts';

/** A parameter that no call in sight passes anything for. */
export interface FreeParameter {
  readonly fn: FunctionThing;
  readonly parameter: Parameter;
  readonly position: number;
  readonly scope: number;
}

/** What those who take the function as a callback hand to it. */
export function callbackParameter(evaluator: Evaluator, free: FreeParameter, frame: Frame | undefined): Thing | undefined {
  const { fn } = free;
  const found = evaluator.world
    .callsTaking(fn)
    .flatMap((taking) => [...handedBy(evaluator, taking, free, frame), ...handedByList(evaluator, taking, free, frame)]);
  if (found.length > 1 || isSeveral(found, fn)) evaluator.needs({ kind: 'item', function: fn });
  return found.length > 0 ? anyOf(found) : undefined;
}

/** A loop's only item may be any of several instances. */
function isSeveral([only]: readonly Thing[], { node }: FunctionThing): boolean {
  return node.isLoop === true && only?.is === 'any-of' && only.options.every(({ is }) => is === 'instance');
}

/** Methods of promises that call back with what is awaited: http://bluebirdjs.com/docs/api/tap.html */
const CALLS_WITH_AWAITED = new Set(['then', 'tap']);

/** Methods of lists (and of promises) that call back with an item (or with what is awaited). */
const CALLS_WITH_ITEM = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
  'findLast',
  ...CALLS_WITH_AWAITED,
]);

/** What a promise may be known to give. */
const AWAITED: ReadonlySet<Thing['is']> = new Set(['object', 'list', 'instance', 'value', 'function']);

function handedByList(
  evaluator: Evaluator,
  taking: Taking,
  { fn, position }: FreeParameter,
  frame: Frame | undefined,
): readonly Thing[] {
  const { module, call, index } = taking;
  if (index !== 0 || call.callee.is !== 'member' || !CALLS_WITH_ITEM.has(call.callee.name)) return [];
  const held = evaluator.evaluate({ module, expression: call.callee.of, scope: call.scope, frame });
  // `import('got').then((module) => …)`: the file or the package itself.
  if (call.callee.name === 'then' && call.callee.of.is === 'module') return position === 0 ? [held] : [];
  const of = wholeData(evaluator, held);
  if (!CALLS_WITH_AWAITED.has(call.callee.name))
    return (fn.node.isLoop ? loopedOver(of) : itemsOf(of)).flatMap((args) =>
      args[position] ? [evaluator.argument(args[position])] : [],
    );
  return position === 0 ? optionsOf(of).filter(({ is }) => AWAITED.has(is)) : [];
}

/** What whoever is called hands to its callback at a position. */
function handedBy(
  evaluator: Evaluator,
  taking: Taking,
  free: FreeParameter,
  frame: Frame | undefined,
  takers: readonly string[] = [],
): readonly Thing[] {
  const { module, call } = taking;
  const { callee, scope } = call;
  const called = evaluator.memory.once(callee, frame, () => evaluator.evaluate({ module, expression: callee, scope, frame }));
  return runnableOf(evaluator, called).flatMap((option): readonly Thing[] => {
    if (option.is === 'function') return handedInside(evaluator, option, { taking, free, frame, takers });
    return option.is === 'symbol' ? handedByLibrary(evaluator, option, taking, free, frame) : [];
  });
}

/** A file that is called is what it exports as a whole: `require('./bus')((error, bus) => …)`. */
function runnableOf(evaluator: Evaluator, called: Thing): readonly Thing[] {
  return optionsOf(called).flatMap((each) => (each.is === 'module' ? optionsOf(evaluator.whole(each.path)) : [each]));
}

/** How many functions may hand on a callback. */
const DEEPEST = 3;
/** What tells nothing of what a callback is called with. */
const NOT_TOLD: ReadonlySet<Thing['is']> = new Set(['unknown', 'package', 'open']);

/** What a function of the repository, or those that it hands its parameter to, call that with; one that hands it to itself is asked once. */
function handedInside(
  evaluator: Evaluator,
  taker: FunctionThing,
  { taking, free, frame, takers }: { taking: Taking; free: FreeParameter; frame: Frame | undefined; takers: readonly string[] },
): readonly Thing[] {
  if (takers.length > DEEPEST || takers.includes(taker.key)) return [];
  const { things, further } = handedByOwn(evaluator, taker, { taking, position: free.position, frame });
  const told = things.flatMap(optionsOf).filter(({ is }) => !NOT_TOLD.has(is));
  const behind = [...takers, taker.key];
  return [...told, ...further.flatMap((each) => handedBy(evaluator, each.taking, free, each.frame, behind))];
}

/** What the called library hands to its callback; `promise.then(…)` hands on what it is called on. */
function handedByLibrary(
  evaluator: Evaluator,
  { library, path, receiver }: SymbolThing,
  { module, call, index, keyword }: Taking,
  { fn, position, parameter }: FreeParameter,
  frame: Frame | undefined,
): readonly Thing[] {
  const isAwaited = CALLS_WITH_AWAITED.has(path.slice(path.lastIndexOf('.') + 1));
  if (receiver && isAwaited && index === 0 && position === 0) return [receiver];
  const handed = entryFor(library, library.callbacks, path)?.[keyword ?? index]?.[position];
  if (!handed) return [];
  const args = call.arguments.map((expression) => ({ module, expression, scope: call.scope, frame }));
  if (typeof handed !== 'string') return handedPart(evaluator, handed, { arguments: args, receiver });
  const isGuess = handed.endsWith('?');
  if (isGuess) evaluator.needs({ kind: 'parameter', function: fn, name: parameter.name, isReplaceable: true }, true);
  const type = handed.replace(/\.\*$|\?$/, '');
  const maker = { arguments: args, site: siteOfCall(module, call) };
  const made: Thing = { is: 'made', library, type, maker, receiver, types: typesOf(call, { module, frame }) };
  return isGuess || type === handed ? [made] : memberOrFirst(evaluator, made, parameter, position);
}

/** A part of the call that is not there is nothing; what nobody registered leaves the parameter to its type. */
function handedPart(evaluator: Evaluator, handed: Selector, from: Selectable): readonly Thing[] {
  const part = evaluator.select(handed, from);
  if (part) return optionsOf(part);
  return handed.from === 'registered' ? [] : [NOTHING];
}

/** The member that a parameter is called like, or the whole for the first one. */
function memberOrFirst(evaluator: Evaluator, of: Thing, { name }: Parameter, position: number): readonly Thing[] {
  const member = evaluator.member(of, name);
  if (member.is !== 'symbol') return [member];
  return position === 0 ? [of] : [];
}

const NOTHING = unknownThing('nothing passed');
