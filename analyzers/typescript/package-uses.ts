import type { CallSite, Expression, Module } from '../../src/code/ir.ts';

/** What the code says of a package that others ask for. */
export interface PackageUses {
  /** Whether a file is run and not only imported: it opens a port when it is loaded, or exports what a runtime serves. */
  readonly isServed: (file: string, name: string, folder: string) => boolean;
  /** Other packages name it in their code, and types alone. */
  readonly isForTypesOnly: (name: string, folder: string) => boolean;
}

export const UNKNOWN_USES: PackageUses = { isServed: () => false, isForTypesOnly: () => false };

/** Applications that Bun, Deno and Workers serve when a file exports one: https://hono.dev/docs/getting-started/bun */
const SERVED_APPS = /^(hono|hono\/.+|@hono\/(hono|zod-openapi)|elysia|itty-router)$/;
const MOST_HOPS = 4;

export function packageUses(
  modules: readonly Module[],
  resolveImport: (specifier: string, fromPath: string) => string | undefined,
): PackageUses {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const asking = (name: string, folder: string): readonly Asked[] =>
    modules.flatMap((module) => (module.path.startsWith(`${folder}/`) ? [] : askedOf(module, name)));
  return {
    isServed(file, name, folder) {
      const module = byPath.get(file);
      if (!module) return false;
      if (listensWhenLoaded(module)) return true;
      const isTaken = (it: Asked): boolean => !it.isTypeOnly && resolveImport(it.specifier, it.path) === file;
      return exportsApplication(module) && !asking(name, folder).some(isTaken);
    },
    isForTypesOnly(name, folder) {
      const asked = asking(name, folder);
      return asked.length > 0 && asked.every((it) => it.isTypeOnly);
    },
  };
}

interface Asked {
  readonly path: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** How a file names a package; an import whose names are types alone is not loaded when the code runs. */
function askedOf({ path, imports, requires }: Module, name: string): readonly Asked[] {
  const isOf = (specifier: string): boolean => specifier === name || specifier.startsWith(`${name}/`);
  const loaded = requires.filter(isOf).map((specifier) => ({ path, specifier, isTypeOnly: false }));
  const named = imports.filter((it) => isOf(it.specifier)).map(({ specifier }) => ({ path, specifier, isTypeOnly: true }));
  return [...loaded, ...named.filter(({ specifier }) => !requires.includes(specifier))];
}

/** `app.listen(…)`, `Bun.serve(…)`, `serve({ fetch })` of @hono/node-server, at the top level or in a function that it calls. */
function listensWhenLoaded(module: Module): boolean {
  const asked = new Set<number>();
  return module.calls.some((call) => isListening(call, module) && runsWhenLoaded(call, module, asked));
}

function isListening({ callee }: CallSite, { imports }: Module): boolean {
  if (callee.is === 'member') {
    if (callee.name === 'listen') return true;
    return callee.name === 'serve' && callee.of.is === 'name' && /^(Bun|Deno)$/.test(callee.of.name);
  }
  const local = callee.is === 'name' ? callee.name : undefined;
  return imports.some((it) => it.local === local && it.imported === 'serve' && it.specifier === '@hono/node-server');
}

/** Each function is asked about once: functions call themselves and each other. */
function runsWhenLoaded({ scope }: CallSite, module: Module, asked: Set<number>): boolean {
  const around = functionAround(scope, module);
  if (around === undefined) return true;
  if (asked.has(around)) return false;
  asked.add(around);
  const names = namesOf(around, module);
  return module.calls.some((call) => isGiven(around, names, call, module) && runsWhenLoaded(call, module, asked));
}

function functionAround(scope: number, { scopes }: Module): number | undefined {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const { function: found } = scopes[at] ?? {};
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a call calls a function of the file, or is given it: `bootstrap()`, `(async () => …)()`, `connect().then(() => …)`. */
function isGiven(index: number, names: ReadonlySet<string>, { callee, arguments: given }: CallSite, module: Module): boolean {
  const isIt = (expression: Expression): boolean =>
    expression.is === 'function' ? expression.function === index : expression.is === 'name' && names.has(expression.name);
  const isMethod = module.functions[index]?.kind === 'method';
  return [callee, ...given].some(isIt) || (isMethod && callee.is === 'member' && names.has(callee.name));
}

/** `function start() {…}` and `const start = async () => {…}`. */
function namesOf(index: number, { functions, scopes }: Module): ReadonlySet<string> {
  const held = scopes.flatMap(({ variables }) =>
    variables.filter(({ values }) => values.some(({ expression: it }) => it.is === 'function' && it.function === index)),
  );
  return new Set([functions[index]?.name, ...held.map(({ name }) => name)].filter((name) => name !== undefined));
}

/** `export default { port, fetch }` and `export default app`. */
function exportsApplication(module: Module): boolean {
  const exported = module.exports.find(({ name }) => name === 'default')?.value?.expression;
  return exported !== undefined && isApplication(exported, module, MOST_HOPS);
}

function isApplication(expression: Expression, module: Module, hops: number): boolean {
  if (hops === 0) return false;
  if (expression.is === 'object') return expression.entries.some((entry) => 'key' in entry && entry.key === 'fetch');
  if (expression.is === 'name') {
    const variable = module.scopes[0]?.variables.find(({ name }) => name === expression.name);
    return variable?.values.some(({ expression: value }) => isApplication(value, module, hops - 1)) ?? false;
  }
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (call?.callee.is === 'member') return isApplication(call.callee.of, module, hops);
  const made = call?.isNew && call.callee.is === 'name' ? call.callee.name : undefined;
  return module.imports.some(({ local, specifier }) => local === made && SERVED_APPS.test(specifier));
}
