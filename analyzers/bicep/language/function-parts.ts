import { own } from '../../../src/sdk/index.ts';
import { itemsOf } from './access.ts';
import { known, type Made, type Reference, text } from './made.ts';

/** A function that is asked of a resource, with its first argument where that tells what for. */
export function asks(reference: Reference, name: string, first?: string): Made {
  const isNamed = name === 'getSecret' && first !== undefined;
  return { ...reference, path: [...reference.path, `${name}()`, ...(isNamed ? [first] : [])] };
}

/** `empty(value)`, `length(value)`, `contains(…)` and the like of a value that is not known are not known. */
export function sizeOf(made: Made | undefined): number | undefined {
  if (!made) return undefined;
  if (made.is === 'scalar' && made.value === null) return 0;
  const whole = known(made);
  if (whole !== undefined) return whole.length;
  if (made.is === 'list') return made.isOpen && made.items.length === 0 ? undefined : itemsOf(made).length;
  return made.is === 'object' ? made.entries.length : undefined;
}

/** Functions by name, as they are written in any spelling of letters. */
export function byName<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return own(table, name.toLowerCase());
}

export function plainText(value: string, at: Made['at']): Made {
  return text([value], at);
}
