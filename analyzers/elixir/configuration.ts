import type { Expression } from '../../src/code/ir.ts';
import { partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { configName, configuredAs, fullName, statementName } from './names.ts';
import { argumentsOf, keyOf, plainText, valueOf } from './nodes.ts';
import { SETTING } from './spellings.ts';

// https://hexdocs.pm/elixir/Config.html

/** `config :shop, stock_url: x`, `config :shop, Shop.Repo, url: x`: values by application and key. */
export function lowerConfig(node: Node, at: At, walker: Walker): Expression {
  const [application, key, ...rest] = argumentsOf(node);
  const name = plainText(application);
  if (name === undefined || !key) return walker.opaque(node, at);
  if (key.type === 'keywords') {
    for (const pair of partsOf(key)) keep(name, keyOf(pair), valueOf(pair), at, walker);
  } else keep(name, plainText(key) ?? fullName(key.text, at), rest[0], at, walker);
  const args = [key, ...rest].map((each) => walker.expression(each, at));
  return walker.call(node, at, { callee: spelled(`${SETTING}.${name}`, 'config'), arguments: args });
}

/** Each statement is a variable of its own: what is said later is put over what is said before, and that over other files. */
function keep(application: string, key: string, value: Node | undefined, at: At, walker: Walker): void {
  if (!value) return;
  const name = statementName(configName(application, key), walker.draft.scopes[0]?.variables.length ?? 0);
  const values = [{ expression: walker.expression(value, at), scope: at.scope }];
  walker.draft.declare(0, { name, values, place: walker.place(value) });
}

/** `Application.get_env(:shop, :stock_url, "http://…")`, `Application.fetch_env!(:shop, Shop.Stock)`. */
export function configured(
  node: Node,
  name: string,
  args: readonly Expression[],
  at: At,
  walker: Walker,
): Expression | undefined {
  if (!/^(get_env|fetch_env!?|compile_env!?)$/.test(name)) return undefined;
  const [application, key] = argumentsOf(node);
  const owner = plainText(application);
  const [first, ...steps] = keysOf(key, at);
  if (owner === undefined || first === undefined) return undefined;
  const found = steps.reduce<Expression>(memberOf, configuredAs(owner, first, node, walker));
  const fallback = name.startsWith('fetch') ? undefined : args[2];
  return fallback ? { is: 'fallback', first: found, second: fallback } : found;
}

/** A key, a module, or a path of keys. */
function keysOf(key: Node | undefined, at: At): readonly string[] {
  if (!key) return [];
  if (key.type === 'list') return partsOf(key).flatMap((each) => keysOf(each, at));
  const text = plainText(key);
  if (text !== undefined) return [text];
  return key.type === 'alias' || key.text === '__MODULE__' ? [fullName(key.text, at)] : [];
}
