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
    const made = module.calls.flatMap((call, index) => madeBy(call, index, module));
    return made.length > 0 ? { ...module, calls: [...module.calls, ...made] } : module;
  });
}

function madeBy(call: CallSite, index: number, module: Module): readonly CallSite[] {
  if (!MAKERS.has(nameOf(call) ?? '')) return [];
  const callee = call.arguments.slice(0, 2).findLast((each) => each.is === 'name' && !each.name.startsWith('$'));
  const told = callee ? [...toldAtOnce(call), ...toldBehind(index, module)] : [];
  const given = told.map((each) => resolved(each, call, module));
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

/** What the calls say that follow one another on the definition. */
function toldBehind(index: number, { calls }: Module): readonly Expression[] {
  const told: Expression[] = [];
  let at = index;
  for (const [next, call] of calls.entries()) {
    const { callee } = call;
    if (callee.is !== 'member' || callee.of.is !== 'call' || callee.of.call !== at) continue;
    told.push(...argumentsIn(callee.name, call.arguments));
    at = next;
  }
  return told;
}

function argumentsIn(name: string, [first, second]: readonly Expression[]): readonly Expression[] {
  if (name === 'addArgument' && first) return [first];
  if (name === 'setArguments' || name === 'args') return itemsOf(first);
  const isNamed = first?.is === 'literal' && typeof first.value === 'string' && first.value.startsWith('$');
  if (!isNamed || !second || !['setArgument', 'arg', 'bind'].includes(name)) return [];
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
function resolved(given: Expression, around: CallSite, module: Module): Expression {
  if (given.is === 'keyword') return { ...given, of: resolved(given.of, around, module) };
  if (given.is === 'literal' && typeof given.value === 'string') return meantBy(given.value, around, module);
  const call = given.is === 'call' ? module.calls[given.call] : undefined;
  return call ? (askedBy(call, around, module) ?? given) : given;
}

/** `%tides_url%`, `%env(TIDES_URL)%`, or the text itself. */
function meantBy(text: string, around: CallSite, module: Module): Expression {
  const parameter = /^%([\w.-]{1,100})%$/.exec(text)?.[1];
  return parameter === undefined ? configuredExpression(text) : parameterOf(parameter, around, module);
}

function askedBy(call: CallSite, around: CallSite, module: Module): Expression | undefined {
  const name = nameOf(call);
  const [key] = call.arguments;
  if (isService(call)) return NOTHING;
  if (key?.is !== 'literal') return undefined;
  if (name === 'getParameter' || name === 'param') return parameterOf(String(key.value), around, module);
  return name === 'env' ? spelled('asbuilt.php', 'environment', String(key.value)) : undefined;
}

function isService(call: CallSite): boolean {
  return ['Reference', 'service', 'ref'].includes(nameOf(call) ?? '');
}

/** `setParameter` beside it, or the configurator's `parameters()->set`. */
function parameterOf(name: string, { scope }: CallSite, module: Module): Expression {
  const setting = module.calls.find(({ callee, arguments: [key], ...call }) => {
    const isSetter = callee.is === 'member' && (callee.name === 'setParameter' || callee.name === 'set');
    return isSetter && call.scope === scope && key?.is === 'literal' && key.value === name;
  });
  const [, value] = setting?.arguments ?? [];
  return value?.is === 'literal' && typeof value.value === 'string' ? configuredExpression(value.value) : (value ?? NOTHING);
}
