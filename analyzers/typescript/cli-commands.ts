import type { Program } from '../../src/code/engine.ts';
import type { Expression, Module } from '../../src/code/ir.ts';
import { entryOf } from './loading-calls.ts';

/** https://github.com/tj/commander.js#commands, https://yargs.js.org, https://github.com/cacjs/cac, https://github.com/unjs/citty#nested-sub-commands */
const PACKAGES = ['commander', '@commander-js/extra-typings', 'yargs', 'yargs/yargs', 'cac', 'sade', 'citty'];
const DEEPEST = 4;

type Resolve = (specifier: string, fromPath: string) => string | undefined;

/** A command of a program, and what runs for it. */
interface Command {
  readonly name: string;
  readonly runs: readonly Expression[];
}

/**
 * One image is often several processes: `node cli.js worker`, `node cli.js serve`. What one command of such a program alone runs is its own,
 * the rest is what runs by default.
 */
export function withCommands(programs: readonly Program[], modules: readonly Module[], resolve: Resolve): readonly Program[] {
  const clis = new Map(modules.filter(isCli).map((module) => [module.path, module]));
  if (clis.size === 0) return programs;
  return programs.map((program) => {
    const [entry, ...others] = program.entries;
    const module = others.length === 0 && entry !== undefined && !program.served ? clis.get(entry) : undefined;
    const commands = new Map([...(module ? filesByCommand(module, resolve) : [])].map(([file, name]) => [file, [name]] as const));
    return commands.size === 0 ? program : { ...program, starts: new Map(), served: { from: [], always: [], commands } };
  });
}

function isCli({ requires }: Module): boolean {
  return requires.some((specifier) => PACKAGES.includes(specifier));
}

/** Files that one command alone runs, with its name. */
function filesByCommand(module: Module, resolve: Resolve): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { name, runs } of commandsIn(module)) {
    for (const specifier of runs.flatMap((each) => specifiersIn(module, each, 0))) {
      const path = resolve(specifier, module.path);
      if (path !== undefined) names.set(path, (names.get(path) ?? new Set()).add(name));
    }
  }
  const own = [...names].flatMap(([path, [only, second]]) =>
    only !== undefined && second === undefined ? [[path, only] as const] : [],
  );
  // With one command alone there is nothing to tell it apart from.
  return new Map(new Set(own.map(([, name]) => name)).size > 1 ? own : []);
}

function commandsIn(module: Module): readonly Command[] {
  return module.calls.flatMap(({ callee, arguments: args }): readonly Command[] => {
    if (callee.is === 'member' && callee.name === 'action') {
      const name = commandAround(module, callee.of, 0);
      return name === undefined ? [] : [{ name, runs: args }];
    }
    if (callee.is === 'member' && callee.name === 'command' && args.length > 2) {
      const name = nameIn(args[0]);
      return name === undefined ? [] : [{ name, runs: args.slice(2) }];
    }
    const nested = args[0] && entryOf(args[0], 'subCommands');
    if (nested?.is !== 'object') return [];
    return nested.entries.flatMap((entry) => ('key' in entry ? [{ name: entry.key, runs: [entry.value] }] : []));
  });
}

/** The command that a chain of calls describes: `program.command('serve').description('…').action(serve)`. */
function commandAround(module: Module, of: Expression, depth: number): string | undefined {
  const call = of.is === 'call' && depth < DEEPEST * 2 ? module.calls[of.call] : undefined;
  if (call?.callee.is !== 'member') return undefined;
  return call.callee.name === 'command' ? nameIn(call.arguments[0]) : commandAround(module, call.callee.of, depth + 1);
}

/** `serve <port>` is called `serve`; `$0` is what runs without a name. */
function nameIn(of: Expression | undefined): string | undefined {
  const [name] = of?.is === 'literal' && typeof of.value === 'string' ? of.value.split(/[\s,]/) : [];
  return name === undefined || name === '' || name === '$0' ? undefined : name;
}

/** What an expression imports, itself or in the functions of the file that it runs. */
function specifiersIn(module: Module, of: Expression, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  const inside = (each: Expression) => specifiersIn(module, each, depth + 1);
  switch (of.is) {
    case 'module':
      return of.specifier.is === 'literal' ? [String(of.specifier.value)] : [];
    case 'name':
      return namedIn(module, of.name, depth);
    case 'member':
      return inside(of.of);
    case 'object':
      return of.entries.flatMap((entry) => ('value' in entry ? inside(entry.value) : []));
    case 'call': {
      const { callee, arguments: args = [] } = module.calls[of.call] ?? {};
      return [...(callee ? inside(callee) : []), ...args.flatMap(inside)];
    }
    case 'function':
      return runBy(module, of.function).flatMap(inside);
    default:
      return [];
  }
}

function namedIn(module: Module, name: string, depth: number): readonly string[] {
  const imported = module.imports.filter(({ local, isTypeOnly }) => local === name && !isTypeOnly);
  if (imported.length > 0) return imported.map(({ specifier }) => specifier);
  const values = module.scopes[0]?.variables.find((each) => each.name === name)?.values ?? [];
  return values.flatMap(({ expression }) => specifiersIn(module, expression, depth + 1));
}

/** What a function and those in it call, keep in variables and return. */
function runBy({ scopes, functions, calls }: Module, index: number): readonly Expression[] {
  const start = functions[index]?.scope;
  const isWithin = (scope: number | null): boolean =>
    scope !== null && (scope === start || isWithin(scopes[scope]?.parent ?? null));
  const called = calls.flatMap(({ scope, callee, arguments: args }) => (isWithin(scope) ? [callee, ...args] : []));
  const kept = scopes.flatMap(({ variables }, scope) =>
    isWithin(scope) ? variables.flatMap(({ values }) => values.map(({ expression }) => expression)) : [],
  );
  const returned = functions.flatMap(({ scope, returns }) =>
    isWithin(scope) ? returns.map(({ expression }) => expression) : [],
  );
  return [...called, ...kept, ...returned];
}
