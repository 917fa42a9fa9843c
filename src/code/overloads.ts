import type { FrameKeys } from './frame-keys.ts';
import type { CallSite } from './ir.ts';
import type { FunctionThing, Thing } from './thing.ts';

/** Of several methods of one name in one class, those that take this many arguments; all of them when none does. */
export function applicable(options: readonly Thing[], count: number): readonly Thing[] {
  if (options.length < 2) return options;
  return options.filter((option) => {
    if (option.is !== 'function') return true;
    const same = options.filter((each) => each.is === 'function' && isSameName(each, option));
    return takes(option, count) || !same.some((each) => takes(each, count));
  });
}

function isSameName(one: FunctionThing, other: FunctionThing): boolean {
  return one.module === other.module && one.node.class === other.node.class && one.node.name === other.node.name;
}

/** What an extension is called on is its first argument. */
function takes(thing: Thing, passed: number): boolean {
  if (thing.is !== 'function') return false;
  const { parameters } = thing.node;
  const count = thing.receiver ? passed + 1 : passed;
  const required = parameters.filter((each) => !each.default && !each.isRest).length;
  return count >= required && (count <= parameters.length || parameters.at(-1)?.isRest === true);
}

/** On how many instances of a class a call is told apart; on more it is on any of them. */
const MOST_INSTANCES = 16;

/** The functions that a call may mean, each once for every instance that it may be called on. */
export function functionsAmong(options: readonly Thing[], site: CallSite, keys: FrameKeys): readonly FunctionThing[] {
  const found = new Map<string, Map<string, FunctionThing>>();
  for (const option of applicable(options, site.arguments.length)) {
    if (option.is !== 'function') continue;
    const known = found.get(option.key) ?? new Map<string, FunctionThing>();
    found.set(option.key, known);
    const instance = keys.ofInstance(option.self);
    if (!known.has(instance)) known.set(instance, option);
  }
  return [...found.values()].flatMap((each) => [...each.values()].slice(0, each.size > MOST_INSTANCES ? 1 : undefined));
}
