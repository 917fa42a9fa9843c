import { literal, textsOf, type Value } from '../model/value.ts';
import type { GuardRule } from './access-rules.ts';
import { type Evaluated, evaluateEffect } from './claims.ts';
import { lineageOf, parentsOf } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { lastOfPath } from './last-names.ts';
import { entryFor } from './library-lookup.ts';
import { handsErrorOn, makesError, refuses } from './refusals.ts';
import { withoutRounds } from './rounds.ts';
import { isWithin } from './scopes.ts';
import type { Selectable } from './select.ts';
import {
  type Argument,
  type ClassThing,
  type FunctionThing,
  type Located,
  optionsOf,
  type SiteReference,
  type SymbolThing,
  type Thing,
  textThing,
} from './thing.ts';

/** A guard as it was found, before it is known which others stand beside it. */
export interface Keeper {
  readonly name: string;
  readonly scheme?: string | undefined;
  readonly roles: readonly string[];
  readonly access: NonNullable<GuardRule['access']> | 'guard';
  readonly site: SiteReference;
}

/** How sure the place is that what stands there guards: `stated` by a decorator, or any middleware in a chain. */
export type Trust = 'stated' | 'chained';

const DEEPEST = 4;

/** What a rule says with its selectors evaluated. What it leaves to others, they tell. */
export function keepersByRule(
  world: World,
  rule: GuardRule,
  { values, things }: Evaluated,
  at: { readonly name: string; readonly site: SiteReference; readonly trust: Trust },
): readonly Keeper[] {
  const { by } = things;
  const texts = (key: string) => textsOf(flat(values[key] ?? literal(null)));
  if (rule.by) return by ? keepersOf(world, { thing: by }, at.site, at.trust) : [];
  const scheme = typeof rule.scheme === 'string' ? rule.scheme : texts('scheme').join(' or ') || undefined;
  return [{ name: at.name, scheme, roles: texts('roles'), access: rule.access ?? 'guard', site: at.site }];
}

/** A list of texts is all of them. */
function flat(value: Value): Value {
  return value.is === 'list' ? { is: 'one-of', values: value.items.map(flat) } : value;
}

/** What guards in an argument: a middleware, a guard class or a list of them. */
export function keepersOf(world: World, argument: Argument, site: SiteReference, trust: Trust): readonly Keeper[] {
  const asked = 'expression' in argument ? argument.expression : argument.thing;
  return withoutRounds(asked, () => keepersIn(world, argument, site, trust));
}

function keepersIn(world: World, argument: Argument, site: SiteReference, trust: Trust): readonly Keeper[] {
  const evaluator = new Evaluator(world);
  const asked = 'expression' in argument ? askedFor(world, argument, site) : [];
  if (asked.length > 0) return asked;
  const written = 'expression' in argument ? nameWritten(argument.expression, argument.module) : undefined;
  const found = optionsOf(evaluator.argument(argument)).flatMap((thing): readonly Keeper[] => {
    if (thing.is === 'list') return thing.items.flatMap((item) => keepersOf(world, item, site, trust));
    const known = keepersOfThing(world, thing, site);
    if (known.length > 0 || trust === 'chained') return known.map((each) => named(each, thing, written));
    const name = nameOfThing(thing) ?? written;
    return name === undefined ? [] : [{ name, roles: [], access: 'guard', site }];
  });
  return [...new Map(found.map((each) => [`${each.name} ${each.scheme}`, each])).values()];
}

/** The repository's own name for it goes before the library's. */
function named(keeper: Keeper, thing: Thing, written: string | undefined): Keeper {
  if (keeper.access !== 'guard' && keeper.access !== 'check') return keeper;
  return { ...keeper, name: nameOfThing(thing) ?? written ?? keeper.name, access: 'guard' };
}

function nameOfThing(thing: Thing): string | undefined {
  if (thing.is === 'class') return thing.node.name;
  if (thing.is === 'instance') return thing.of.node.name;
  return undefined;
}

/** The name that code has for a thing; of a chain of calls that of the first. */
export function nameWritten(expression: Expression, module: Module): string | undefined {
  if (expression.is === 'member' && expression.of.is === 'call') return nameWritten(expression.of, module);
  if (expression.is === 'name' || expression.is === 'member') return expression.name;
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  return call && nameWritten(call.callee, module);
}

function keepersOfThing(world: World, thing: Thing, site: SiteReference): readonly Keeper[] {
  switch (thing.is) {
    case 'made': {
      const { library, maker, receiver, types, type } = thing;
      const called = maker?.called ?? type;
      return ruled(world, { is: 'symbol', library, path: called }, { arguments: maker?.arguments ?? [], receiver, types }, site);
    }
    case 'symbol': {
      const known = ruled(world, thing, { arguments: [], receiver: thing.receiver }, site);
      return known.length > 0 || !thing.receiver ? known : keepersUnder(world, thing, site);
    }
    case 'function':
      return keepersInFunction(world, thing, site);
    case 'class':
      return keepersInClass(world, thing, site);
    case 'instance':
      return keepersInClass(world, thing.of, site);
    default:
      return [];
  }
}

/** A member that the program adds to an instance under a name: `fastify.decorate('authenticate', …)`. */
function keepersUnder(world: World, { path }: SymbolThing, site: SiteReference): readonly Keeper[] {
  const name = lastOfPath(path);
  const added = world.injected(textThing(name), new Evaluator(world));
  const functions = (added ? optionsOf(added) : []).filter((each) => each.is === 'function');
  return functions.flatMap((each) => keepersOfThing(world, each, site).map((keeper) => ({ ...keeper, name })));
}

function ruled(world: World, { library, path }: SymbolThing, from: Selectable, site: SiteReference): readonly Keeper[] {
  const rule = entryFor(library, library.guards, path === '' ? 'default' : path);
  const evaluated = rule && evaluateEffect(new Evaluator(world), { does: 'guard', ...rule }, from);
  if (!evaluated) return [];
  const name = lastOfPath(path) || library.name;
  return keepersByRule(world, rule, evaluated, { name, site, trust: 'chained' });
}

/** A class that extends a library's guard, or one of whose methods checks a token. */
function keepersInClass(world: World, of: ClassThing, site: SiteReference): readonly Keeper[] {
  const { classes } = lineageOf(new Evaluator(world), of);
  for (const each of classes) {
    const inherited = parentsOf(new Evaluator(world), each).flatMap((thing) =>
      thing.is === 'class' ? [] : keepersOfThing(world, thing, site),
    );
    if (inherited.length > 0) return inherited;
  }
  const methods = classes.flatMap((each) => world.base.methodsOf(each));
  const checks = methods.map((method) => checkIn(world, method, new Set(), 0));
  const [scheme] = checks.flatMap(({ schemes }) => schemes);
  if (scheme === undefined && !checks.some(({ isRefusing }) => isRefusing)) return [];
  return [{ name: of.node.name ?? 'guard', scheme, roles: [], access: 'guard', site }];
}

function keepersInFunction(world: World, fn: FunctionThing, site: SiteReference): readonly Keeper[] {
  if (isErrorHandler(fn)) return [];
  const { schemes, isGuarding, isRefusing, isFailing } = checkIn(world, fn, new Set(), 0);
  const [scheme] = schemes;
  const isGuard = isGuarding || isRefusing || (scheme !== undefined && isFailing);
  return isGuard ? [{ name: fn.node.name ?? 'middleware', scheme, roles: [], access: 'guard', site }] : [];
}

/** Express and connect tell error handlers by their four parameters. */
function isErrorHandler({ node }: FunctionThing): boolean {
  return node.parameters.length === 4;
}

/** What a function does about its callers, itself or in the functions of the repository that it calls. */
interface Check {
  readonly schemes: readonly string[];
  /** A library's own guard runs in it. */
  readonly isGuarding: boolean;
  /** It answers 401 or 403. */
  readonly isRefusing: boolean;
  /** It makes an error or hands one on. */
  readonly isFailing: boolean;
}

const NOTHING: Check = { schemes: [], isGuarding: false, isRefusing: false, isFailing: false };

function checkIn(world: World, fn: FunctionThing, seen: Set<string>, depth: number): Check {
  if (depth > DEEPEST || seen.has(fn.key)) return NOTHING;
  seen.add(fn.key);
  const { module, node, frame } = fn;
  const found: Check[] = [...passedChecks(world, fn)];
  for (const call of module.calls) {
    if (!isWithin(module, call.scope, node.scope)) continue;
    const isRefusing = refuses(world, module, call);
    const isFailing = isRefusing || handsErrorOn(call, fn) || makesError(call);
    if (isFailing) found.push({ ...NOTHING, isRefusing, isFailing });
    const callee: Located = { module, expression: call.callee, scope: call.scope, frame };
    for (const thing of optionsOf(new Evaluator(world).evaluate(callee)))
      found.push(
        ...(thing.is === 'function' ? [checkIn(world, thing, seen, depth + 1)] : checksOfCallee(world, thing, call, callee)),
      );
  }
  return together(found);
}

/** What a library's own function does about callers when it is called. */
function checksOfCallee(world: World, thing: Thing, call: CallSite, at: Located): readonly Check[] {
  const site = { module: at.module, place: call.place };
  if (thing.is === 'made') return keepersOfThing(world, thing, site).map(checkOf);
  if (thing.is !== 'symbol') return [];
  const args = call.arguments.map((expression): Argument => ({ ...at, expression }));
  return ruled(world, thing, { arguments: args, receiver: thing.receiver }, site).map(checkOf);
}

/** What is asked for by the defaults of parameters: FastAPI's dependencies. */
function passedChecks(world: World, fn: FunctionThing): readonly Check[] {
  return keepersInParameters(world, fn).map(checkOf);
}

/** What a function asks for by the defaults of its parameters. */
export function keepersInParameters(world: World, { module, node, frame }: FunctionThing): readonly Keeper[] {
  return node.parameters.flatMap((parameter) => {
    if (parameter.default?.is !== 'call') return [];
    const argument: Located = { module, expression: parameter.default, scope: node.scope, frame };
    return keepersOf(world, argument, { module, place: node.place }, 'chained');
  });
}

/** A call that only says who decides: `Depends(current_user)`. */
function askedFor(world: World, { module, expression, frame }: Located, site: SiteReference): readonly Keeper[] {
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!call) return [];
  const at = { module, scope: call.scope, frame };
  return optionsOf(new Evaluator(world).evaluate({ ...at, expression: call.callee })).flatMap((thing) => {
    if (thing.is !== 'symbol' || !entryFor(thing.library, thing.library.guards, thing.path)?.by) return [];
    const args = call.arguments.map((each): Argument => ({ ...at, expression: each }));
    return ruled(world, thing, { arguments: args, receiver: thing.receiver }, site);
  });
}

function checkOf({ scheme, name, access }: Keeper): Check {
  return {
    schemes: scheme === undefined && access === 'check' ? [name] : scheme === undefined ? [] : [scheme],
    isGuarding: access === 'guard',
    isRefusing: false,
    isFailing: false,
  };
}

function together(checks: readonly Check[]): Check {
  return {
    schemes: [...new Set(checks.flatMap(({ schemes }) => schemes))],
    isGuarding: checks.some(({ isGuarding }) => isGuarding),
    isRefusing: checks.some(({ isRefusing }) => isRefusing),
    isFailing: checks.some(({ isFailing }) => isFailing),
  };
}
