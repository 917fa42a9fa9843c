import type { CallSite, FunctionNode, Module, Scope } from '../../src/code/ir.ts';
import { foldersAround } from '../../src/sdk/index.ts';
import { below } from './modules.ts';
import type { Factory } from './start-commands.ts';
import type { FileStart } from './start-files.ts';

/** A declaration that no program can write, so that only those that start from the file come to what it calls. */
const STARTED = '@started';

/**
 * What a command has its server call is called with what the command says, beside whatever else calls it: in a declaration of its own,
 * which who only imports the file does not reach.
 */
export function linkFactories(modules: readonly Module[], starts: readonly FileStart[]): readonly Module[] {
  const called = new Map<Module, Factory[]>();
  for (const start of starts)
    for (const factory of start.factories ?? []) {
      const module = moduleOf(factory, start, modules);
      if (module) called.set(module, [...(called.get(module) ?? []), factory]);
    }
  if (called.size === 0) return modules;
  return modules.map((module) =>
    withStart(
      module,
      different(called.get(module) ?? []).flatMap((each) => callOf(module, each) ?? []),
    ),
  );
}

/** The module that is nearest to the command, or in the folders that its image is made of; else the only one that has the name. */
function moduleOf({ module: name }: Factory, start: FileStart, modules: readonly Module[]): Module | undefined {
  const path = name.replaceAll('.', '/');
  const named = modules.filter((module) => `/${stemOf(module)}`.endsWith(`/${path}`));
  const around = start.from.length > 0 ? start.from : foldersAround(start.path);
  const folders = [...around, ...around.flatMap((folder) => start.within.map((each) => below(folder, each)))];
  const near = folders.flatMap((folder) =>
    named.filter((module) => [folder, below(folder, 'src')].some((each) => stemOf(module) === below(each, path))),
  );
  return near[0] ?? (named.length === 1 ? named[0] : undefined);
}

/** `shop.web` is `shop/web.py` as well as `shop/web/__init__.py`. */
function stemOf({ path }: Module): string {
  return path.replace(/(?:\/__init__)?\.py$/, '');
}

function different(factories: readonly Factory[]): readonly Factory[] {
  return [...new Map(factories.map((each) => [JSON.stringify([each.name, each.given]), each])).values()];
}

/** Without parameters it does the same whoever calls it. */
function callOf(module: Module, { name, given }: Factory): Omit<CallSite, 'scope'> | undefined {
  const node = module.functions.find((each) => each.name === name && isTopLevel(each, module));
  if (!node || node.parameters.length === 0) return undefined;
  const isOpen = node.parameters.slice(given.length).some((each) => !each.default && !each.isRest && !each.takesNamed);
  if (isOpen) return undefined;
  const args = given.map((value) => ({ is: 'literal', value }) as const);
  return { callee: { is: 'name', name }, arguments: args, isNew: false, typeArguments: [], place: node.place };
}

function isTopLevel({ scope, kind, class: of }: FunctionNode, { scopes }: Module): boolean {
  return kind === 'function' && of === undefined && scopes[scope]?.parent === 0;
}

function withStart(module: Module, called: readonly Omit<CallSite, 'scope'>[]): Module {
  const scope = module.scopes.length;
  const inside: Scope = { parent: 0, declaration: STARTED, function: module.functions.length, variables: [] };
  const [place] = called.map((each) => each.place);
  if (!place) return module;
  const node: FunctionNode = {
    name: STARTED,
    kind: 'function',
    scope,
    parameters: [],
    returns: [],
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place,
  };
  const [own, ...others] = module.scopes;
  const value = { expression: { is: 'function', function: module.functions.length }, scope: 0 } as const;
  const outer = own && { ...own, variables: [...own.variables, { name: STARTED, values: [value], place }] };
  return {
    ...module,
    scopes: [...(outer ? [outer] : []), ...others, inside],
    functions: [...module.functions, node],
    calls: [...module.calls, ...called.map((each) => ({ ...each, scope }))],
  };
}
