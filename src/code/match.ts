import { type Claim, evaluateEffect } from './claims.ts';
import type { Evaluator } from './evaluate.ts';
import type { Attempt, Expander } from './expand.ts';
import { type IsSet, isSwitchedOff } from './guards.ts';
import type { CallSite, Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { entryOrWildcard } from './library-lookup.ts';
import { isSettled } from './settled.ts';
import { type Located, optionsOf, type SymbolThing, siteOfCall, type Thing } from './thing.ts';
import { namesOfValues } from './value-names.ts';
import type { OpenWorld } from './world.ts';

type Wanted = (effect: Effect) => boolean;

/** What every call in the repository does, as far as a library model says. */
export function matchCalls(world: OpenWorld, expander: Expander, wanted: Wanted, isSet?: IsSet): readonly Claim[] {
  const effects = effectNames(world.base.libraries, wanted);
  const names = effects.has('default') ? new Set([...effects, ...namesOfValues(world.base.modules)]) : effects;
  return world.base.modules.flatMap((module) =>
    module.calls.flatMap((call) => {
      const claims = mayMatch(call, names) ? claimsOf(expander, module, call, wanted) : [];
      const isOptional = isSet && claims.some(({ effect }) => isOfVendor(effect));
      return isOptional && isSwitchedOff(expander, module, call, isSet)
        ? claims.filter(({ effect }) => !isOfVendor(effect))
        : claims;
    }),
  );
}

/** What a system can do without: a vendor's service, telemetry, somebody's storage. */
function isOfVendor(effect: Effect): boolean {
  if (effect.does === 'call') return effect.vendor !== undefined;
  return (
    effect.does === 'connection' && (effect.vendor !== undefined || /^(external|infrastructure|storage)$/.test(effect.nodeKind))
  );
}

/** Last names of the calls that do anything; a cheap first look before evaluation. */
function effectNames(libraries: readonly Library[], wanted: Wanted): ReadonlySet<string> {
  const paths = libraries.flatMap((library) =>
    Object.entries(library.calls ?? {})
      .filter(([, effects]) => listOf(effects).some(wanted))
      .map(([path]) => path.slice(path.lastIndexOf('.') + 1)),
  );
  return new Set(paths);
}

function mayMatch({ callee, isNew }: CallSite, names: ReadonlySet<string>): boolean {
  if (callee.is === 'member') return names.has(callee.name) || (names.has('*') && isNew);
  return callee.is === 'name' || callee.is === 'call' || callee.is === 'module';
}

type Draft = Omit<Claim, 'chain' | 'isDecorated' | 'programs'>;

function claimsOf(expander: Expander, module: Module, call: CallSite, wanted: Wanted): readonly Claim[] {
  const site = siteOfCall(module, call);
  const expansions = expander.expand(site, (evaluator, frame) => {
    const at = { module, scope: call.scope, frame };
    const callees = optionsOf(evaluator.evaluate({ ...at, expression: call.callee }));
    const result = callees.flatMap((callee) => draftsOf(evaluator, call, callee, at, wanted));
    return { result, more: evaluator.opens.size === 0 ? 'nothing' : whatMore(result, callees) };
  });
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
  const symbol = symbolOf(callee);
  if (!symbol) return [];
  const args = call.arguments.map((expression) => ({ ...at, expression }));
  const typeArguments = call.typeArguments.map((type) => type.name);
  return effectsOf(symbol, wanted).flatMap((effect) => {
    const evaluated = evaluateEffect(evaluator, effect, { arguments: args, receiver: symbol.receiver, typeArguments });
    return evaluated ? [{ effect, library: symbol.library, receiver: symbol.receiver, ...evaluated }] : [];
  });
}

function symbolOf(callee: Thing): SymbolThing | undefined {
  if (callee.is === 'symbol') return callee;
  if (callee.is === 'made') return { is: 'symbol', library: callee.library, path: `${callee.type}.default`, receiver: callee };
  return undefined;
}

function effectsOf(symbol: SymbolThing, wanted: Wanted): readonly Effect[] {
  const effects = entryOrWildcard(symbol.library, symbol.library.calls, symbol.path === '' ? 'default' : symbol.path);
  return effects ? listOf(effects).filter(wanted) : [];
}

export function listOf<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}
