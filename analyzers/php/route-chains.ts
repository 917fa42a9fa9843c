import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { importedName } from './names.ts';

/** One call of a chain `Route::prefix('x')->get(…)`. */
export interface Link {
  readonly name: string;
  readonly node: Node;
  readonly arguments: readonly Node[];
}

const FACADE = 'Illuminate\\Support\\Facades\\Route';
const ROUTES_FILE = /(^|\/)routes\/[^.]+\.php$/;

/** Whether a file is one that the framework reads routes from. */
export function isRoutesFile(path: string): boolean {
  return ROUTES_FILE.test(path);
}

/** The calls of a chain that begins at a router, first the first; undefined where it begins elsewhere. */
export function routeChain(node: Node, at: At, lowering: Lowering): readonly Link[] | undefined {
  const links: Link[] = [];
  let each: Node | null = node;
  while (each && (each.type === 'member_call_expression' || each.type === 'scoped_call_expression')) {
    links.unshift({ name: each.childForFieldName('name')?.text ?? '', node: each, arguments: argumentNodes(each) });
    const scope: Node | null = each.childForFieldName('scope');
    if (scope) return isFacade(scope, lowering) ? links : undefined;
    each = each.childForFieldName('object');
  }
  return each && isRouter(each, at, lowering) ? links : undefined;
}

/** The facade, which files of old applications use without importing it. */
function isFacade(scope: Node, { draft }: Lowering): boolean {
  const text = scope.text.replace(/^\\/, '');
  const name = importedName(text, draft);
  return name === FACADE || text === FACADE || (text === 'Route' && name === undefined && isRoutesFile(draft.path));
}

/** Lumen hands its router to the routes file, and every group's function gets it: https://lumen.laravel.com/docs/11.x/routing */
function isRouter(node: Node, at: At, { draft }: Lowering): boolean {
  if (node.text === '$app->router') return true;
  if (node.type !== 'variable_name') return false;
  if (at.routes?.router === node.text) return true;
  const isGiven = /^\$(router|app)$/.test(node.text) && isRoutesFile(draft.path);
  return isGiven && (at.routes !== undefined || draft.find(at.scope, node.text) === undefined);
}

/** The node of an entry of an array. */
export function entryNode(array: Node | undefined, key: string): Node | undefined {
  if (array?.type !== 'array_creation_expression') return undefined;
  const entry = partsOf(array).find((part) => partsOf(part)[0]?.text.slice(1, -1) === key);
  return entry && partsOf(entry)[1];
}
