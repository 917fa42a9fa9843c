import type { Selector } from '../../../../src/code/library.ts';

/** The methods of the class found there, by what they stand for; of a class that lists what it answers (`within`) only those. */
export function methods(
  of: Selector,
  named?: Readonly<Record<string, string>>,
  inherited?: Readonly<Record<string, readonly string[]>>,
  within?: string,
): Selector {
  return {
    from: 'class-methods',
    of,
    ...(named ? { named } : {}),
    ...(inherited ? { inherited } : {}),
    ...(within === undefined ? {} : { within }),
  };
}

/** Another text in place of a value. */
export function mapped(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

/** What is found there if it may answer requests. */
export function callable(of: Selector): Selector {
  return { from: 'callable', of };
}

/** A path that is written as a regular expression. */
export function pattern(of: Selector): Selector {
  return { from: 'regular-expression', of };
}
