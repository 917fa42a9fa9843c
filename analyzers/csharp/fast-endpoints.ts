import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import { basesOf, classAround } from './enclosing-class.ts';

const VERB = /^(?:Get|Post|Put|Delete|Patch|Head)$/;
const ENDPOINT = /^(?:Endpoint\w*|Ep)$/;
const DEEPEST = 8;

/**
 * What stands before the paths of endpoints: the program's prefix, and the paths of the groups that they are in.
 * https://fast-endpoints.com/docs/configuration-settings#global-route-prefix, https://fast-endpoints.com/docs/misc-conveniences#endpoint-configuration-groups
 */
export function withEndpointPrefixes(modules: readonly Module[]): readonly Module[] {
  if (!modules.some(({ opens }) => opens?.some((each) => /^(?:global:)?FastEndpoints$/.test(each)))) return modules;
  return withPrefixes(modules.map(withShortForms));
}

function withPrefixes(modules: readonly Module[]): readonly Module[] {
  const [whole] = modules.flatMap((module) => module.calls.flatMap((call) => prefixIn(call, module)));
  const groups = new Map(modules.flatMap((module) => module.calls.flatMap((call) => groupIn(call, module))));
  if (!whole && groups.size === 0) return modules;
  return modules.map((module) => prefixed(module, whole, groups));
}

/**
 * `Verbs(Http.GET); Routes("/orders")` is the long form of `Get("/orders")`, for every verb and every route.
 * https://fast-endpoints.com/docs/get-started#create-an-endpoint
 */
function withShortForms(module: Module): Module {
  const added: CallSite[] = [];
  for (const call of module.calls) {
    const node = nameOf(call) === 'Routes' ? classAround(call.scope, module) : undefined;
    if (!node || !isEndpoint(node)) continue;
    const stated = module.calls.find((each) => nameOf(each) === 'Verbs' && classAround(each.scope, module) === node);
    for (const verb of (stated?.arguments ?? []).flatMap(verbIn))
      for (const route of call.arguments) added.push({ ...call, callee: { is: 'name', name: verb }, arguments: [route] });
  }
  return added.length === 0 ? module : { ...module, calls: [...module.calls, ...added] };
}

/** `Get` of `Http.GET` and of `"GET"`. */
function verbIn(stated: Expression): readonly string[] {
  const name = stated.is === 'member' ? stated.name : stated.is === 'literal' ? String(stated.value) : '';
  return name === '' ? [] : [name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()];
}

/** `UseFastEndpoints(c => c.Endpoints.RoutePrefix = "api")`: what a callback sets on its parameter is an object that the parameter has. */
function prefixIn({ callee, arguments: args }: CallSite, { functions, scopes }: Module): readonly Expression[] {
  const [options] = callee.is === 'member' && callee.name === 'UseFastEndpoints' ? args : [];
  const scope = options?.is === 'function' ? scopes[functions[options.function]?.scope ?? -1] : undefined;
  const set = scope?.variables.flatMap(({ parameter, values }) => (parameter === 0 ? values : [])) ?? [];
  return set.flatMap(({ expression }) => entry(entry(expression, 'Endpoints'), 'RoutePrefix') ?? []);
}

function entry(of: Expression | undefined, name: string): Expression | undefined {
  const entries = of?.is === 'object' ? of.entries : [];
  return entries.flatMap((each) => ('key' in each && each.key === name ? [each.value] : []))[0];
}

interface Group {
  readonly path: Expression;
  /** The group that a sub-group is in. */
  readonly parent: string | undefined;
}

/** `class Orders : Group { Orders() { Configure("orders", ep => …); } }`. */
function groupIn(call: CallSite, module: Module): readonly (readonly [string, Group])[] {
  const node = nameOf(call) === 'Configure' ? classAround(call.scope, module) : undefined;
  const [path] = call.arguments;
  if (node?.name === undefined || !path || !basesOf(node).some((base) => /^(?:Group|SubGroup)$/.test(base))) return [];
  return [[node.name, { path, parent: node.extendsArguments[0]?.name }]];
}

function prefixed(module: Module, whole: Expression | undefined, groups: ReadonlyMap<string, Group>): Module {
  const calls = module.calls.map((call): CallSite => {
    const node = VERB.test(nameOf(call)) ? classAround(call.scope, module) : undefined;
    if (!node || !isEndpoint(node)) return call;
    const above = [...(whole ? [whole] : []), ...pathsOf(groupOf(node, module), groups)];
    return above.length === 0 ? call : { ...call, arguments: call.arguments.map((each) => below(above, each)) };
  });
  const classes = whole ? module.classes.map((node) => (isEndpoint(node) ? attributed(node, whole) : node)) : module.classes;
  return { ...module, calls, classes };
}

function isEndpoint(node: ClassNode): boolean {
  return basesOf(node).some((base) => ENDPOINT.test(base));
}

/** `[HttpGet("/orders")]` in place of a method that configures it. */
function attributed(node: ClassNode, whole: Expression): ClassNode {
  const decorators = node.decorators.map((each) =>
    each.callee.is === 'name' && /^Http[A-Z]/.test(each.callee.name)
      ? { ...each, arguments: each.arguments.map((path) => below([whole], path)) }
      : each,
  );
  return { ...node, decorators };
}

function below(above: readonly Expression[], path: Expression): Expression {
  const own: Expression = path.is === 'literal' ? literalOf(String(path.value).replace(/^\/+/, '')) : path;
  return { is: 'concat', parts: [...above.flatMap((each) => [each, literalOf('/')]), own] };
}

/** `Group<Orders>()` in an endpoint's own code. */
function groupOf(node: ClassNode, module: Module): string | undefined {
  const call = module.calls.find((each) => nameOf(each) === 'Group' && classAround(each.scope, module) === node);
  return call?.typeArguments[0]?.name;
}

function pathsOf(name: string | undefined, groups: ReadonlyMap<string, Group>): readonly Expression[] {
  const found: Expression[] = [];
  for (let at = groups.get(name ?? ''); at && found.length < DEEPEST; at = groups.get(at.parent ?? '')) found.unshift(at.path);
  return found;
}

function nameOf({ callee }: CallSite): string {
  if (callee.is === 'name') return callee.name;
  return callee.is === 'member' && callee.of.is === 'this' ? callee.name : '';
}
