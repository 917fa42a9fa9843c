import type { CallSite, Expression, FunctionNode, Import, Module, Parameter, Variable } from '../../src/code/ir.ts';
import { partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { followingImports, type Resolve } from './imported-names.ts';
import type { At, Lowering } from './lowering.ts';
import { FILE } from './modules.ts';

/** What an alias says beside its type is kept under a name that no program can write. */
const PREFIX = '@annotated.';

/**
 * `Publisher = Annotated[EventPublisher, Depends(get_publisher)]` names the type, and says where values of it come from.
 * https://fastapi.tiangolo.com/tutorial/dependencies/#share-annotated-dependencies
 */
export function lowerAlias(left: Node, right: Node, at: At, lowering: Lowering): Expression | undefined {
  const node = right.type === 'type' ? partsOf(right)[0] : right;
  const [head, ...rest] = node && /^(subscript|generic_type)$/.test(node.type) ? partsOf(node) : [];
  if (!head || !/^(typing(_extensions)?\.|t\.)?Annotated$/.test(head.text)) return undefined;
  const [type, ...said] = rest.flatMap((part) => (part.type === 'type_parameter' ? partsOf(part) : [part])).map(bare);
  const call = said.find((each) => each.type === 'call');
  const value = call && at.scope === 0 ? lowering.expression(call, at) : undefined;
  if (value?.is === 'call') {
    const place = lowering.place(left);
    lowering.draft.declare(0, { name: PREFIX + left.text, values: [{ expression: value, scope: 0 }], place });
  }
  return type && lowering.expression(type, at);
}

function bare(node: Node): Node {
  return node.type === 'type' ? (partsOf(node)[0] ?? node) : node;
}

/** An alias: the module it is declared in, and the call that says where values come from. */
interface Alias {
  readonly module: Module;
  readonly name: string;
  readonly call: CallSite;
}

/** Parameters whose type is such an alias take what it says, wherever it is declared. */
export function linkAnnotated(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  const asked = new Map<string, Map<string, Alias>>();
  const find = followingImports(modules, resolve, aliasesIn);
  const linked = modules.map((module) => withDefaults(module, (name) => find(module, name), asked));
  return linked.map((module) => withArguments(module, [...(asked.get(module.path)?.values() ?? [])]));
}

function aliasesIn(module: Module): ReadonlyMap<string, Alias> {
  const variables = (module.scopes[0]?.variables ?? []).filter(({ name }) => name.startsWith(PREFIX));
  const aliases = variables.flatMap((each): readonly Alias[] => {
    const value = each.values[0]?.expression;
    const call = value?.is === 'call' ? module.calls[value.call] : undefined;
    return call ? [{ module, name: each.name.slice(PREFIX.length), call }] : [];
  });
  return new Map(aliases.map((each) => [each.name, each]));
}

function withDefaults(module: Module, find: (name: string) => Alias | undefined, asked: Map<string, Map<string, Alias>>): Module {
  const calls = [...module.calls];
  const imports = new Map<string, Import>();
  const functions = module.functions.map((fn): FunctionNode => {
    const parameters = fn.parameters.map((parameter): Parameter => {
      const alias = parameter.type && !parameter.default ? find(parameter.type.name) : undefined;
      const call = alias && callHere(alias, module, fn, imports);
      if (!alias || !call) return parameter;
      asked.set(alias.module.path, (asked.get(alias.module.path) ?? new Map<string, Alias>()).set(alias.name, alias));
      return { ...parameter, default: { is: 'call', call: calls.push(call) - 1 } };
    });
    return parameters.some((each, index) => each !== fn.parameters[index]) ? { ...fn, parameters } : fn;
  });
  return calls.length === module.calls.length
    ? module
    : { ...module, calls, functions, imports: [...module.imports, ...imports.values()] };
}

/** The alias's call as it would stand in the function: what it is called with is imported from where the alias stands. */
function callHere(
  { module, name, call }: Alias,
  here: Module,
  fn: FunctionNode,
  imports: Map<string, Import>,
): CallSite | undefined {
  const made = call.callee.is === 'name' ? importedName(module, call.callee.name) : undefined;
  if (!made) return undefined;
  const given = call.arguments.map((argument, index): Expression => {
    const local = argumentName(name, index);
    if (here !== module)
      imports.set(local, { local, imported: local, specifier: FILE + module.path, isTypeOnly: false, place: fn.place });
    const of: Expression = { is: 'name', name: local };
    return argument.is === 'keyword' ? { ...argument, of } : of;
  });
  return { ...call, callee: made, arguments: given, scope: here.scopes[fn.scope]?.parent ?? 0, place: fn.place };
}

function importedName(module: Module, name: string): Expression | undefined {
  const found = module.imports.find(({ local }) => local === name);
  return found && found.imported !== '*' ? spelled(found.specifier, found.imported) : undefined;
}

function argumentName(alias: string, index: number): string {
  return `${PREFIX}${alias}.${index}`;
}

/** Gives a name to what the calls of aliases are given, for other files to import. */
function withArguments(module: Module, aliases: readonly Alias[]): Module {
  const [own, ...scopes] = module.scopes;
  if (!own || aliases.length === 0) return module;
  const variables = aliases.flatMap(({ name, call }) =>
    call.arguments.map((argument, index): Variable => {
      const expression = argument.is === 'keyword' ? argument.of : argument;
      return { name: argumentName(name, index), values: [{ expression, scope: 0 }], place: call.place };
    }),
  );
  const exports = variables.map(({ name }) => ({ name, value: { expression: { is: 'name', name } as const, scope: 0 } }));
  return {
    ...module,
    scopes: [{ ...own, variables: [...own.variables, ...variables] }, ...scopes],
    exports: [...module.exports, ...exports],
  };
}
