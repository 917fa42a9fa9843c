import { groupBy } from '../model/group-by.ts';
import type { Caller } from './callers.ts';
import type { FrameKeys } from './frame-keys.ts';
import { argumentsAt, type Step } from './path-steps.ts';
import type { Argument, Frame, FunctionThing, Thing } from './thing.ts';

/** What was bound around a function where it was made, in each of these; undefined where one does not tell. */
export function closuresAmong(
  things: readonly Thing[],
  { key, self }: FunctionThing,
  keys: FrameKeys,
): readonly Frame[] | undefined {
  const instance = keys.ofInstance(self);
  const found = things.flatMap((each) =>
    each.is === 'function' && each.key === key && keys.ofInstance(each.self) === instance ? [each.frame] : [],
  );
  const told = found.flatMap((each) => each ?? []);
  return told.length === found.length ? told : undefined;
}

/** Both of two; undefined where one does not tell. */
export function closuresTogether(one: Caller['closures'], other: Caller['closures']): Caller['closures'] {
  return one && other && [...new Set([...one, ...other])];
}

/**
 * Whether a step goes with those of a path: what a function makes keeps what that function was called with, so whoever calls what
 * `upstream('ORDERS')` made has nothing to do with `upstream('STOCK')`.
 */
export function isOfTheirRuns(step: Step, path: readonly Step[]): boolean {
  return path.every((each) => isOfRun(each, step) && isOfRun(step, each));
}

/** Whether what one step calls may have been made where the other one calls. */
function isOfRun(made: Step, making: Step): boolean {
  if (made.kind !== 'call' || making.kind !== 'call' || !made.caller.closures) return true;
  return made.caller.closures.some((closure) => {
    const runs = runsIn(closure, making.function.key);
    return runs.length === 0 || runs.some((run) => isCalledAt(run, making.caller));
  });
}

const known = new WeakMap<Frame, ReadonlyMap<string, readonly Frame[]>>();

/** The runs of a function that a frame goes back to: around it, and around what its functions were called with. */
function runsIn(frame: Frame, key: string): readonly Frame[] {
  const runs = known.get(frame) ?? groupBy(framesBehind(frame), ({ of }) => of);
  known.set(frame, runs);
  return runs.get(key) ?? [];
}

function framesBehind(frame: Frame): readonly Frame[] {
  const met = new Set<Frame>([frame]);
  for (const each of met) {
    if (each.next) met.add(each.next);
    for (const argument of each.arguments) if ('frame' in argument && argument.frame) met.add(argument.frame);
  }
  return [...met];
}

/** Whether a run has the arguments that stand there. */
function isCalledAt(run: Frame, caller: Caller): boolean {
  const passed = argumentsAt(caller);
  const own = run.arguments.slice(caller.bound?.given?.length ?? 0);
  return own.every((each: Argument, index) => !('expression' in each) || each.expression === passed[index]);
}
