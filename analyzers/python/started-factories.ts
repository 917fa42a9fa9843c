import type { CallSite, FunctionNode, Module, Scope } from '../../src/code/ir.ts';
import type { Factory } from './start-commands.ts';

/** A declaration that no program can write, so that only those that start from the file come to what it calls. */
const STARTED = '@started';

/**
 * What a command has its server call is called with what the command says, beside whatever else calls it: in a declaration of its own,
 * which who only imports the file does not reach.
 */
export function linkFactories(modules: readonly Module[], factories: readonly Factory[]): readonly Module[] {
  if (factories.length === 0) return modules;
  return modules.map((module) => {
    const called = factories.filter((each) => isOf(module, each)).flatMap((each) => callOf(module, each) ?? []);
    const [first] = called;
    return first ? withStart(module, called.slice(0, 1)) : module;
  });
}

/** `shop.web` is `services/shop/web.py` as well as `shop/web/__init__.py`. */
function isOf({ path }: Module, { module }: Factory): boolean {
  const stem = path.replace(/(?:\/__init__)?\.py$/, '');
  const name = module.replaceAll('.', '/');
  return stem === name || stem.endsWith(`/${name}`);
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
