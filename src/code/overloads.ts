import type { Thing } from './thing.ts';

/** Of several methods of one name in one class, those that take this many arguments; all of them when none does. */
export function applicable(options: readonly Thing[], count: number): readonly Thing[] {
  if (options.length < 2) return options;
  return options.filter((option) => {
    if (option.is !== 'function') return true;
    const same = options.filter((each) => each.is === 'function' && isSameName(each, option));
    return takes(option, count) || !same.some((each) => takes(each, count));
  });
}

function isSameName(one: Thing & { is: 'function' }, other: Thing & { is: 'function' }): boolean {
  return one.module === other.module && one.node.class === other.node.class && one.node.name === other.node.name;
}

function takes(thing: Thing, count: number): boolean {
  if (thing.is !== 'function') return false;
  const { parameters } = thing.node;
  return parameters.length === count || (parameters.at(-1)?.isRest === true && count >= parameters.length - 1);
}
