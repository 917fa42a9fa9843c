import { isNull, type Made, open } from './made.ts';

const done = new WeakMap<Made, Made>();

/** A secret without its plain texts: only what it refers to may be told. */
export function secured(made: Made): Made {
  const known = done.get(made);
  if (known) return known;
  const found = without(made);
  done.set(made, found);
  return found;
}

function without(made: Made): Made {
  switch (made.is) {
    case 'text':
      return made.parts.some((part) => typeof part !== 'string' && part.is === 'reference')
        ? made
        : open('it is a secret', made.at);
    case 'scalar':
      return isNull(made) ? made : open('it is a secret', made.at);
    case 'object':
      return { ...made, entries: made.entries.map((entry) => ({ ...entry, value: secured(entry.value) })) };
    case 'list':
      return { ...made, items: made.items.map(secured) };
    case 'choice':
      return { ...made, values: made.values.map(secured) };
    default:
      return made;
  }
}
