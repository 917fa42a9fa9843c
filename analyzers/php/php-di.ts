import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';

// https://php-di.org/doc/php-definitions.html

/** What definitions are spelled out as calls of. */
export const PHP_DI = 'asbuilt.php-di';

/** Every entry of the array that a file of definitions returns, or that a builder is given, is a call that registers it. */
export function linkDefinitions(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => /^\\?(DI|Psr\\Container)(\\|$)/.test(specifier))) return module;
    const more = definitionsIn(module).flatMap((each) => registrationsIn(each, module));
    return more.length > 0 ? { ...module, calls: [...module.calls, ...more] } : module;
  });
}

/** An entry of definitions: a name or a class, and what is said of it. */
interface Definition {
  readonly key: Expression;
  readonly value: Expression;
  readonly scope: number;
}

/** The definitions of a file: those that it returns, and those that a builder is given in it. */
export function definitionsIn(module: Module): readonly Definition[] {
  if (!module.imports.some(({ specifier }) => /^\\?(DI|Psr\\Container|GuzzleHttp)(\\|$)/.test(specifier))) return [];
  const array = module.exports.find(({ name }) => name === '=')?.value;
  const given = module.calls.flatMap(({ callee, arguments: [of], scope }) =>
    of && callee.is === 'member' && callee.name === 'addDefinitions' ? [{ expression: of, scope }] : [],
  );
  return [...(array ? [array] : []), ...given].flatMap(({ expression, scope }) =>
    (expression.is === 'object' ? expression.entries : []).flatMap((entry): readonly Definition[] => {
      if ('key' in entry) return [{ key: literalOf(entry.key), value: entry.value, scope }];
      return 'computed' in entry ? [{ key: entry.computed, value: entry.value, scope }] : [];
    }),
  );
}

function registrationsIn({ key, value, scope }: Definition, module: Module): readonly CallSite[] {
  if (key.is !== 'literal') return [];
  const made = factoryIn(value, module);
  const place = (value.is === 'call' ? module.calls[value.call]?.place : undefined) ?? module.imports[0]?.place;
  if (!place) return [];
  const callee = spelled(PHP_DI, made ? 'factory' : 'value');
  return [{ callee, arguments: [key, made ?? value], isNew: false, typeArguments: [], scope, place }];
}

/** `DI\factory(fn ($c) => …)`, or the function alone. */
export function factoryIn(value: Expression, { calls }: Module): Expression | undefined {
  if (value.is === 'function') return value;
  const call = value.is === 'call' ? calls[value.call] : undefined;
  const callee = call?.callee;
  const isFactory = (callee?.is === 'name' || callee?.is === 'member') && callee.name === 'factory';
  return isFactory ? call?.arguments[0] : undefined;
}
