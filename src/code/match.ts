import { typesOf } from './calls.ts';
import type { Claim } from './claims.ts';
import { lineageOf } from './classes.ts';
import { nameOfDeclared } from './declared-name.ts';
import type { Evaluator } from './evaluate.ts';
import type { Attempt, Expander } from './expand.ts';
import { type IsSet, isSwitchedOff } from './guards.ts';
import type { CallSite, Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { ANY_CLASS, entryFor, entryOrWildcard, starIn } from './library-lookup.ts';
import { evaluateEach } from './listed-claims.ts';
import type { Selectable } from './select.ts';
import { isSettled } from './settled.ts';
import { type Located, type MadeThing, optionsOf, type SymbolThing, siteOfCall, type Thing } from './thing.ts';
import { namesOfValues } from './value-names.ts';
import type { OpenWorld } from './world.ts';

type Wanted = (effect: Effect) => boolean;

interface Matching {
  /** Whether anything gives a setting a value; without it, every setting counts as set. */
  readonly isSet?: IsSet | undefined;
  /** Only the calls that stand here. */
  readonly places?: ReadonlySet<unknown>;
}

/** What every call in the repository does, as far as a library model says. */
export function matchCalls(world: OpenWorld, expander: Expander, wanted: Wanted, options: Matching = {}): readonly Claim[] {
  const { isSet, places } = options;
  const effects = new Set(world.base.libraries.flatMap((library) => [...namesIn(library, wanted).exact]));
  const exact = effects.has('default') ? new Set([...effects, ...namesOfValues(world.base.modules)]) : effects;
  const names: Names = { exact, patterns: patternsIn(effects) };
  return world.base.modules.flatMap((module) => {
    const isAny = exact.has('*') && meansAnyMember(module, world);
    return module.calls.flatMap((call) => {
      const claims =
        mayMatch(call, names, isAny) && (!places || places.has(call.place)) ? claimsOf(expander, module, call, wanted) : [];
      const isOptional = isSet && claims.some(({ effect }) => isOfVendor(effect));
      return isOptional && isSwitchedOff(expander, module, call, isSet)
        ? claims.filter(({ effect }) => !isOfVendor(effect))
        : claims;
    });
  });
}

/** What a system can do without: a vendor's service, telemetry, somebody's storage. */
function isOfVendor(effect: Effect): boolean {
  if (effect.does === 'call') return effect.vendor !== undefined;
  return (
    effect.does === 'connection' && (effect.vendor !== undefined || /^(external|infrastructure|storage)$/.test(effect.nodeKind))
  );
}

/** Last names of a library's calls that do anything; a cheap first look before evaluation. */
function namesIn(library: Library, wanted: Wanted): Names {
  const known = namesFor.get(wanted) ?? new WeakMap<Library, Names>();
  namesFor.set(wanted, known);
  const found = known.get(library);
  if (found) return found;
  const paths = Object.entries(library.calls ?? {}).filter(([, effects]) => listOf(effects).some(wanted));
  const exact = new Set(paths.map(([path]) => path.slice(path.lastIndexOf('.') + 1).replace(/\/\d+$/, '')));
  const names = { exact, patterns: patternsIn(exact) };
  known.set(library, names);
  return names;
}

function patternsIn(names: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => /.\*|\*./.test(name) && name !== ANY_CLASS);
}

/** Whether a member of any name may mean something: where types go without saying, only in files that name a generated client. */
function meansAnyMember(module: Module, { base }: OpenWorld): boolean {
  if (!module.hasImplicitThis) return true;
  const named = module.imports.flatMap(({ specifier, imported }) => base.libraryOf(specifier, imported) ?? []);
  return named.some(({ calls = {} }) => Object.keys(calls).some((path) => path.endsWith('.*')));
}

interface Names {
  readonly exact: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

function mayMatch({ callee, isNew }: CallSite, { exact, patterns }: Names, isAny: boolean): boolean {
  if (callee.is === 'member') {
    const { name } = callee;
    if (exact.has(name) || isAny || (exact.has(ANY_CLASS) && isNew)) return true;
    return patterns.some((pattern) => starIn(pattern, name) !== undefined);
  }
  return callee.is === 'name' || callee.is === 'call' || callee.is === 'module' || callee.is === 'super';
}

/** Whether any of these libraries has a call of this name that does what is wanted; a plain name may be any of its calls. */
function mayMeet(libraries: ReadonlySet<Library>, call: CallSite, wanted: Wanted): boolean {
  for (const library of libraries) {
    const names = namesIn(library, wanted);
    if (names.exact.size > 0 && (names.exact.has('default') || mayMatch(call, names, names.exact.has('*')))) return true;
  }
  return false;
}

const namesFor = new WeakMap<Wanted, WeakMap<Library, Names>>();

type Draft = Omit<Claim, 'chain' | 'isDecorated' | 'programs'>;

function claimsOf(expander: Expander, module: Module, call: CallSite, wanted: Wanted): readonly Claim[] {
  const site = siteOfCall(module, call);
  const expansions = expander.expand(
    site,
    (evaluator, frame) => {
      const at = { module, scope: call.scope, frame };
      const callees = optionsOf(evaluator.evaluate({ ...at, expression: call.callee }));
      const result = callees.flatMap((callee) => draftsOf(evaluator, call, callee, at, wanted));
      const isItem = [...evaluator.opens.values()].some(({ open }) => open.kind === 'item');
      if (evaluator.opens.size === 0) return { result, more: 'nothing' };
      const more = isItem && result.length > 0 ? 'callers' : whatMore(result, callees);
      const isHopeless = more === 'callers' && result.length === 0 && !mayMeet(expander.prospectsOf(evaluator), call, wanted);
      return { result, more: isHopeless ? 'nothing' : more };
    },
    expander.base.enclosingClass(module, call.scope),
  );
  return expansions.flatMap(({ result, chain, program }) =>
    result.map((claim) => ({
      ...claim,
      chain: [...chain, site],
      isDecorated: false,
      ...(program === undefined ? {} : { programs: [program] }),
    })),
  );
}

function whatMore(drafts: readonly Draft[], callees: readonly Thing[]): Attempt<unknown>['more'] {
  if (drafts.length === 0) return callees.some(mayBecomeKnown) ? 'callers' : 'nothing';
  return drafts.every(isSettled) && !callees.some(({ is }) => is === 'open') ? 'programs' : 'callers';
}

/** A callee that is code of the repository, or a library's function that does nothing, stays that whoever calls. */
function mayBecomeKnown({ is }: Thing): boolean {
  return is === 'open' || is === 'unknown';
}

function draftsOf(
  evaluator: Evaluator,
  call: CallSite,
  callee: Thing,
  at: Omit<Located, 'expression'>,
  wanted: Wanted,
): readonly Draft[] {
  const symbol = call.callee.is === 'super' ? extendedBy(evaluator, callee) : symbolOf(callee);
  if (!symbol) return [];
  const { module, scope } = at;
  const args = call.arguments.map((expression) => ({ ...at, expression }));
  const made = { maker: { arguments: args, site: siteOfCall(module, call), called: symbol.path }, types: typesOf(call, at) };
  const decoratedName = call.decorates && nameOfDeclared(module, call.decorates);
  const { receiver } = symbol;
  const from: Selectable = {
    arguments: args,
    receiver,
    typeArguments: call.typeArguments.map((type) => type.name),
    types: made.types,
    decorated: call.decorates && { ...at, scope, expression: call.decorates },
    decoratedName,
    called: symbol.path,
    result: madeBy(symbol, made),
  };
  return effectsOf(symbol, args.length, wanted).flatMap((effect) =>
    evaluateEach(evaluator, effect, from).map((evaluated) => ({
      effect,
      library: symbol.library,
      receiver,
      made,
      ...evaluated,
      ...(decoratedName === undefined ? {} : { name: decoratedName }),
    })),
  );
}

/** What the call gives when the library says it makes something. */
function madeBy({ library, path, receiver }: SymbolThing, made: NonNullable<Claim['made']>): MadeThing | undefined {
  const type = entryOrWildcard(library, library.creates, path);
  return type === undefined ? undefined : { is: 'made', library, type, ...made, receiver };
}

/** `super(…)` makes what the class extends, where that is a library's. */
function extendedBy(evaluator: Evaluator, callee: Thing): SymbolThing | undefined {
  return callee.is === 'instance' ? lineageOf(evaluator, callee.of).library : undefined;
}

function symbolOf(callee: Thing): SymbolThing | undefined {
  if (callee.is === 'symbol') return callee;
  if (callee.is === 'made') return { is: 'symbol', library: callee.library, path: `${callee.type}.default`, receiver: callee };
  return undefined;
}

function effectsOf({ library, path }: SymbolThing, count: number, wanted: Wanted): readonly Effect[] {
  const name = path === '' ? 'default' : path;
  const effects = entryFor(library, library.calls, `${name}/${count}`) ?? entryOrWildcard(library, library.calls, name);
  return effects ? listOf(effects).filter(wanted) : [];
}

export function listOf<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}
