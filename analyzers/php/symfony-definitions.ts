import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { NOTHING, spelled } from '../../src/frontend/rule-walker.ts';
import { configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/components/dependency_injection.html, https://symfony.com/doc/current/service_container.html (in PHP)

const CONTAINER = 'Symfony\\Component\\DependencyInjection';
const CONFIGURATOR = `${CONTAINER}\\Loader\\Configurator`;

/** What makes a definition, told the class or a name and the class. */
const MAKERS: ReadonlySet<string> = new Set(['register', 'autowire', 'set', 'Definition', 'ChildDefinition']);

/** Services that code describes to the container are made as it says: each definition with arguments is a `new` of its class. */
export function linkContainers(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => specifier === CONTAINER || specifier === CONFIGURATOR)) return module;
    const calls = callsOf(module);
    const made = module.calls.flatMap((call, index) => madeBy(call, index, calls));
    return made.length > 0 ? { ...module, calls: [...module.calls, ...made] } : module;
  });
}

/** The calls of a file, as definitions look for them. */
interface Calls {
  readonly module: Module;
  /** The call that follows on each. */
  readonly next: ReadonlyMap<number, number>;
  /** What sets a parameter, by its scope and name. */
  readonly setting: ReadonlyMap<string, CallSite>;
}

function callsOf(module: Module): Calls {
  const next = new Map<number, number>();
  const setting = new Map<string, CallSite>();
  for (const [index, call] of module.calls.entries()) {
    const { callee, scope } = call;
    if (callee.is !== 'member') continue;
    if (callee.of.is === 'call' && callee.of.call < index && !next.has(callee.of.call)) next.set(callee.of.call, index);
    const [key] = call.arguments;
    const isSetter = callee.name === 'setParameter' || callee.name === 'set';
    const name = isSetter && key?.is === 'literal' ? `${scope} ${key.value}` : undefined;
    if (name !== undefined && !setting.has(name)) setting.set(name, call);
  }
  return { module, next, setting };
}

function madeBy(call: CallSite, index: number, calls: Calls): readonly CallSite[] {
  if (!MAKERS.has(nameOf(call) ?? '')) return [];
  const callee = call.arguments.slice(0, 2).findLast((each) => each.is === 'name' && !each.name.startsWith('$'));
  const told = callee ? toldBehind(index, calls, toldAtOnce(call)) : [];
  const given = told.map((each) => resolved(each, call, calls));
  if (!callee || given.length === 0) return [];
  return [{ callee, arguments: given, isNew: true, typeArguments: [], scope: call.scope, place: call.place }];
}

function nameOf({ callee }: CallSite): string | undefined {
  return callee.is === 'name' || callee.is === 'member' ? callee.name : undefined;
}

/** `new Definition(Tides::class, [$url])`. */
function toldAtOnce({ isNew, arguments: [, given] }: CallSite): readonly Expression[] {
  return isNew ? itemsOf(given) : [];
}

/** With what the calls say that follow one another on the definition: more arguments, by name, or in the place of one. */
function toldBehind(index: number, { module, next }: Calls, atOnce: readonly Expression[]): readonly Expression[] {
  const inOrder = atOnce.filter(({ is }) => is !== 'keyword');
  const named = atOnce.filter(({ is }) => is === 'keyword');
  for (let at = next.get(index); at !== undefined; at = next.get(at)) {
    const call = module.calls[at];
    if (call?.callee.is !== 'member') continue;
    const place = placeIn(call.callee.name, call.arguments[0]);
    if (place !== undefined && call.arguments[1]) putAt(inOrder, place, call.arguments[1]);
    else for (const each of argumentsIn(call.callee.name, call.arguments)) (each.is === 'keyword' ? named : inOrder).push(each);
  }
  return [...inOrder, ...named];
}

/** `->arg(1, …)`, counted from 0. */
function placeIn(name: string, key: Expression | undefined): number | undefined {
  const place = SETTERS.has(name) && key?.is === 'literal' ? key.value : undefined;
  return typeof place === 'number' && place >= 0 && place < MOST_ARGUMENTS ? place : undefined;
}

/** What stands before it and is told nowhere is left to the type that asks for it. */
function putAt(told: Expression[], place: number, value: Expression): void {
  while (told.length < place) told.push(NOTHING);
  told[place] = value;
}

/** What sets one argument. https://symfony.com/doc/current/service_container/definitions.html#setting-replacing-arguments */
const SETTERS: ReadonlySet<string> = new Set(['setArgument', 'replaceArgument', 'arg', 'bind']);
const MOST_ARGUMENTS = 50;

function argumentsIn(name: string, [first, second]: readonly Expression[]): readonly Expression[] {
  if (name === 'addArgument' && first) return [first];
  if (name === 'setArguments' || name === 'args') return itemsOf(first);
  const isNamed = first?.is === 'literal' && typeof first.value === 'string' && first.value.startsWith('$');
  if (!isNamed || !second || !SETTERS.has(name)) return [];
  return [{ is: 'keyword', name: String(first.value).slice(1), of: second }];
}

/** A list of arguments, or those with names. */
function itemsOf(given: Expression | undefined): readonly Expression[] {
  if (given?.is === 'list') return given.items;
  return (given?.is === 'object' ? given.entries : []).flatMap((entry): readonly Expression[] =>
    'key' in entry && entry.key.startsWith('$') ? [{ is: 'keyword', name: entry.key.slice(1), of: entry.value }] : [],
  );
}

/** Parameters and variables of the environment as what they are; another service is left to the type that asks for it. */
function resolved(given: Expression, around: CallSite, calls: Calls): Expression {
  if (given.is === 'keyword') return { ...given, of: resolved(given.of, around, calls) };
  if (given.is === 'literal' && typeof given.value === 'string') return meantBy(given.value, around, calls);
  const call = given.is === 'call' ? calls.module.calls[given.call] : undefined;
  return call ? (askedBy(call, around, calls) ?? given) : given;
}

/** `%tides_url%`, `%env(TIDES_URL)%`, or the text itself. */
function meantBy(text: string, around: CallSite, calls: Calls): Expression {
  const parameter = /^%([\w.-]{1,100})%$/.exec(text)?.[1];
  return parameter === undefined ? configuredExpression(text) : parameterOf(parameter, around, calls);
}

function askedBy(call: CallSite, around: CallSite, calls: Calls): Expression | undefined {
  const name = nameOf(call);
  const [key] = call.arguments;
  if (isService(call)) return NOTHING;
  if (key?.is !== 'literal') return undefined;
  if (name === 'getParameter' || name === 'param') return parameterOf(String(key.value), around, calls);
  return name === 'env' ? spelled('asbuilt.php', 'environment', String(key.value)) : undefined;
}

function isService(call: CallSite): boolean {
  return ['Reference', 'service', 'ref'].includes(nameOf(call) ?? '');
}

/** `setParameter` beside it, or the configurator's `parameters()->set`. */
function parameterOf(name: string, { scope }: CallSite, { setting }: Calls): Expression {
  const [, value] = setting.get(`${scope} ${name}`)?.arguments ?? [];
  return value?.is === 'literal' && typeof value.value === 'string' ? configuredExpression(value.value) : (value ?? NOTHING);
}
