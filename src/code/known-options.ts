import { anyOf, type Evaluating, inDoubt, optionsOf, type Thing } from './thing.ts';

/** What a caller may have given matters less than what is known: the caller is asked for all the same. Undefined where nothing is known. */
export function knownOf(thing: Thing, evaluating: Evaluating): Thing | undefined {
  const all = optionsOf(thing);
  const known = all.filter((option) => !isBeyond(option) && !isEmptyDefault(option, all));
  if (known.length === 0) return undefined;
  if (known.length === all.length) return thing;
  if (known.every(isText)) askMakers(all, evaluating);
  return inDoubt(anyOf(known));
}

/** `this.host = host || 'localhost'` in a constructor: the text stands there only until one is given. */
function askMakers(all: readonly Thing[], evaluating: Evaluating): void {
  for (const option of all) {
    const given = option.is === 'open' && option.open.kind === 'parameter' ? option.open : undefined;
    if (given?.function.node.kind === 'constructor') evaluating.needs({ ...given, isReplaceable: true }, true);
  }
}

function isText(thing: Thing): boolean {
  return (
    thing.is === 'value' && thing.value.is === 'literal' && typeof thing.value.value === 'string' && thing.value.value !== ''
  );
}

/** Values in one place may be beyond us while another tells. */
export function knownOr(thing: Thing, other: () => Thing | undefined): Thing {
  return optionsOf(thing).every(isBeyond) ? (other() ?? thing) : thing;
}

export function isBeyond({ is }: Thing): boolean {
  return is === 'unknown' || is === 'package' || is === 'open';
}

/** `options = {}` says nothing of what a caller may have given. */
function isEmptyDefault(thing: Thing, all: readonly Thing[]): boolean {
  return thing.is === 'object' && thing.entries.size === 0 && !thing.computed?.length && all.some(({ is }) => is === 'open');
}

/** What is written as nothing: `null`, `None`, `nil`. */
export function isNothing(thing: Thing): boolean {
  return thing.is === 'value' && thing.value.is === 'literal' && thing.value.value === null;
}
