import { nameOfDeclared } from './declared-name.ts';
import type {
  Bound,
  CallSite,
  ClassNode,
  Decorator,
  Expression,
  FunctionNode,
  Module,
  Scope,
  TypeReference,
  Variable,
} from './ir.ts';
import type { ProviderObjects } from './provider-objects.ts';

/** Stands among the names of code that calls members whose names it computes: `client[action]()`. */
export const COMPUTED_CALL = '[]()';

/** Stands among the names for a member that is taken, and not called: `bus.start` in `onReady(bus.start)` and in `bus.start.bind(bus)`. */
export function takenMember(name: string): string {
  return `&${name}`;
}

/** The names that each top-level declaration of a file mentions; `''` is the file's own top-level code. What is provided is its variable's. */
export function referencesOf(module: Module, provided: ProviderObjects): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  const at = (declaration: string | undefined): Set<string> => {
    const key = declaration ?? '';
    const known = all.get(key) ?? new Set<string>();
    all.set(key, known);
    return known;
  };
  const inScope = (scope: number): Set<string> => at(module.scopes[scope]?.declaration);
  const provider = (name: string | undefined, scope: number) => (name === undefined ? inScope(scope) : at(name));
  for (const [index, call] of module.calls.entries()) addCall(provider(provided.calls.get(index), call.scope), call, module);
  const keepers = keptIn(module);
  for (const { expression, scope } of valuesOf(module))
    addNames(provider(provided.variables.get(expression) ?? keepers.get(expression), scope), expression);
  for (const fn of module.functions) addFunction(inScope(fn.scope), fn);
  for (const node of module.classes) addClass(at(module.scopes[node.scope]?.declaration ?? node.name), node);
  return all;
}

/** What a variable of the file only keeps (`const module = { controllers: [Orders] }`) is mentioned where the variable is. */
function keptIn({ scopes }: Module): ReadonlyMap<Expression, string> {
  const plain = (scopes[0]?.variables ?? []).flatMap(({ name, values }) =>
    values.map(({ expression }) => [expression, name] as const),
  );
  return new Map(plain.filter(([{ is }]) => is === 'object' || is === 'list'));
}

function valuesOf({ scopes }: Module): readonly Bound[] {
  return scopes.flatMap((scope) =>
    scope.variables.flatMap((variable) =>
      variable.values.filter((bound) => !isOwnMember(scope, variable, bound) && !isTakenOver(variable, bound)),
    ),
  );
}

/** A member under its plain name, for languages that need no `this`: its being there is no mention of it. */
function isOwnMember(scope: Scope, { name }: Variable, { expression }: Bound): boolean {
  return scope.class !== undefined && expression.is === 'member' && expression.of.is === 'this' && expression.name === name;
}

/** `const { send } = require('./letters')`: like an import, it is no mention of what it takes. */
function isTakenOver({ name }: Variable, { expression }: Bound): boolean {
  return expression.is === 'member' && expression.of.is === 'module' && expression.name === name;
}

/** The names that an expression mentions. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  addNames(names, expression);
  return names;
}

function addCall(names: Set<string>, call: CallSite, module: Module): void {
  if (call.callee.is === 'member') addMember(names, call.callee);
  else addNames(names, call.callee);
  for (const each of call.arguments) addNames(names, each);
  if (call.callee.is === 'index' && call.callee.key.is !== 'literal') names.add(COMPUTED_CALL);
  const name = call.decorates && nameOfDeclared(module, call.decorates);
  if (name !== undefined) names.add(name);
  for (const type of call.typeArguments) if (module.hasImplicitThis || type.name.includes('.')) addType(names, type);
}

function addFunction(names: Set<string>, fn: FunctionNode): void {
  for (const bound of fn.returns) addNames(names, bound.expression);
  addDecorators(names, fn.decorators);
  for (const parameter of fn.parameters) {
    addType(names, parameter.type);
    addDecorators(names, parameter.decorators);
  }
}

function addClass(names: Set<string>, node: ClassNode): void {
  addDecorators(names, node.decorators);
  if (node.extends) addNames(names, node.extends.expression);
  for (const each of node.implements) addType(names, each);
  for (const field of node.fields) {
    addType(names, field.type);
    addDecorators(names, field.decorators);
    for (const bound of field.values) addNames(names, bound.expression);
  }
}

function addDecorators(names: Set<string>, decorators: readonly Decorator[]): void {
  for (const decorator of decorators) for (const each of [decorator.callee, ...decorator.arguments]) addNames(names, each);
}

function addType(names: Set<string>, type: TypeReference | undefined): void {
  if (!type) return;
  names.add(type.name);
  for (const argument of type.arguments) addType(names, argument);
}

function addNames(names: Set<string>, expression: Expression): void {
  switch (expression.is) {
    case 'name':
      names.add(expression.name);
      return;
    case 'concat':
      for (const part of expression.parts) addNames(names, part);
      return;
    case 'member':
      names.add(takenMember(expression.name));
      addMember(names, expression);
      return;
    case 'spread':
    case 'keyword':
      addNames(names, expression.of);
      return;
    case 'index':
      addNames(names, expression.of);
      addNames(names, expression.key);
      return;
    case 'object':
      for (const entry of expression.entries) addNames(names, 'spread' in entry ? entry.spread : entry.value);
      return;
    case 'list':
      for (const item of expression.items) addNames(names, item);
      return;
    case 'choice':
      for (const option of expression.options) addNames(names, option);
      return;
    case 'test':
      addNames(names, expression.of);
      return;
    case 'fallback':
      addNames(names, expression.first);
      addNames(names, expression.second);
      return;
    default:
      return;
  }
}

/** `a.b.c` is mentioned as a whole: which of a module's members are used is what matters of it. */
function addMember(names: Set<string>, expression: Expression & { is: 'member' }): void {
  const steps: string[] = [];
  names.add(`.${expression.name}`);
  for (let of = expression.of; of.is === 'member'; of = of.of) names.add(takenMember(of.name));
  let root: Expression = expression;
  for (; root.is === 'member'; root = root.of) steps.push(root.name);
  if (root.is === 'name') names.add([root.name, ...steps.reverse()].join('.'));
  else addNames(names, root);
}

/** Whether a file goes on with one of the names under another one: `import { upload as put }`. */
export function isRenamed(names: readonly string[], module: Module): boolean {
  return renamedIn(module).some((imported) => names.includes(imported));
}

/** The names that a file has others for. */
export function renamedIn({ imports, exports }: Module): readonly string[] {
  const all = [...imports.map((each) => [each.local, each.imported]), ...exports.map((each) => [each.name, each.imported])];
  return all.flatMap(([name, imported]) => (imported !== undefined && imported !== name ? [imported] : []));
}

/** The classes for which a file is imported when it is for its effects alone: what their decorators register. */
export function decoratedIn(module: Module | undefined): readonly string[] {
  const classes = module?.classes ?? [];
  return classes.flatMap(({ name, decorators }) => (name && decorators.length > 0 ? [`${module?.path}#${name}`] : []));
}
