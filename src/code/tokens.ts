import type { Evaluator } from './evaluate.ts';
import type { MadeThing, Thing } from './thing.ts';
import { toValue } from './values.ts';

/** What tells tokens apart, under which things are registered or kept; undefined for what is not known. */
export function tokenKey(token: Thing, evaluator: Evaluator): string | undefined {
  if (token.is === 'class') return token.key;
  if (token.is === 'symbol') return `${token.library.name}:${token.path}`;
  // What a class has of the library's that it extends is the class's own.
  if (token.is === 'made' && token.instance) return token.instance.of.key;
  if (token.is === 'made' && token.maker?.site) return madeKey(token.maker, evaluator);
  const value = toValue(token, evaluator);
  return value.is === 'literal' ? `text:${value.value}` : undefined;
}

/** `Symbol('orders')`, `new Token<string>()`: one thing, told from others by where it is made and by its name. */
function madeKey({ arguments: [name], site }: NonNullable<MadeThing['maker']>, evaluator: Evaluator): string {
  const value = name && toValue(evaluator.argument(name), evaluator);
  return `made:${site?.module.path}:${site?.place.line}:${value?.is === 'literal' ? value.value : ''}`;
}
