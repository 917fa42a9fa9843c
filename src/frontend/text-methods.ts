import { textMethod } from '../code/text-functions.ts';
import { literal } from '../model/value.ts';

export { isTextMethod } from '../code/text-functions.ts';

/** What a method that keeps a text a text makes of it: `'ORDERS'.toLowerCase()`. */
export function changedText(text: string, method: string, args: readonly string[]): string | undefined {
  const changed = textMethod(literal(text), method, args.map(literal));
  return changed?.is === 'literal' ? String(changed.value) : undefined;
}
