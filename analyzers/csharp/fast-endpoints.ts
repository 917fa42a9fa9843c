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
  const read = (section: string, name: string) =>
    modules.flatMap((module) => module.calls.flatMap((call) => stated(call, module, section, name)))[0];
  const prepend = read('Versioning', 'PrependToRoute');
  const program: Program = {
    prefix: read('Endpoints', 'RoutePrefix'),
    versionPrefix: read('Versioning', 'Prefix') ?? literalOf('v'),
    defaultVersion: read('Versioning', 'DefaultVersion'),
    isVersionFirst: prepend?.is === 'literal' && prepend.value === true,
  };
  const groups = new Map(modules.flatMap((module) => module.calls.flatMap((call) => groupIn(call, module))));
  return modules.map((module) => prefixed(module, program, groups));
}

/** What a program sets for all of its endpoints. https://fast-endpoints.com/docs/api-versioning */
interface Program {
  readonly prefix: Expression | undefined;
  readonly versionPrefix: Expression;
  readonly defaultVersion: Expression | undefined;
  /** `/api/v1/orders` in place of `/api/orders/v1`. */
  readonly isVersionFirst: boolean;
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
    const verbs = callIn(node, 'Verbs', module)?.arguments ?? [];
    for (const verb of verbs.flatMap(verbIn))
      for (const route of call.arguments) added.push({ ...call, callee: { is: 'name', name: verb }, arguments: [route] });
  }
  added.push(...module.calls.flatMap((call) => furtherRoutes(call, module)));
  return added.length === 0 ? module : { ...module, calls: [...module.calls, ...added] };
}

/** `Put("/prices", "/price")` is each of them. */
function furtherRoutes(call: CallSite, module: Module): readonly CallSite[] {
  const node = VERB.test(nameOf(call)) ? classAround(call.scope, module) : undefined;
  if (!node || !isEndpoint(node)) return [];
  return call.arguments.slice(1).flatMap((route) => (route.is === 'function' ? [] : [{ ...call, arguments: [route] }]));
}

/** The call of a name in an endpoint's own code; `new Version(2, 1)` is none. */
function callIn(node: ClassNode, name: string, module: Module): CallSite | undefined {
  return module.calls.find((each) => !each.isNew && nameOf(each) === name && classAround(each.scope, module) === node);
}

/** `Get` of `Http.GET` and of `"GET"`. */
function verbIn(stated: Expression): readonly string[] {
  const name = stated.is === 'member' ? stated.name : stated.is === 'literal' ? String(stated.value) : '';
  return name === '' ? [] : [name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()];
}

/** `UseFastEndpoints(c => c.Endpoints.RoutePrefix = "api")`: what a callback sets on its parameter is an object that the parameter has. */
function stated(
  { callee, arguments: args }: CallSite,
  { functions, scopes }: Module,
  section: string,
  name: string,
): readonly Expression[] {
  const [options] = callee.is === 'member' && callee.name === 'UseFastEndpoints' ? args : [];
  const scope = options?.is === 'function' ? scopes[functions[options.function]?.scope ?? -1] : undefined;
  const set = scope?.variables.flatMap(({ parameter, values }) => (parameter === 0 ? values : [])) ?? [];
  return set.flatMap(({ expression }) => entry(entry(expression, section), name) ?? []);
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

function prefixed(module: Module, program: Program, groups: ReadonlyMap<string, Group>): Module {
  const calls = module.calls.map((call): CallSite => {
    const node = VERB.test(nameOf(call)) ? classAround(call.scope, module) : undefined;
    if (!node || !isEndpoint(node)) return call;
    const { above, behind } = placeOf(node, module, program, groups);
    if (above.length + behind.length === 0) return call;
    return { ...call, arguments: call.arguments.map((each) => between(above, each, behind)) };
  });
  const { prefix } = program;
  const classes = prefix ? module.classes.map((node) => (isEndpoint(node) ? attributed(node, prefix) : node)) : module.classes;
  return { ...module, calls, classes };
}

/** What stands before and behind the paths of an endpoint. */
function placeOf(node: ClassNode, module: Module, program: Program, groups: ReadonlyMap<string, Group>) {
  const own = callIn(node, 'RoutePrefixOverride', module)?.arguments[0] ?? program.prefix;
  const prefix = own && !isEmpty(own) ? [own] : [];
  const version = versionOf(node, module, program);
  const paths = pathsOf(groupOf(node, module), groups);
  return program.isVersionFirst
    ? { above: [...prefix, ...version, ...paths], behind: [] }
    : { above: [...prefix, ...paths], behind: version };
}

function isEmpty(prefix: Expression): boolean {
  return prefix.is === 'literal' && (prefix.value === '' || prefix.value === null);
}

/** `v2` of `Version(2)`; version 0 is none. */
function versionOf(node: ClassNode, module: Module, { versionPrefix, defaultVersion }: Program): readonly Expression[] {
  const number = callIn(node, 'Version', module)?.arguments[0] ?? defaultVersion;
  if (!number || (number.is === 'literal' && Number(number.value) === 0)) return [];
  return [{ is: 'concat', parts: [versionPrefix, number] }];
}

function between(above: readonly Expression[], path: Expression, behind: readonly Expression[]): Expression {
  const whole = above.length === 0 ? path : below(above, path);
  return behind.length === 0 ? whole : { is: 'concat', parts: [whole, ...behind.flatMap((each) => [literalOf('/'), each])] };
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
  return callIn(node, 'Group', module)?.typeArguments[0]?.name;
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
