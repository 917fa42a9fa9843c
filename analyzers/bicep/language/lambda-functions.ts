// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-lambda
import { itemsOf } from './access.ts';
import type { Evaluate } from './functions.ts';
import { known, type Made, open, scalar, truth } from './made.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';

type Call = Extract<Expression, { is: 'call' }>;
type Lambda = Extract<Expression, { is: 'lambda' }>;

const MOST_ITEMS = 200;

/** Functions that are given a function; undefined where it is none of them. */
export function lambdaFunction({ name, args, line }: Call, scope: Scope, depth: number, evaluate: Evaluate): Made | undefined {
  const [source, ...others] = args;
  const lambdas = others.filter((each): each is Lambda => each.is === 'lambda');
  const [lambda, second] = lambdas;
  if (!source || !lambda) return undefined;
  const at = scope.at(line);
  const made = evaluate(source, scope, depth + 1);
  const items = itemsOf(made).slice(0, MOST_ITEMS);
  const isOpen = made.is !== 'list' || made.isOpen === true;
  const apply = ({ names, body }: Lambda, item: Made, index: number) => {
    const [first = '', number] = names;
    const given = { [first]: item, ...(number !== undefined && { [number]: scalar(index, at) }) };
    return evaluate(body, scope.within(given), depth + 1);
  };
  const list = (all: readonly Made[]): Made => ({ is: 'list', items: all, ...(isOpen && { isOpen }), at });
  switch (name) {
    case 'map':
      return list(items.map((item, index) => apply(lambda, item, index)));
    case 'filter':
      return list(items.filter((item, index) => truth(apply(lambda, item, index)) !== false));
    case 'sort':
      return list(items);
    case 'toObject':
      return {
        is: 'object',
        entries: items.flatMap((item, index) => {
          const key = known(apply(lambda, item, index));
          return key === undefined ? [] : [{ key, value: second ? apply(second, item, index) : item, at: item.at }];
        }),
        at,
      };
    default:
      return open(`${name}() computes it`, at);
  }
}
