import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';

// https://php-di.org/doc/php-definitions.html

/** What definitions are spelled out as calls of. */
export const PHP_DI = 'asbuilt.php-di';

/** Every entry of the array that a file of definitions returns, or that a builder is given, is a call that registers it. */
export function linkDefinitions(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => /^\\?DI(\\|$)/.test(specifier))) return module;
    const array = module.exports.find(({ name }) => name === '=')?.value;
    const more = [
      ...(array ? registrationsIn(array.expression, array.scope, module) : []),
      ...module.calls.flatMap(({ callee, arguments: [given], scope }) =>
        given && callee.is === 'member' && callee.name === 'addDefinitions' ? registrationsIn(given, scope, module) : [],
      ),
    ];
    return more.length > 0 ? { ...module, calls: [...module.calls, ...more] } : module;
  });
}

function registrationsIn(array: Expression, scope: number, module: Module): readonly CallSite[] {
  return (array.is === 'object' ? array.entries : []).flatMap((entry): readonly CallSite[] => {
    if (!('key' in entry)) return [];
    const made = factoryIn(entry.value, module);
    const place = (entry.value.is === 'call' ? module.calls[entry.value.call]?.place : undefined) ?? module.imports[0]?.place;
    if (!place) return [];
    const callee = spelled(PHP_DI, made ? 'factory' : 'value');
    const args = [literalOf(entry.key), made ?? entry.value];
    return [{ callee, arguments: args, isNew: false, typeArguments: [], scope, place }];
  });
}

/** `DI\factory(fn ($c) => …)`, or the function alone. */
function factoryIn(value: Expression, { calls }: Module): Expression | undefined {
  if (value.is === 'function') return value;
  const call = value.is === 'call' ? calls[value.call] : undefined;
  const callee = call?.callee;
  const isFactory = (callee?.is === 'name' || callee?.is === 'member') && callee.name === 'factory';
  return isFactory ? call?.arguments[0] : undefined;
}
