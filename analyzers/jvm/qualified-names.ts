import type { Decorator } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';

/** By convention packages are in lower case and types begin with a capital: https://docs.oracle.com/javase/specs/jls/se21/html/jls-6.html#jls-6.1 */
const QUALIFIED = /^([a-z_][\w$]*(?:\.[a-z_][\w$]*)*)\.([A-Z][\w$]*(?:\.[A-Z][\w$]*)*)$/;

/** `com.shop.orders.Topics` as its package and the class in it; undefined when the text is not such a name. */
export function splitQualified(text: string): { readonly package: string; readonly name: string } | undefined {
  const [, found, name] = QUALIFIED.exec(text) ?? [];
  return found === undefined || name === undefined ? undefined : { package: found, name };
}

/** Imports a class that is written with its package, under a name that no code can have; gives that name. */
export function importQualified(text: string, draft: ModuleDraft): string | undefined {
  const split = splitQualified(text);
  if (!split) return undefined;
  const local = text.replaceAll('.', '/');
  const { imports } = draft;
  if (!imports.some((each) => each.local === local)) {
    const place = draft.place(0);
    imports.push({ local, imported: split.name, specifier: split.package, isTypeOnly: false, place });
  }
  return local;
}

/** The last name of an annotation, also of one that is written with its package. */
export function annotationName({ callee }: Decorator): string {
  return callee.is === 'name' || callee.is === 'member' ? (callee.name.split('/').at(-1) ?? '') : '';
}
