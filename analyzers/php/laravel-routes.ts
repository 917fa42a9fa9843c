import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { resourceRoutes } from './laravel-resources.ts';
import type { At, Lowering } from './lowering.ts';
import { entryNode, isRoutesFile, type Link, routeChain } from './route-chains.ts';
import { plainText } from './texts.ts';

// https://laravel.com/docs/routing

export const LARAVEL = 'asbuilt.laravel';
/** A variable that holds what the application puts before all paths of a routes file. */
export const FILE_PREFIX = '@routes';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'options', 'any', 'match', 'view', 'redirect']);
const RESOURCES = new Set(['resource', 'apiResource', 'resources', 'apiResources', 'singleton', 'apiSingleton']);

/**
 * Routes are read where they are written: a chain that begins at the router is spelled out as one call for each route, with the
 * paths of all groups around it.
 */
export function lowerRoutes(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const chain = routeChain(node, at, lowering);
  const index = chain?.findIndex(({ name }) => METHODS.has(name) || RESOURCES.has(name) || name === 'group') ?? -1;
  const link = chain?.[index];
  if (!chain || !link) return undefined;
  const prefix = [...(at.routes?.prefix ?? []), ...chain.flatMap((each) => prefixesOf(each, at, lowering))];
  const inside: At = { ...at, routes: { prefix, router: at.routes?.router } };
  if (link.name === 'group') lowerGroup(link, inside, lowering);
  else if (METHODS.has(link.name)) lowerMethod(link, inside, lowering);
  else lowerResources(link, chain, inside, lowering);
  return { is: 'unknown', why: 'a route' };
}

function prefixesOf({ name, arguments: [given] }: Link, at: At, lowering: Lowering): readonly Expression[] {
  return name === 'prefix' && given ? [lowering.expression(given, at)] : [];
}

/** `group(function () {…})`, `group(['prefix' => 'x'], function ($router) {…})`, `group(base_path('routes/api.php'))`. */
function lowerGroup({ node, arguments: given }: Link, at: At, lowering: Lowering): void {
  const body = given.at(-1);
  const attribute = given.length > 1 ? entryNode(given[0], 'prefix') : undefined;
  const own = attribute ? [lowering.expression(attribute, at)] : [];
  const prefix = [...(at.routes?.prefix ?? []), ...own];
  if (!body) return;
  if (/^(anonymous_function|arrow_function)$/.test(body.type)) {
    const [first] = partsOf(body.childForFieldName('parameters') ?? body).filter(({ type }) => type === 'simple_parameter');
    const router = first?.childForFieldName('name')?.text ?? at.routes?.router;
    lowering.expression(body, { ...at, routes: { prefix, router } });
    return;
  }
  const callee = spelled(LARAVEL, 'include');
  lowering.call(node, at, {
    callee,
    arguments: [pathOf([...fileParts(lowering, node), ...prefix], []), literalOf(fileName(body, at, lowering))],
  });
}

/** `require __DIR__ . '/v1.php'` in a routes file or a group: what stands around is before all paths of that file. */
export function includeRoutes(node: Node, file: Expression, at: At, lowering: Lowering): void {
  if (!at.routes && !isRoutesFile(lowering.draft.path)) return;
  const name = plainSum(file) ?? '';
  if (!/\/routes\/.+\.php$/.test(name)) return;
  const path = pathOf([...fileParts(lowering, node), ...(at.routes?.prefix ?? [])], []);
  lowering.call(node, at, { callee: spelled(LARAVEL, 'include'), arguments: [path, literalOf(name)] });
}

/** The text that literals add up to. */
export function plainSum(expression: Expression): string | undefined {
  if (expression.is === 'literal') return String(expression.value);
  const parts = expression.is === 'concat' ? expression.parts.map(plainSum) : [undefined];
  return parts.includes(undefined) ? undefined : parts.join('');
}

/**
 * The whole path of `__DIR__ . '/../routes/api.php'`, `./routes/api.php` of the project for `base_path('routes/api.php')`; of what
 * else makes a path, the file's name below a routes folder.
 */
function fileName(node: Node, at: At, lowering: Lowering): string {
  const whole = node.type === 'function_call_expression' ? undefined : plainSum(lowering.expression(node, at));
  if (whole?.startsWith('/')) return whole;
  const [text = ''] = node.descendantsOfType('string_content').flatMap((each) => each?.text ?? []);
  const name = /routes\/([^.]+\.php)$/.exec(text)?.[1];
  if (name === undefined) return '';
  return node.childForFieldName('function')?.text === 'base_path' ? `./${text}` : name;
}

function lowerMethod({ name, node, arguments: given }: Link, at: At, lowering: Lowering): void {
  const [uri, handler] = name === 'match' ? given.slice(1) : given;
  const methods = name === 'match' ? methodsIn(given[0]) : [own(NAMED, name) ?? name.toUpperCase()];
  if (uri) emit(node, methods, [lowering.expression(uri, at)], at, lowering);
  if (handler) lowering.visit(handler, { ...at, routes: undefined });
}

const NAMED: Readonly<Record<string, string>> = { view: 'GET', redirect: 'ANY' };

function methodsIn(node: Node | undefined): readonly string[] {
  return (node ? partsOf(node) : []).flatMap((part) => plainText(partsOf(part)[0] ?? part)?.toUpperCase() ?? []);
}

function emit(node: Node, methods: readonly string[], own: readonly Expression[], at: At, lowering: Lowering): void {
  const path = pathOf([...fileParts(lowering, node), ...(at.routes?.prefix ?? [])], own);
  const names: Expression = { is: 'list', items: methods.map(literalOf) };
  lowering.call(node.childForFieldName('name') ?? node, at, { callee: spelled(LARAVEL, 'route'), arguments: [names, path] });
}

function fileParts({ draft }: Lowering, node: Node): readonly Expression[] {
  if (!isRoutesFile(draft.path)) return [];
  draft.declare(0, { name: FILE_PREFIX, values: [], place: draft.place(node.row) });
  return [{ is: 'name', name: FILE_PREFIX }];
}

/** Parts of a path, each behind one slash; the path of a file's routes brings its own. */
function pathOf(prefix: readonly Expression[], own: readonly Expression[]): Expression {
  const parts = [...prefix, ...own].flatMap((part): readonly Expression[] => {
    if (part.is === 'name' && part.name === FILE_PREFIX) return [part];
    const text = part.is === 'literal' ? plainPath(String(part.value)) : undefined;
    if (text === '') return [];
    return [literalOf('/'), text === undefined ? part : literalOf(text)];
  });
  return { is: 'concat', parts };
}

/** `/orders/{order?}` without slashes around; a parameter that may be left out is a parameter. */
function plainPath(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replaceAll('?}', '}');
}

function lowerResources(link: Link, chain: readonly Link[], at: At, lowering: Lowering): void {
  for (const { method, path } of resourceRoutes(link, chain)) emit(link.node, method, [literalOf(path)], at, lowering);
}
