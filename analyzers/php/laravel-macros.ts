// https://laravel.com/docs/http-client#macros
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { homeOf } from './programs.ts';

const FACADE = 'Http';
/** Under this name, which no code can have, a file gives what it defines as a macro. */
const MACRO = '#macro ';

/** `Http::macro('stock', fn () => Http::baseUrl($url))`: whoever calls `Http::stock()` gets what the function gives. */
export function linkMacros(modules: readonly Module[], repository: Repository): readonly Module[] {
  const defined = modules.flatMap((module) => module.calls.flatMap((call) => macroIn(call, module)));
  if (defined.length === 0) return modules;
  return modules.map((module) => {
    const home = homeOf(module.path, repository);
    const known = new Map(defined.flatMap((each) => (homeOf(each.path, repository) === home ? [[each.name, each]] : [])));
    const own = defined.filter(({ path }) => path === module.path);
    const exports = own.map(({ name, call, given }) => ({ name: MACRO + name, value: { expression: given, scope: call.scope } }));
    return { ...module, exports: [...module.exports, ...exports], calls: module.calls.map((call) => asMacro(call, known)) };
  });
}

interface Macro {
  readonly name: string;
  readonly path: string;
  readonly call: CallSite;
  readonly given: Expression;
}

function macroIn(call: CallSite, { path }: Module): readonly Macro[] {
  const [name, given] = call.arguments;
  if (nameOnFacade(call) !== 'macro' || name?.is !== 'literal' || given?.is !== 'function') return [];
  return [{ name: String(name.value), path, call, given }];
}

function asMacro(call: CallSite, known: ReadonlyMap<string, Macro>): CallSite {
  const macro = known.get(nameOnFacade(call) ?? '');
  if (!macro) return call;
  const file: Expression = { is: 'module', specifier: { is: 'literal', value: macro.path } };
  return { ...call, callee: { is: 'member', of: file, name: MACRO + macro.name } };
}

function nameOnFacade({ callee }: CallSite): string | undefined {
  return callee.is === 'member' && callee.of.is === 'name' && callee.of.name === FACADE ? callee.name : undefined;
}
