import type { Thing } from './thing.ts';

const MOST_OPTIONS = 100;

/** Texts and alternatives beside which there was something unknown. */
const doubtful = new WeakSet<Thing>();

/** Any of these, flattened and each once; unknown options give way to known ones, which are in doubt then. */
export function anyOf(things: readonly Thing[]): Thing {
  const [first, other] = things;
  if (first && !other) return first;
  const known = new Map<unknown, Thing>();
  let unknown: Thing | undefined;
  for (const thing of things)
    for (const each of optionsOf(thing)) {
      if (each.is === 'unknown') unknown ??= each;
      else if (known.size < MOST_OPTIONS) known.set(identityOf(each), each);
    }
  const found = oneOfThese([...known.values()]);
  if (!found) return unknown ?? { is: 'unknown', why: 'has no value' };
  return unknown || things.some(isInDoubt) ? inDoubt(found) : found;
}

function oneOfThese(options: readonly Thing[]): Thing | undefined {
  return options.length > 1 ? { is: 'any-of', options } : options[0];
}

/** Equal texts are one option, as are objects of the same entries; everything else is itself. */
function identityOf(thing: Thing): unknown {
  if (thing.is === 'object') return thing.entries;
  return thing.is === 'value' && thing.value.is === 'literal' ? thing.value.value : thing;
}

/** The alternatives of a thing; a single one is its own. */
export function optionsOf(thing: Thing): readonly Thing[] {
  return thing.is === 'any-of' ? thing.options : [thing];
}

/** Whether it may be something else all the same, that nobody tells. */
export function isInDoubt(thing: Thing): boolean {
  return doubtful.has(thing) || (thing.is === 'object' && thing.isInDoubt === true);
}

/** What it is only as far as anybody tells. */
export function inDoubt(thing: Thing): Thing {
  if (thing.is === 'object') {
    const { sure: _, ...whole } = thing;
    return { ...whole, isInDoubt: true };
  }
  if (isInDoubt(thing)) return thing;
  if (thing.is !== 'any-of' && (thing.is !== 'value' || thing.value.is !== 'literal')) return thing;
  const marked = { ...thing };
  doubtful.add(marked);
  return marked;
}
