import type { CallSite, Expression, Import, Module } from '../../src/code/ir.ts';
import { own } from '../../src/sdk/index.ts';
import type { Resolve } from './imported-names.ts';

/** https://uvicorn.dev/settings/, https://github.com/emmett-framework/granian#embeddable-server */
const SERVERS: Readonly<Record<string, RegExp | undefined>> = { uvicorn: /^(?:run|Config)$/, granian: /^Granian$/ };
const GIVEN = /^(?:app|target)$/;
/** `shop.api:app`, the application of a module. */
const APPLICATION = /^([A-Za-z_][\w.]{0,200}):([A-Za-z_]\w{0,100})$/;

/** Servers import the application that they are told by its name, where they are started: `uvicorn.run("shop.api:app")`. */
export function linkServed(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  return modules.map((module) => {
    const isServing = module.imports.some(({ specifier }) => Object.hasOwn(SERVERS, specifier));
    return isServing ? withServed(module, resolve) : module;
  });
}

function withServed(module: Module, resolve: Resolve): Module {
  const imports: Import[] = [];
  const taken: { readonly specifier: string; readonly scope: number }[] = [];
  const calls = module.calls.map((call): CallSite => {
    const args = isServer(call, module) ? call.arguments : [];
    const at = args.findIndex((each, index) => applicationIn(each, index) !== undefined);
    const [specifier = '', imported = ''] = applicationIn(args[at], at) ?? [];
    const path = specifier === '' ? undefined : resolve(specifier, module.path);
    if (path === undefined || path === module.path) return call;
    const local = `${specifier}:${imported}`.replaceAll('.', '/');
    imports.push({ local, imported, specifier, isTypeOnly: false, place: call.place });
    taken.push({ specifier, scope: call.scope });
    const name: Expression = { is: 'name', name: local };
    return { ...call, arguments: args.map((each, index) => (index === at ? renamed(each, name) : each)) };
  });
  if (imports.length === 0) return module;
  const isTaken = ({ specifier, scope }: { readonly specifier: string; readonly scope: number }) =>
    scope !== 0 && !module.requires.includes(specifier);
  return {
    ...module,
    calls,
    imports: [...module.imports, ...imports],
    requires: [...new Set([...module.requires, ...imports.map(({ specifier }) => specifier)])],
    taken: [...(module.taken ?? []), ...taken.filter(isTaken)],
  };
}

function isServer({ callee }: CallSite, { imports }: Module): boolean {
  const [of, name] = callee.is === 'member' && callee.of.is === 'name' ? [callee.of.name, callee.name] : [nameOf(callee), ''];
  const found = imports.find(({ local }) => local === of);
  return own(SERVERS, found?.specifier ?? '')?.test(name || (found?.imported ?? '')) === true;
}

function nameOf(expression: Expression): string {
  return expression.is === 'name' ? expression.name : '';
}

function applicationIn(given: Expression | undefined, index: number): readonly [string, string] | undefined {
  const value = given?.is === 'keyword' && GIVEN.test(given.name) ? given.of : index === 0 ? given : undefined;
  const [, specifier, imported] = value?.is === 'literal' ? (APPLICATION.exec(String(value.value)) ?? []) : [];
  return specifier !== undefined && imported !== undefined ? [specifier, imported] : undefined;
}

function renamed(given: Expression, name: Expression): Expression {
  return given.is === 'keyword' ? { ...given, of: name } : name;
}
