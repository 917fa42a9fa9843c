import type { Expression } from '../sdk/hcl.ts';
import { attribute, type Module } from './terraform-blocks.ts';

/** What a local module hands out, in the names of that module. */
export interface Output {
  readonly value: Expression;
  readonly module: Module;
  /** What is asked of the value: `.address` of an object. */
  readonly rest: readonly string[];
}

/**
 * `module.orders_db.address`, or `module.db["orders"].address` and `module.db[each.key].address` of a module with `for_each`.
 * https://developer.hashicorp.com/terraform/language/values/outputs
 */
export function outputOf([head, name = '', ...rest]: readonly string[], module: Module): Output | undefined {
  if (head !== 'module') return undefined;
  for (let at: Module | undefined = module; at; at = at.around) {
    if (!at.blocks.some(({ type, labels }) => type === 'module' && labels[0] === name)) continue;
    const [output = '', ...inside] = rest;
    return named(output, inside, at.called(name, undefined, at)) ?? keyed(name, rest, at);
  }
  return undefined;
}

function keyed(name: string, [key, output = '', ...inside]: readonly string[], at: Module): Output | undefined {
  if (key === undefined) return undefined;
  const known = at.known.get(key);
  return named(output, inside, at.called(name, known?.is === 'text' ? known.text : key, at));
}

function named(output: string, rest: readonly string[], inner: Module | undefined): Output | undefined {
  const block = inner?.blocks.find(({ type, labels }) => type === 'output' && labels[0] === output);
  const value = attribute(block, 'value');
  return inner && value && { value, module: inner, rest };
}
