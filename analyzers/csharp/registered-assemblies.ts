import type { CallSite, ClassNode, Expression, Import, Module, Scope } from '../../src/code/ir.ts';
import { lastNameOf } from '../../src/code/last-names.ts';
import { OPENS } from './names.ts';
import type { Project } from './projects.ts';

const MEDIATR = ['IRequestHandler', 'INotificationHandler', 'IStreamRequestHandler'];
const MASSTRANSIT = ['IConsumer', 'IJobConsumer', 'ISaga', 'MassTransitStateMachine'];
const REBUS = ['IHandleMessages'];
const CAP = ['ICapSubscribe'];

/**
 * What registers everything in an assembly that implements one of these, itself or through a type of the repository.
 * https://github.com/jbogard/MediatR/wiki#setup https://masstransit.io/documentation/configuration/consumers
 * https://github.com/rebus-org/Rebus.ServiceProvider#readme https://cap.dotnetcore.xyz/user-guide/en/cap/messaging/
 */
const REGISTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['RegisterServicesFromAssembly', MEDIATR],
  ['RegisterServicesFromAssemblies', MEDIATR],
  ['RegisterServicesFromAssemblyContaining', MEDIATR],
  ['AddMediatR', MEDIATR],
  ['AddConsumers', MASSTRANSIT],
  ['AddConsumersFromNamespaceContaining', MASSTRANSIT],
  ['AddSagas', MASSTRANSIT],
  ['AddSagaStateMachines', MASSTRANSIT],
  ['AutoRegisterHandlersFromAssemblyOf', REBUS],
  ['AutoRegisterHandlersFromAssembly', REBUS],
  ['AddSubscriberAssembly', CAP],
]);

/** The files that a project is built with, and the project of each. */
export interface Visible {
  readonly modules: readonly Module[];
  projectOf(module: Module): Project;
}

interface Registering {
  readonly call: CallSite;
  readonly contracts: readonly string[];
}

/**
 * A call that registers the handlers of an assembly runs them, without naming any. The code around it is given their names, so that each
 * program that runs the registration reaches them: they may lie in a library that several programs share.
 */
export function withRegisteredAssemblies(module: Module, visible: Visible): Module {
  const calls = registeringIn(module, registrars(visible.modules));
  if (calls.length === 0) return module;
  const imports: Import[] = [];
  const scopes: Scope[] = [...module.scopes];
  for (const { call, contracts } of calls) {
    const asked = [...call.typeArguments.map(({ name }) => expressionOf(name)), ...call.arguments];
    const projects = new Set(asked.flatMap((each) => assembliesIn(each, call.scope, { module, visible, followed: new Set() })));
    const handlers = implementing(contracts, visible.modules).filter(([where]) => projects.has(visible.projectOf(where)));
    const found = handlers.flatMap(([where, name], index) => (where === module ? [] : [importOf(where, name, call, index)]));
    const scope = scopes[call.scope];
    if (!scope || found.length === 0) continue;
    imports.push(...found);
    const items = found.map(({ local }): Expression => ({ is: 'name', name: local }));
    const values = [{ expression: { is: 'list', items } as const, scope: call.scope }];
    scopes[call.scope] = {
      ...scope,
      variables: [...scope.variables, { name: ` of ${call.place.line}`, values, place: call.place }],
    };
  }
  return { ...module, imports: [...module.imports, ...imports], scopes };
}

/** The local name is one that nobody can write. */
function importOf({ path }: Module, name: string, { place }: CallSite, index: number): Import {
  return { local: ` ${index} of ${place.line}`, imported: name, specifier: path, isTypeOnly: false, place };
}

/** What registers an assembly: the libraries' own methods, and functions that hand an assembly of their caller on to one. */
function registrars(modules: readonly Module[]): ReadonlyMap<string, readonly string[]> {
  const known = registrarsOf.get(modules) ?? new Map(REGISTERS);
  if (registrarsOf.has(modules)) return known;
  for (let size = 0; size !== known.size; ) {
    size = known.size;
    for (const module of modules)
      for (const { call, contracts } of registeringIn(module, known)) {
        const name = handingOn(call, module);
        if (name !== undefined && !known.has(name)) known.set(name, contracts);
      }
  }
  registrarsOf.set(modules, known);
  return known;
}

const registrarsOf = new WeakMap<readonly Module[], Map<string, readonly string[]>>();

/** The function around a call that passes one of its parameters. */
function handingOn({ arguments: given, scope }: CallSite, { scopes, functions }: Module): string | undefined {
  const names = given.flatMap((each) => (each.is === 'name' ? [each.name] : []));
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = scopes[at]?.parent) {
    const passed = scopes[at]?.variables.some((each) => each.parameter !== undefined && names.includes(each.name));
    const index = scopes[at]?.function;
    if (passed && index !== undefined) return functions[index]?.name;
  }
  return undefined;
}

function registeringIn({ calls }: Module, known: ReadonlyMap<string, readonly string[]>): readonly Registering[] {
  return calls.flatMap((call) => {
    const contracts = known.get(lastNameOf(call.callee) ?? '');
    return contracts ? [{ call, contracts }] : [];
  });
}

/** Where assemblies are looked for. */
interface Search {
  readonly module: Module;
  readonly visible: Visible;
  /** Names whose values were looked at: `assemblies = [.. assemblies, more]` leads back to itself. */
  readonly followed: Set<string>;
}

/** The projects whose assemblies an expression means: of a type in it, the one around, or all there are. */
function assembliesIn(expression: Expression, scope: number, search: Search): readonly Project[] {
  const { module, visible, followed } = search;
  const inner = (each: Expression) => assembliesIn(each, scope, search);
  if (expression.is === 'list') return expression.items.flatMap(inner);
  if (expression.is === 'keyword' || expression.is === 'spread') return inner(expression.of);
  if (expression.is === 'call') return assembliesOfCall(module.calls[expression.call], search);
  if (expression.is === 'member' && expression.name === 'Assembly') return inner(expression.of);
  if (expression.is !== 'name' && expression.is !== 'member') return [];
  const held = expression.is === 'name' ? valuesOf(expression.name, scope, module) : [];
  if (held.length > 0 && expression.is === 'name') {
    if (followed.has(expression.name)) return [];
    followed.add(expression.name);
    return held.flatMap(inner);
  }
  const declaring = declaringType(writtenName(expression), module, visible);
  return declaring ? [visible.projectOf(declaring)] : [];
}

function assembliesOfCall(call: CallSite | undefined, search: Search): readonly Project[] {
  const { module, visible } = search;
  const name = call && lastNameOf(call.callee);
  if (!call || name === undefined) return [];
  if (name === 'GetExecutingAssembly') return [visible.projectOf(module)];
  if (name === 'GetAssemblies') return visible.modules.map((each) => visible.projectOf(each));
  if (name === 'GetTypeInfo' && call.callee.is === 'member') return assembliesIn(call.callee.of, call.scope, search);
  const [first] = call.arguments;
  if (name === 'GetAssembly' && first) return assembliesIn(first, call.scope, search);
  if (name !== 'Load' || first?.is !== 'literal') return [];
  return visible.modules.flatMap((each) => {
    const project = visible.projectOf(each);
    return `/${project.path}`.endsWith(`/${String(first.value)}.csproj`) ? [project] : [];
  });
}

function valuesOf(name: string, scope: number, { scopes }: Module): readonly Expression[] {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = scopes[at]?.parent) {
    const found = scopes[at]?.variables.find((each) => each.name === name);
    if (found) return found.values.flatMap(({ expression }) => (expression.is === 'class' ? [] : [expression]));
  }
  return [];
}

function writtenName(expression: Expression): string {
  if (expression.is === 'member') return `${writtenName(expression.of)}.${expression.name}`;
  return expression.is === 'name' ? expression.name : '';
}

/** The file of a type; of several with its name the one in the nearest namespace that the file opens. */
function declaringType(written: string, { opens = [] }: Module, { modules }: Visible): Module | undefined {
  const opened = opens.map((each) => each.slice(Object.values(OPENS).find((start) => each.startsWith(start))?.length ?? 0));
  const found = modules.flatMap((module) =>
    module.classes.flatMap(({ name = '', namespace }) => {
      const full = namespace === undefined ? name : `${namespace}.${name}`;
      const isMeant = full === written || full.endsWith(`.${written}`);
      const rank = opened.findIndex((each) => full === `${each}.${written}`);
      return isMeant ? [{ module, rank: rank < 0 ? opened.length : rank }] : [];
    }),
  );
  return found.sort((one, other) => one.rank - other.rank)[0]?.module;
}

/** The classes that implement one of the contracts, also through a type of the repository that does. */
function implementing(contracts: readonly string[], modules: readonly Module[]): readonly (readonly [Module, string])[] {
  const all = modules.flatMap((module) => module.classes.map((node) => [module, node] as const));
  const names = new Set(contracts);
  for (let size = 0; size !== names.size; ) {
    size = names.size;
    for (const [, node] of all)
      if (node.name && (node.isAbstract || node.isInterface) && isAmong(node, names)) names.add(node.name);
  }
  return all.flatMap(([module, node]) =>
    node.name && !node.isInterface && isAmong(node, names) ? [[module, node.name] as const] : [],
  );
}

function isAmong({ extends: above, implements: kinds }: ClassNode, names: ReadonlySet<string>): boolean {
  const bases = [...kinds.map(({ name }) => name), ...(above ? [lastNameOf(above.expression) ?? ''] : [])];
  return bases.some((name) => names.has(name.slice(name.lastIndexOf('.') + 1)));
}

function expressionOf(name: string): Expression {
  return { is: 'name', name };
}
