import { type Claim, evaluateEffect } from './claims.ts';
import type { Evaluator } from './evaluate.ts';
import type { Attempt, Expander } from './expand.ts';
import type { CallSite, Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { entryFor, entryOrWildcard, starIn } from './library-lookup.ts';
import { stepInto } from './select.ts';
import { isSettled } from './settled.ts';
import {
  type Argument,
  type Located,
  type MadeThing,
  optionsOf,
  type SiteReference,
  type SymbolThing,
  siteOfCall,
  type Thing,
} from './thing.ts';
import { namesOfValues } from './value-names.ts';
import type { OpenWorld, Registration } from './world.ts';

type Wanted = (effect: Effect) => boolean;

/** What every call in the repository does, as far as a library model says. */
export function matchCalls(world: OpenWorld, expander: Expander, wanted: Wanted): readonly Claim[] {
  const effects = effectNames(world.base.libraries, wanted);
  const names = effects.has('default') ? new Set([...effects, ...namesOfValues(world.base.modules)]) : effects;
  const patterns = [...effects].filter((name) => name.length > 1 && name.includes('*'));
  const isAny = world.base.libraries.some(makesByPattern);
  const isWanted = (call: CallSite) => mayMatch(call, names, patterns) || (isAny && call.callee.is === 'member');
  return world.base.modules.flatMap((module) =>
    module.calls.flatMap((call) => (isWanted(call) ? claimsOf(expander, module, call, wanted) : [])),
  );
}

/** Whether any member of what a call of a name such as `New*Client` makes does something. */
function makesByPattern({ creates = {}, calls = {} }: Library): boolean {
  return Object.entries(creates).some(([name, type]) => name.includes('*') && calls[`${type}.*`] !== undefined);
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

function mayMatch({ callee, isNew }: CallSite, names: ReadonlySet<string>, patterns: readonly string[]): boolean {
  if (callee.is === 'member')
    return (
      names.has(callee.name) ||
      (names.has('*') && isNew) ||
      patterns.some((pattern) => starIn(pattern, callee.name) !== undefined)
    );
  return callee.is === 'name' || callee.is === 'call' || callee.is === 'module';
}

type Draft = Omit<Claim, 'chain' | 'isDecorated' | 'programs'>;

function claimsOf(expander: Expander, module: Module, call: CallSite, wanted: Wanted): readonly Claim[] {
  const site = siteOfCall(module, call);
  const expansions = expander.expand(site, (evaluator, frame) => {
    const at = { module, scope: call.scope, frame };
    const callees = optionsOf(evaluator.evaluate({ ...at, expression: call.callee }));
    const result = callees.flatMap((callee) => draftsOf(evaluator, call, callee, at, wanted));
    const isItem = [...evaluator.opens.values()].some(({ open }) => open.kind === 'item');
    return { result, more: isItem ? 'callers' : evaluator.opens.size === 0 ? 'nothing' : whatMore(result, callees) };
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
  const result = madeBy(symbol, args, siteOfCall(at.module, call));
  const from = { arguments: args, receiver: symbol.receiver, typeArguments, called: symbol.path, result };
  return effectsOf(symbol, wanted).flatMap((effect) => {
    const evaluated = evaluateEffect(evaluator, effect, from);
    return evaluated ? [{ effect, library: symbol.library, receiver: symbol.receiver, ...evaluated }] : [];
  });
}

/** What the call gives when the library says it makes something. */
function madeBy(symbol: SymbolThing, args: readonly Argument[], site: SiteReference): MadeThing | undefined {
  const { library, receiver, path } = symbol;
  const type = entryFor(library, library.creates, path);
  return type === undefined ? undefined : { is: 'made', library, type, maker: { arguments: args, site, called: path }, receiver };
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

/** The dependencies that registrations such as `ClientsModule.register([…])` make available under tokens. */
export function registrationsOf(claims: readonly Claim[], evaluator: () => Evaluator): readonly Registration[] {
  return claims.flatMap((claim) => {
    const { effect, library } = claim;
    if (effect.does !== 'bind' || !claim.things['items']) return [];
    const items = optionsOf(claim.things['items']).flatMap((thing) =>
      thing.is === 'list' ? thing.items.flatMap((item) => optionsOf(evaluator().argument(item))) : [thing],
    );
    return items.flatMap((item): readonly Registration[] => {
      const token = effect.token.reduce<typeof item | undefined>(
        (thing, name) => thing && stepInto(evaluator(), thing, name),
        item,
      );
      return token
        ? [
            {
              token,
              made: { is: 'made', library, type: effect.type, maker: { arguments: [{ thing: item }] }, sites: claim.chain },
            },
          ]
        : [];
    });
  });
}
