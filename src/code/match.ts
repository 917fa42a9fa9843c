import type { Value } from '../model/value.ts';
import { Branches } from './branches.ts';
import { callNames, mayMeet, type Wanted } from './call-names.ts';
import { type Claim, isOfVendor } from './claims.ts';
import { lineageOf } from './classes.ts';
import { nameOfDeclared } from './declared-name.ts';
import type { Evaluator } from './evaluate.ts';
import type { Attempt, Expander } from './expand.ts';
import { type IsSet, isSwitchedOff, isVendorOff } from './guards.ts';
import type { CallSite, Module } from './ir.ts';
import { isInIdleLoop } from './items.ts';
import { asMade } from './left-as-made.ts';
import type { Effect } from './library.ts';
import { entryFor, entryOrWildcard } from './library-lookup.ts';
import { evaluateEach } from './listed-claims.ts';
import { onlyValue } from './only-value.ts';
import { staysData } from './prospect-views.ts';
import { boundItems } from './registrations.ts';
import type { Selectable } from './select.ts';
import { isMade, isSettled } from './settled.ts';
import { symbolOf } from './symbol-members.ts';
import { type Located, type MadeThing, optionsOf, type SymbolThing, siteOfCall, type Thing, within } from './thing.ts';
import { typesOf } from './type-arguments.ts';
import type { OpenWorld } from './world.ts';

interface Matching {
  /** Whether anything gives a setting a value; without it, every setting counts as set. */
  readonly isSet?: IsSet | undefined;
  /** Only the calls that stand here. */
  readonly places?: ReadonlySet<unknown>;
}

/** What every call in the repository does, as far as a library model says. */
export function matchCalls(world: OpenWorld, expander: Expander, wanted: Wanted, options: Matching = {}): readonly Claim[] {
  const { isSet, places } = options;
  const names = callNames(world.base, wanted);
  const branches = new Branches(expander, isSet);
  return world.base.modules.flatMap((module) =>
    module.calls.flatMap((call) => {
      if ((places && !places.has(call.place)) || !names.mayMatch(call, module)) return [];
      if (isInIdleLoop(world, module, call)) return [];
      const claims = withoutLeftOut(expander, branches, module, call, claimsOf(expander, module, call, wanted));
      return withoutSwitchedOff(expander, module, call, claims, isSet);
    }),
  );
}

/** All that the call does, but for what a setting that nobody sets would have to ask for. */
function withoutSwitchedOff(
  expander: Expander,
  module: Module,
  call: CallSite,
  claims: readonly Claim[],
  isSet: IsSet | undefined,
): readonly Claim[] {
  const optional = isSet ? claims.filter(({ effect }) => isOfVendor(effect)) : [];
  if (!isSet || optional.length === 0) return claims;
  const isOff = optional.every(({ effect }) => 'vendor' in effect && effect.vendor !== undefined) ? isVendorOff : isSwitchedOff;
  return isOff(expander, module, call, isSet) ? claims.filter((each) => !optional.includes(each)) : claims;
}

const CONNECTING: ReadonlySet<Effect['does']> = new Set(['call', 'connection', 'publish', 'subscribe']);

/** What a call asks or sends is not said of programs that never come to it. */
function withoutLeftOut(
  expander: Expander,
  branches: Branches,
  module: Module,
  call: CallSite,
  claims: readonly Claim[],
): readonly Claim[] {
  if (!claims.some(({ effect }) => CONNECTING.has(effect.does))) return claims;
  const leftOut = branches.leftOutIn(module, call);
  if (leftOut.size === 0) return claims;
  return claims.flatMap((claim) => {
    const all = claim.programs ?? expander.programsAt(claim.chain);
    const programs = all.filter((each) => !leftOut.has(each));
    if (!CONNECTING.has(claim.effect.does) || programs.length === all.length) return [claim];
    return programs.length === 0 ? [] : [{ ...claim, programs }];
  });
}

type Draft = Omit<Claim, 'chain' | 'isDecorated' | 'programs'>;

function claimsOf(expander: Expander, module: Module, call: CallSite, wanted: Wanted): readonly Claim[] {
  const site = siteOfCall(module, call);
  const expansions = expander.expand(
    site,
    (evaluator, frame) => {
      const at = { module, scope: call.scope, frame };
      const callees = optionsOf(evaluator.evaluate(within(at, call.callee)));
      const result = callees.flatMap((callee) => draftsOf(evaluator, call, callee, at, wanted));
      const isItem = [...evaluator.opens.values()].some(({ open }) => open.kind === 'item');
      if (evaluator.opens.size === 0) return { result, more: 'nothing' };
      const isIncomplete =
        result.length === 0 && callees.some((each) => doesSomething(symbolCalled(evaluator, call, each), call, wanted));
      // What a class sets itself may be set otherwise by those that extend it.
      const isOverridden = [...evaluator.opens.values()].some(
        ({ open, isSoft }) => open.kind === 'self' && !isSoft && expander.hasSubclasses(open.class),
      );
      const isReplaceable = [...evaluator.opens.values()].some(({ open }) => open.kind === 'parameter' && open.isReplaceable);
      const isOneOf = [...evaluator.opens.values()].some(({ open }) => open.kind === 'parameter' && open.isOneOf);
      const isOpen = result.length > 0 && (isItem || isOverridden || isReplaceable || (isOneOf && result.some(saysSeveral)));
      const more = isIncomplete || isOpen ? 'callers' : whatMore(result, callees);
      const isHopeless =
        more === 'callers' &&
        result.length === 0 &&
        !isIncomplete &&
        !isChosen(evaluator, call, at) &&
        !mayTurnUp(expander, evaluator, within(at, call.callee), call, wanted);
      return { result, more: isHopeless ? 'nothing' : more };
    },
    expander.base.enclosingClass(module, call.scope),
  );
  return expansions.flatMap(({ result, chain, program, isAsMade: isLeft }) =>
    (isLeft ? result.flatMap(leftAsMade) : result).map((claim) => ({
      ...claim,
      chain: [...chain, site],
      isDecorated: false,
      ...(program === undefined ? {} : { programs: [program] }),
    })),
  );
}

/** Whether some caller may make a library's call of it. */
function mayTurnUp(expander: Expander, evaluator: Evaluator, callee: Located, call: CallSite, wanted: Wanted): boolean {
  const { expression } = callee;
  const isOfData = expression.is === 'member' && !callee.module.hasImplicitThis;
  if (isOfData && staysData(evaluator, evaluator.evaluate(within(callee, expression.of)))) return false;
  const meets = mayMeet(expander.base, call, wanted);
  return expander.mayComeTo(evaluator, callee, (found) => {
    for (const each of found) if ('is' in each ? doesSomething(each, call, wanted) : meets(each)) return true;
    return false;
  });
}

function leftAsMade(draft: Draft): readonly Draft[] {
  const values = asMade(draft.values);
  return values ? [{ ...draft, values }] : [];
}

/** Whether it is not one thing that is asked or sent. */
function saysSeveral({ values }: Draft): boolean {
  return Object.values(values).some(isSeveral);
}

function isSeveral(value: Value): boolean {
  return value.is === 'one-of' || (value.is === 'concat' && value.parts.some(isSeveral));
}

/**
 * `axios[method](url)`, `const Orders = stubs[name]; new Orders(url)`, `new stubs[version].Orders(url)`: a library's function whose name callers
 * may tell.
 */
function isChosen(evaluator: Evaluator, { callee }: CallSite, at: Omit<Located, 'expression'>): boolean {
  const { expression, scope } = (callee.is === 'name' && onlyValue(evaluator.base, at.module, at.scope, callee.name)) || {
    ...at,
    expression: callee,
  };
  for (let each = expression; each.is === 'index' || each.is === 'member'; each = each.of) {
    const of = each.is === 'index' ? evaluator.evaluate({ ...at, scope, expression: each.of }) : undefined;
    if (of && optionsOf(of).some((option) => symbolOf(option) !== undefined)) return true;
  }
  return false;
}

/** Whether it is a library's call that does what is wanted, whatever it was given: callers may complete it. */
function doesSomething(symbol: SymbolThing | undefined, call: CallSite, wanted: Wanted): boolean {
  return symbol !== undefined && effectsOf(symbol, call.arguments.length, wanted).length > 0;
}

function whatMore(drafts: readonly Draft[], callees: readonly Thing[]): Attempt<unknown>['more'] {
  if (drafts.length === 0) return callees.some((each) => mayBecomeKnown(each) || isWithoutMaker(each)) ? 'callers' : 'nothing';
  return drafts.every(isSettled) && !callees.some(({ is }) => is === 'open') ? 'programs' : 'callers';
}

/** A callee that is code of the repository, or a library's function that does nothing, stays that whoever calls. */
function mayBecomeKnown({ is }: Thing): boolean {
  return is === 'open' || is === 'unknown';
}

/** Only a declared type told of the receiver: whoever hands it on may tell what it was made with. */
function isWithoutMaker(callee: Thing): boolean {
  return callee.is === 'symbol' && callee.receiver !== undefined && !isMade(callee.receiver);
}

function draftsOf(
  evaluator: Evaluator,
  call: CallSite,
  callee: Thing,
  at: Omit<Located, 'expression'>,
  wanted: Wanted,
): readonly Draft[] {
  const symbol = symbolCalled(evaluator, call, callee);
  if (!symbol) return [];
  const { module, scope } = at;
  const args = call.arguments.map((expression) => within(at, expression));
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
    evaluateEach(evaluator, effect, from).map((evaluated) => {
      if (effect.does === 'bind') boundItems(evaluator, effect, evaluated.things['items']);
      const name = decoratedName === undefined ? {} : { name: decoratedName };
      return { effect, library: symbol.library, receiver, made, ...evaluated, ...name };
    }),
  );
}

/** What the call gives when the library says it makes something. */
function madeBy({ library, path, receiver }: SymbolThing, made: NonNullable<Claim['made']>): MadeThing | undefined {
  const type = entryOrWildcard(library, library.creates, path);
  return type === undefined ? undefined : { is: 'made', library, type, ...made, receiver };
}

/** What of a library a call comes to, by one of the things its callee is. */
function symbolCalled(evaluator: Evaluator, { callee: { is } }: CallSite, callee: Thing): SymbolThing | undefined {
  return is === 'super' ? extendedBy(evaluator, callee) : symbolOf(callee);
}

/** `super(…)` makes what the class extends, where that is a library's. */
function extendedBy(evaluator: Evaluator, callee: Thing): SymbolThing | undefined {
  return callee.is === 'instance' ? lineageOf(evaluator, callee.of).library : undefined;
}

function effectsOf({ library, path }: SymbolThing, count: number, wanted: Wanted): readonly Effect[] {
  const name = path === '' ? 'default' : path;
  const effects = entryFor(library, library.calls, `${name}/${count}`) ?? entryOrWildcard(library, library.calls, name);
  return effects ? listOf(effects).filter(wanted) : [];
}

export function listOf<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}
