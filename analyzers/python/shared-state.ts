import type { Expression, Import, Module } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import type { At, Lowering } from './lowering.ts';
import { FILE } from './modules.ts';

const PREFIX = '@state.';

/**
 * What frameworks let an application carry along: `app.state.client`, Sanic's `app.ctx.client`, Flask's `g.client` and `current_app.client`, aiohttp's
 * `app['client']`, what the start of arq's and saq's workers puts in the `ctx` of every job. It has no name of its own, so it gets one that no program can write.
 */
export function stateName(node: Node): string | undefined {
  const object = node.childForFieldName('object') ?? node.childForFieldName('value');
  if (!object) return undefined;
  if (node.type === 'attribute') {
    const last = lastNameOf(object);
    const isState =
      last === 'state' || isContext(object) || (object.type === 'identifier' && (last === 'g' || last === 'current_app'));
    const name = node.childForFieldName('attribute')?.text ?? '';
    return isState && name !== 'config' && name !== 'state' ? PREFIX + name : undefined;
  }
  const key = node.childForFieldName('subscript');
  const text = key?.type === 'string' ? key.namedChildren[1]?.text : undefined;
  const isKept = lastNameOf(object) === 'app' || (object.type === 'identifier' && object.text === 'ctx');
  return text !== undefined && isKept ? PREFIX + text : undefined;
}

/** What carries something along for the whole program under a name of its own. */
export function stateOf(name: string): string {
  return PREFIX + name;
}

/** https://sanic.dev/en/guide/basics/app.html#application-context */
function isContext(node: Node): boolean {
  const of = lastNameOf(node) === 'ctx' ? node.childForFieldName('object') : null;
  return of !== null && lastNameOf(of) === 'app';
}

/**
 * What the start of an application yields is carried along with every request: `yield {"client": client}`, `request.state.client`.
 * https://www.starlette.io/lifespan/#lifespan-state
 */
export function declareHandedOut(node: Node, yielded: Expression, { scope }: At, lowering: Lowering): void {
  if (yielded.is !== 'object' || !startsApplication(node)) return;
  for (const entry of yielded.entries) {
    if (!('key' in entry)) continue;
    const values = [{ expression: entry.value, scope }];
    lowering.draft.declare(0, { name: PREFIX + entry.key, values, place: lowering.place(node) });
  }
}

/** `@asynccontextmanager` on the function around, which is given the application alone; others make a transaction or a lock. */
function startsApplication(node: Node): boolean {
  let at: Node | null = node;
  while (at && at.type !== 'function_definition') at = at.parent;
  const decorated = at?.parent?.type === 'decorated_definition' ? at.parent : undefined;
  const decorators = decorated?.namedChildren.filter((each) => each?.type === 'decorator') ?? [];
  const parameters = at?.childForFieldName('parameters')?.namedChildren ?? [];
  return decorators.some((each) => wordsOf(each).at(-1) === 'asynccontextmanager') && isApplication(parameters);
}

function isApplication([only, ...others]: readonly (Node | null)[]): boolean {
  if (!only || others.length > 0) return false;
  const type = only.childForFieldName('type');
  return type === null
    ? wordsOf(only)[0] !== 'self'
    : /^(?:FastAPI|Starlette|\w{0,60}App(?:lication)?)$/.test(wordsOf(type).at(-1) ?? '');
}

function wordsOf(node: Node | null): readonly string[] {
  return node?.text.match(/\w+/g) ?? [];
}

/** `from celery import current_app` is no application that carries something along. */
export function isOtherApplication(object: Node, imports: readonly Import[]): boolean {
  if (object.text !== 'current_app') return false;
  const found = imports.find(({ local }) => local === 'current_app');
  return found !== undefined && (found.imported !== 'current_app' || /^celery(\.|$)/.test(found.specifier));
}

function lastNameOf(node: Node): string {
  if (node.type === 'identifier') return node.text;
  return node.type === 'attribute' ? (node.childForFieldName('attribute')?.text ?? '') : '';
}

/** Gives every module that reads such a thing the one that was set in the nearest module. */
export function linkState(modules: readonly Module[]): readonly Module[] {
  const setters = new Map<string, string[]>();
  for (const { path, scopes } of modules)
    for (const { name } of scopes[0]?.variables ?? [])
      if (name.startsWith(PREFIX)) setters.set(name, [...(setters.get(name) ?? []), path]);
  if (setters.size === 0) return modules;
  return modules.map((module) => {
    const own = new Set((module.scopes[0]?.variables ?? []).map(({ name }) => name));
    const imports = [...setters].flatMap(([name, paths]): readonly Import[] => {
      const path = own.has(name) ? undefined : nearest(paths, module.path);
      if (path === undefined) return [];
      return [{ local: name, imported: name, specifier: FILE + path, isTypeOnly: true, place: { line: 1, text: '' } }];
    });
    return imports.length > 0 ? { ...module, imports: [...module.imports, ...imports] } : module;
  });
}

/** Only what the same program sets: something below the module's own folder or one around it, but not the whole repository's. */
function nearest(paths: readonly string[], path: string): string | undefined {
  for (const folder of foldersAround(path)) {
    const found = paths.find((each) => isInside(each, folder));
    if (found !== undefined) return found;
  }
  return undefined;
}
