import { typesOf } from './calls.ts';
import { type Claim, type Evaluated, evaluateEffect } from './claims.ts';
import { nameOfDeclared } from './declared-name.ts';
import type { Evaluator } from './evaluate.ts';
import type { Expander } from './expand.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { entryFor, entryOrWildcard } from './library-lookup.ts';
import { registrationOf } from './registered.ts';
import { type Selectable, selectThing, stepInto } from './select.ts';
import { type MadeThing, optionsOf, type SymbolThing, siteOfCall, unknownThing } from './thing.ts';
import type { OpenWorld, Registration } from './world.ts';

type Wanted = (effect: Effect) => boolean;

/** What every call in the repository does, as far as a library model says. */
export function matchCalls(world: OpenWorld, expander: Expander, wanted: Wanted): readonly Claim[] {
  const names = effectNames(world.base.libraries, wanted);
  return world.base.modules.flatMap((module) =>
    module.calls.flatMap((call) => (mayMatch(call.callee, names) ? claimsOf(expander, module, call, wanted) : [])),
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

function mayMatch(callee: Expression, names: ReadonlySet<string>): boolean {
  if (callee.is === 'member') return names.has(callee.name) || names.has('default') || names.has('*');
  return callee.is === 'name' || callee.is === 'call' || callee.is === 'module';
}

function claimsOf(expander: Expander, module: Module, call: CallSite, wanted: Wanted): readonly Claim[] {
  const site = siteOfCall(module, call);
  const expansions = expander.expand((evaluator, frame) => {
    const at = { module, scope: call.scope, frame };
    const args = call.arguments.map((expression) => ({ ...at, expression }));
    const decorated = call.decorates && { ...at, expression: call.decorates };
    const decoratedName = call.decorates && nameOfDeclared(module, call.decorates);
    const callees = optionsOf(evaluator.evaluate({ ...at, expression: call.callee }));
    const made = { maker: { arguments: args, site }, types: typesOf(call, at) };
    return callees.flatMap((callee) => {
      const symbol = symbolOf(callee);
      if (!symbol) return [];
      return effectsOf(symbol, wanted).flatMap((effect) => {
        const typeArguments = call.typeArguments.map((type) => type.name);
        const calledName = symbol.path.slice(symbol.path.lastIndexOf('.') + 1);
        const { receiver } = symbol;
        const result = madeBy(symbol, made);
        const from = {
          arguments: args,
          receiver,
          typeArguments,
          types: made.types,
          decorated,
          decoratedName,
          calledName,
          result,
        };
        return evaluateEach(evaluator, effect, from).map((evaluated) => ({
          effect,
          library: symbol.library,
          receiver,
          made,
          ...evaluated,
          ...(decoratedName === undefined ? {} : { name: decoratedName }),
        }));
      });
    });
  });
  return expansions.flatMap(({ result, chain }) =>
    result.map((claim) => ({ ...claim, chain: [...chain, site], isDecorated: false })),
  );
}

/** A call that lists routes is as many claims as the list has items, each looked at as if its parts were arguments. */
function evaluateEach(evaluator: Evaluator, effect: Effect, from: Selectable): readonly Evaluated[] {
  if (effect.does !== 'route' || !effect.each) return listOf(evaluateEffect(evaluator, effect, from) ?? []);
  const { each, ...route } = effect;
  const items = optionsOf(selectThing(evaluator, each, from) ?? unknownThing('no list'));
  return items.flatMap((item) => {
    const parts = item.is === 'list' ? item.items : [{ thing: item }];
    return evaluateEffect(evaluator, route, { ...from, arguments: parts }) ?? [];
  });
}

/** What the call gives when the library says it makes something. */
function madeBy({ library, path, receiver }: SymbolThing, made: NonNullable<Claim['made']>): MadeThing | undefined {
  const type = entryFor(library, library.creates, path);
  return type === undefined ? undefined : { is: 'made', library, type, ...made, receiver };
}

function symbolOf(callee: ReturnType<Evaluator['evaluate']>): SymbolThing | undefined {
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
    if (effect.does !== 'bind' || !claim.things['items']) return registrationOf(claim);
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
