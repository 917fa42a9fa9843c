import type { CallSite, Expression } from './ir.ts';

/** Something that a call is given beside a name: `app.decorate('publish', send)`. */
export interface GivenUnder {
  readonly name: string;
  readonly value: Expression;
}

/**
 * What a call is given under a name, which others may call it by: `app.set('publish', send)`, `server.method({ name: 'publish', method: send })`,
 * `context.publish = send`.
 */
export function givenUnder({ callee, arguments: given }: CallSite): readonly GivenUnder[] {
  const [only] = given;
  if (callee.is === 'member' && callee.name.endsWith('=') && only) return [{ name: callee.name.slice(0, -1), value: only }];
  const beside = given.flatMap((value) => namesBeside(given).map((name) => ({ name, value })));
  const inside = given.flatMap((each) => (each.is === 'object' ? entriesUnder(each) : []));
  return [...beside, ...inside].filter(({ value }) => value.is === 'function' || value.is === 'name');
}

function entriesUnder({ entries }: Extract<Expression, { is: 'object' }>): readonly GivenUnder[] {
  const values = entries.flatMap((each) => ('key' in each ? [each.value] : []));
  return values.flatMap((value) => namesBeside(values).map((name) => ({ name, value })));
}

/** The last step of a name with dots: `stock.reserve`. */
function namesBeside(given: readonly Expression[]): readonly string[] {
  return given.flatMap((each) => {
    const text = each.is === 'literal' && typeof each.value === 'string' ? each.value : '';
    return /^[A-Za-z_$][\w$.]*$/.test(text) ? [text.slice(text.lastIndexOf('.') + 1)] : [];
  });
}
