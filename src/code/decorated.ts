import type { Value } from '../model/value.ts';
import type { Guarding } from './access-rules.ts';
import { type Claim, evaluateEffect } from './claims.ts';
import type { ClassFrames } from './class-frames.ts';
import { interfacesOf, lineageOf } from './classes.ts';
import { decoratingsOf } from './composed-decorators.ts';
import type { Conditioning } from './condition-rules.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { ClassNode, Decorator, Module } from './ir.ts';
import type { Effect } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { listOf } from './match.ts';
import type { Measuring } from './resilience-rules.ts';
import type { Selectable } from './select.ts';
import { type Argument, type ClassThing, type Frame, type FunctionThing, optionsOf, type SymbolThing } from './thing.ts';

const DEEPEST_COMPOSITION = 4;
/** How many declarations are looked into for what stands on one thing; they may lead to each other. */
const MOST_DECLARATIONS = 200;

/** A library's decorator where it stands, with its arguments. */
export interface Found {
  readonly symbol: SymbolThing;
  readonly decorator: Decorator;
  readonly arguments: readonly Argument[];
  /** A function of the repository returns it. */
  readonly isReturned?: boolean;
  /** Everything that stands on the same thing. */
  readonly all?: readonly Found[];
}

/** The library decorators among some, also those that stand on a decorator which the repository declares itself as a class. */
export function symbolsOn(world: World, module: Module, decorators: readonly Decorator[], frame?: Frame): readonly Found[] {
  const all = foundOn(world, module, decorators, { depth: 0, budget: { left: MOST_DECLARATIONS }, frame });
  return all.length > 1 ? all.map((found) => ({ ...found, all })) : all;
}

interface Looking {
  readonly depth: number;
  readonly budget: { left: number };
  readonly frame?: Frame | undefined;
}

function foundOn(world: World, module: Module, decorators: readonly Decorator[], looking: Looking): readonly Found[] {
  const { depth, budget, frame } = looking;
  if (depth > DEEPEST_COMPOSITION) return [];
  return decorators.flatMap((decorator) => {
    const args = decorator.arguments.map((expression) => ({ module, expression, scope: decorator.scope, frame }));
    const evaluator = new Evaluator(world);
    return optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope: decorator.scope })).flatMap(
      (thing): readonly Found[] => {
        if (thing.is === 'symbol') return [{ symbol: thing, decorator, arguments: args }];
        if (thing.is !== 'class') {
          const isReturned = thing.is === 'function';
          return decoratingsOf(evaluator, module, decorator, thing).map((each) => ({ ...each, decorator, isReturned }));
        }
        if (budget.left === 0) return [];
        budget.left -= 1;
        const composed = foundOn(world, thing.module, thing.node.decorators, { depth: depth + 1, budget });
        return composed.map((each) => {
          const declared = filledIn(each.arguments, thing.node, args);
          return { ...each, decorator, arguments: melted(evaluator, declared, args) };
        });
      },
    );
  });
}

/** What the declaration calls by its own type parameters is what stands in their places where it is used. */
function filledIn(
  declared: readonly Argument[],
  { typeParameters = [] }: ClassNode,
  used: readonly Argument[],
): readonly Argument[] {
  if (typeParameters.length === 0) return declared;
  return declared.map((each) => {
    const name = 'expression' in each && each.expression.is === 'name' ? each.expression.name : undefined;
    return (name === undefined ? undefined : used[typeParameters.indexOf(name)]) ?? each;
  });
}

/** What is said where a composed decorator is used goes before what its declaration says. */
function melted(evaluator: Evaluator, declared: readonly Argument[], used: readonly Argument[]): readonly Argument[] {
  const [base, own] = [declared[0], used[0]].map((each) => each && evaluator.argument(each));
  if (own?.is !== 'object') return declared;
  if (base?.is !== 'object') return base ? declared : [{ thing: own }];
  return [{ thing: { is: 'object', entries: new Map([...base.entries, ...own.entries]) } }];
}

/** What only qualifies what others do. */
const ASIDE: ReadonlySet<Effect['does']> = new Set(['guard', 'resilience', 'condition']);

/** What a library says that a decorator does. */
export function effectsOn({ symbol: { library, path } }: Found, where: 'class' | 'method' | 'field'): readonly Effect[] {
  const effects = entryFor(library, library.decorators?.[where], path);
  return effects ? listOf(effects).filter(({ does }) => !ASIDE.has(does)) : [];
}

/** What a library says of where that which a decorator stands on takes part. */
export function conditioningsOn({ symbol: { library, path } }: Found, where: 'class' | 'method'): readonly Conditioning[] {
  const effects = entryFor(library, library.decorators?.[where], path);
  return effects ? listOf(effects).flatMap((effect) => (effect.does === 'condition' ? [effect] : [])) : [];
}

/** What a library says that a decorator asks of callers. */
export function guardingsOn({ symbol: { library, path } }: Found, where: 'class' | 'method'): readonly Guarding[] {
  const effects = entryFor(library, library.decorators?.[where], path);
  return effects ? listOf(effects).flatMap((effect) => (effect.does === 'guard' ? [effect] : [])) : [];
}

export function selectable(found: Found, decoratedName: string | undefined): Selectable {
  const { all = [], symbol } = found;
  const beside = (name: string) => {
    const named = all.filter((each) => each.symbol.path === name);
    return (named.find((each) => each.symbol.library === symbol.library) ?? named[0])?.arguments;
  };
  return { arguments: found.arguments, decoratedName, beside };
}

/**
 * The decorated methods of a class, inherited ones included. A method hides those that it overrides, unless it only implements an
 * abstract one that says more.
 */
export function methodsWithDecorators(world: World, of: ClassThing): readonly FunctionThing[] {
  const { classes } = lineageOf(new Evaluator(world), of);
  const kept: FunctionThing[] = [];
  const seen = new Map<string, FunctionThing>();
  for (const each of [...classes, ...interfacesOf(new Evaluator(world), classes)]) {
    const methods = world.base.methodsOf(each);
    for (const method of methods) {
      const nearer = seen.get(signatureOf(method, methods)) ?? seen.get(method.node.name ?? '');
      const isHidden = nearer && !(method.node.isAbstract && !says(world, nearer));
      if (!isHidden && method.node.decorators.length > 0) kept.push(method);
    }
    for (const method of methods) remember(world, seen, method, methods);
  }
  return kept;
}

function remember(world: World, seen: Map<string, FunctionThing>, method: FunctionThing, among: readonly FunctionThing[]): void {
  const key = signatureOf(method, among);
  const known = seen.get(key);
  if (!known || !says(world, known)) seen.set(key, method);
}

/** Whether a library knows something of a method's decorators. */
function says(world: World, { module, node }: FunctionThing): boolean {
  return symbolsOn(world, module, node.decorators).some((found) => effectsOn(found, 'method').length > 0);
}

/** Where a class has several methods of a name, the number of parameters tells them apart. */
function signatureOf({ node }: FunctionThing, among: readonly FunctionThing[]): string {
  const isOverloaded = among.filter((each) => each.node.name === node.name).length > 1;
  return isOverloaded ? `${node.name ?? ''}/${node.parameters.length}` : (node.name ?? '');
}

/**
 * Whether a class only stands in for a client whose interface it implements, such as what answers when the other side does not:
 * it inherits what the client asks for and serves nothing, unless something of a library that serves stands on the class itself.
 */
export function standsInForClient(world: World, of: ClassThing, own: readonly Found[]): boolean {
  const evaluator = new Evaluator(world);
  const asks = interfacesOf(evaluator, lineageOf(evaluator, of).classes).some(({ module, node }) =>
    symbolsOn(world, module, node.decorators).some((found) => effectsOn(found, 'class').some(({ does }) => does === 'client')),
  );
  return asks && !own.some(({ symbol }) => servesRoutes(symbol));
}

/**
 * Where one decorator says both what is asked for and what is served, an interface asks, a class that something of a library that
 * serves stands on serves, and any other class does neither.
 */
export function effectsOnMethod(found: Found, side: 'asks' | 'serves' | 'neither'): readonly Effect[] {
  const effects = effectsOn(found, 'method');
  const kinds = ['call', 'route'];
  if (!kinds.every((kind) => effects.some(({ does }) => does === kind))) return effects;
  const meant = side === 'asks' ? 'call' : side === 'serves' ? 'route' : undefined;
  return effects.filter(({ does }) => does === meant || !kinds.includes(does));
}

export function servesRoutes({ library }: SymbolThing): boolean {
  return Object.values(library.decorators?.method ?? {}).some((effects) => listOf(effects).some(({ does }) => does === 'route'));
}

/** What a library says that a decorator does against a slow or greedy other side. */
export function measuringsOn({ symbol: { library, path } }: Found, where: 'class' | 'method'): readonly Measuring[] {
  const effects = entryFor(library, library.decorators?.[where], path);
  return effects ? listOf(effects).flatMap((effect) => (effect.does === 'resilience' ? [effect] : [])) : [];
}

/** A path that a class's decorator puts before those of its methods. */
export interface Prefix {
  readonly library: Claim['library'];
  readonly path: Value;
}

/** The prefixes a class has, its own or those of what it extends and implements, as they are for one of its methods. */
export function prefixesOf(world: World, of: ClassThing, method?: string, frames?: ClassFrames): readonly Prefix[] {
  const { classes } = lineageOf(new Evaluator(world), of);
  const found: Prefix[] = [];
  for (const { module, node, key } of [...classes, ...interfacesOf(new Evaluator(world), classes)]) {
    const known = new Set(found.map(({ library }) => library));
    const here = symbolsOn(world, module, node.decorators, frames?.get(key)).flatMap((each) =>
      prefixClaims(world, each, { className: of.node.name, decoratedName: method }),
    );
    found.push(...here.filter(({ library }) => !known.has(library)));
  }
  return found;
}

function prefixClaims(world: World, found: Found, names: Pick<Selectable, 'className' | 'decoratedName'>): readonly Prefix[] {
  return effectsOn(found, 'class').flatMap((effect) => {
    if (effect.does !== 'prefix' || effect.everywhere) return [];
    const from = { ...selectable(found, undefined), ...names };
    const path = evaluateEffect(new Evaluator(world), effect, from)?.values['path'];
    return path ? [{ library: found.symbol.library, path }] : [];
  });
}

/** The version that decorators give a method's routes, its own before that of its class. */
export function versionOf(world: World, of: ClassThing, { module, node }: FunctionThing): Value | undefined {
  const said = (found: Found, where: 'class' | 'method') =>
    effectsOn(found, where).flatMap((effect) =>
      effect.does === 'version'
        ? (evaluateEffect(new Evaluator(world), effect, selectable(found, undefined))?.values['version'] ?? [])
        : [],
    );
  const own = symbolsOn(world, module, node.decorators).flatMap((found) => said(found, 'method'));
  return own[0] ?? symbolsOn(world, of.module, of.node.decorators).flatMap((found) => said(found, 'class'))[0];
}
