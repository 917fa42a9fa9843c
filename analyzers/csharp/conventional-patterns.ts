// https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#conventional-routing

import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { writtenText } from '../../src/code/last-names.ts';

/** One conventional route of a program: its template, what its parameters are without a value, and the area it is for. */
export interface Convention {
  readonly template: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly area?: string;
}

/** What an action is called by, and the parameters of its method. */
export interface Action {
  readonly controller: string;
  readonly action: string;
  readonly area?: string | undefined;
  readonly parameters: readonly string[];
}

const BY_DEFAULT = '{controller=Home}/{action=Index}/{id?}';

/** Where each call has its template: by name, else by position. */
const MAPPERS: Readonly<Record<string, { readonly at: number; readonly names: readonly string[] }>> = {
  MapControllerRoute: { at: 1, names: ['pattern'] },
  MapAreaControllerRoute: { at: 2, names: ['pattern'] },
  MapRoute: { at: 1, names: ['template', 'url'] },
  MapAreaRoute: { at: 2, names: ['template'] },
};

/** The conventional routes that a file's calls set up, in their order. */
export function conventionsIn({ calls }: Module): readonly Convention[] {
  return calls.flatMap((call): readonly Convention[] => {
    const name = call.callee.is === 'member' ? call.callee.name : '';
    if (name === 'MapDefaultControllerRoute' || name === 'UseMvcWithDefaultRoute')
      return [{ template: BY_DEFAULT, defaults: {} }];
    const mapper = Object.hasOwn(MAPPERS, name) ? MAPPERS[name] : undefined;
    const template = mapper && writtenText(argumentAt(call, mapper.at, mapper.names));
    if (!mapper || template === undefined) return [];
    const area = mapper.at === 2 ? writtenText(argumentAt(call, 1, ['areaName'])) : undefined;
    const defaults = defaultsOf(argumentAt(call, mapper.at + 1, ['defaults']));
    return [{ template, defaults, ...(area === undefined ? {} : { area }) }];
  });
}

function argumentAt({ arguments: given }: CallSite, at: number, names: readonly string[]): Expression | undefined {
  const named = given.find((each) => each.is === 'keyword' && names.includes(each.name));
  const found = named ?? given[at];
  if (found?.is !== 'keyword') return found;
  return names.includes(found.name) ? found.of : undefined;
}

function defaultsOf(expression: Expression | undefined): Readonly<Record<string, string>> {
  if (expression?.is !== 'object') return {};
  return Object.fromEntries(
    expression.entries.flatMap((entry) =>
      'key' in entry ? [[entry.key.toLowerCase(), writtenText(entry.value) ?? ''] as const] : [],
    ),
  );
}

/** `{controller=Home}` is a parameter with a default, `{id?}` one that may be left out, `{area:exists}` one with a constraint. */
interface Parameter {
  readonly name: string;
  readonly otherwise: string | undefined;
  readonly isOptional: boolean;
}

function parameterIn(segment: string, { defaults }: Convention): Parameter | undefined {
  const [, written = '', otherwise, mark] =
    /^\{\*{0,2}(\w{1,100})(?::[^}=?]{0,200})?(?:=([^}?]{0,200}))?(\?)?\}$/.exec(segment) ?? [];
  const name = written.toLowerCase();
  if (name === '') return undefined;
  return { name, otherwise: otherwise ?? own(defaults, name), isOptional: mark !== undefined || Object.hasOwn(defaults, name) };
}

/** The path that the convention gives an action; undefined where the action is not for it. */
export function pathBy(convention: Convention, action: Action): string | undefined {
  const segments = convention.template.split('/').filter((segment) => segment !== '');
  const known = { controller: action.controller, action: action.action, ...(action.area ? { area: action.area } : {}) };
  const parameters = segments.map((segment) => parameterIn(segment, convention));
  const named = new Set(parameters.flatMap((each) => each?.name ?? []));
  const fixed: Known = { ...convention.defaults, ...(convention.area ? { area: convention.area } : {}) };
  const isMeant = (['controller', 'action', 'area'] as const).every(
    (name) => named.has(name) || same(own(fixed, name) ?? '', own(known, name) ?? ''),
  );
  if (!isMeant || (named.has('area') && action.area === undefined)) return undefined;
  const isAtRoot = segments.every((_, index) => isByDefault(parameters[index], known, action));
  return isAtRoot
    ? '/'
    : `/${segments.flatMap((segment, index) => segmentOf(segment, parameters[index], known, action)).join('/')}`;
}

type Known = Readonly<Record<string, string>>;

/** Parameters may be called like what every object has: `{constructor?}`. */
function own(texts: Known, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function isByDefault(parameter: Parameter | undefined, known: Known, action: Action): boolean {
  const value = parameter && own(known, parameter.name);
  if (!parameter) return false;
  return value === undefined ? parameter.isOptional && !takes(action, parameter) : same(value, parameter.otherwise ?? '');
}

/** What may be left out stands in the path only where the action asks for it. */
function segmentOf(segment: string, parameter: Parameter | undefined, known: Known, action: Action): readonly string[] {
  const value = parameter && own(known, parameter.name);
  if (!parameter || value !== undefined) return [value ?? segment];
  if (!parameter.isOptional) return [`{${parameter.name}}`];
  return takes(action, parameter) ? [`{${parameter.name}?}`] : [];
}

function takes({ parameters }: Action, { name }: Parameter): boolean {
  return parameters.some((each) => same(each, name));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
