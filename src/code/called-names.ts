import { textsOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import type { Selectable } from './select.ts';
import { stepInto } from './steps.ts';
import { type MadeThing, optionsOf, type Thing, textThing } from './thing.ts';
import { toValue } from './values.ts';

/** Selectors of libraries whose clients are asked by the names of their members: `client.orders.place(order)`. */
export type CalledNames =
  /**
   * The called symbol's path below its type: `shop.Orders` of `GrpcObject.shop.Orders`. With `by`, the names before the called one as a path, `{}` where a member
   * was called on the way: `/orders/{}` of `client.orders({ id }).get()`; `isWhole` has the called name too, `ignoring` is a name that stands for nothing.
   */
  | { readonly from: 'called-path'; readonly by?: '/' | '.'; readonly isWhole?: true; readonly ignoring?: string }
  /**
   * What has in `of` the place that is called, as far as there is one: `contract.orders.place` for `client.orders.place.query()`. With `key`, that of the items
   * of a list which has the called name there.
   */
  | { readonly from: 'called-member'; readonly of: Selector; readonly path: readonly string[]; readonly key?: string };

export function calledNames(evaluator: Evaluator, selector: CalledNames, from: Selectable): Thing | undefined {
  if (from.called === undefined) return undefined;
  if (selector.from === 'called-member') {
    const of = evaluator.select(selector.of, from);
    const names = namesBelow(from.called);
    const member =
      of && (selector.key === undefined ? memberAt(evaluator, of, names) : itemAt(evaluator, of, names, selector.key));
    return selector.path.reduce((thing, name) => thing && stepInto(evaluator, thing, name), member);
  }
  if (selector.by === undefined) return textThing(from.called.slice(from.called.indexOf('.') + 1));
  const names = [...namesBefore(from.receiver), ...namesBelow(from.called)];
  const told = selector.isWhole ? names : names.slice(0, -1);
  return textThing(told.filter((name) => name !== selector.ignoring).join(selector.by));
}

function namesBelow(path: string): readonly string[] {
  return path.split('.').slice(1);
}

/** Names of the members that were called to make what the last ones are members of. */
function namesBefore(receiver: MadeThing | undefined): readonly string[] {
  const of = receiver?.receiver;
  const called = receiver?.maker?.called;
  return of && called !== undefined ? [...namesBefore(of), ...namesBelow(called), '{}'] : [];
}

function memberAt(evaluator: Evaluator, of: Thing, names: readonly string[]): Thing {
  const [name, ...rest] = names;
  const member = name === undefined ? undefined : stepInto(evaluator, of, name);
  return member ? memberAt(evaluator, member, rest) : of;
}

/** The item of a list that has the called name under a key. */
function itemAt(evaluator: Evaluator, of: Thing, [name]: readonly string[], key: string): Thing | undefined {
  const items = stepInto(evaluator, of, '[.]');
  return (items ? optionsOf(items) : []).find((item) => {
    const named = stepInto(evaluator, item, key);
    return named !== undefined && textsOf(toValue(named, evaluator)).includes(name ?? '');
  });
}
