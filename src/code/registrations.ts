import { functionsAround } from './bound.ts';
import type { Claim } from './claims.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expander } from './expand.ts';
import { dependencyOf } from './factory-parameters.ts';
import type { Asker } from './injection.ts';
import { instanceOf } from './instance-of.ts';
import type { Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { objectLiteralsIn } from './object-literals.ts';
import { providerFiles } from './provider-files.ts';
import type { ProviderShape } from './provider-shape.ts';
import { registrationOf } from './registered.ts';
import { returnOf } from './returns.ts';
import { stepInto } from './steps.ts';
import {
  type Argument,
  anyOf,
  bindingOf,
  type Frame,
  type Located,
  optionsOf,
  type SiteReference,
  type Thing,
  unknownThing,
} from './thing.ts';

/** A dependency that is registered for injection: what it is depends on who asks, so it is computed then. */
export interface Registration {
  readonly token: Thing;
  readonly thing: (evaluator: Evaluator) => Thing;
  readonly sites: readonly SiteReference[];
  /** Only for the constructor of the class that the token is, where it asks for this type (with its library's name in front). */
  readonly into?: string;
  /** A program without any of its own is given none of another's. */
  readonly isOwn?: boolean;
}

/** The dependencies that calls such as `ClientsModule.register([…])` and `container.bind(A).to(B)` make available under tokens. */
export function registrationsOf(world: World, claims: readonly Claim[]): readonly Registration[] {
  return claims.flatMap((claim): readonly Registration[] => {
    if (claim.effect.does === 'provide') return provided(claim, claim.effect.as);
    return claim.effect.does === 'bind' ? bound(world, claim) : registrationOf(claim);
  });
}

function bound(world: World, claim: Claim): readonly Registration[] {
  const { effect, library, chain } = claim;
  if (effect.does !== 'bind') return [];
  return boundItems(new Evaluator(world), effect, claim.things['items']).map(({ token, item }) => {
    const made: Thing = { is: 'made', library, type: effect.type, maker: { arguments: [{ thing: item }] }, sites: chain };
    return { token, thing: () => made, sites: chain };
  });
}

/** The items of a list of dependencies that have a token. Evaluating them meets what callers tell of the tokens. */
export function boundItems(
  evaluator: Evaluator,
  { token: steps }: Extract<Effect, { does: 'bind' }>,
  list: Thing | undefined,
): readonly { readonly token: Thing; readonly item: Thing }[] {
  const items = optionsOf(list ?? unknownThing('no list')).flatMap((thing) =>
    thing.is === 'list' ? thing.items.flatMap((item) => optionsOf(evaluator.argument(item))) : [thing],
  );
  return items.flatMap((item) => {
    const token = steps.reduce<Thing | undefined>((thing, name) => thing && stepInto(evaluator, thing, name), item);
    return token ? [{ token, item }] : [];
  });
}

function provided({ things, chain }: Claim, as: 'value' | 'class' | 'factory'): readonly Registration[] {
  const { token, thing } = things;
  return token && thing ? [{ token, thing: (evaluator) => madeOf(evaluator, as, thing, []), sites: chain }] : [];
}

function madeOf(evaluator: Evaluator, as: 'value' | 'class' | 'factory', thing: Thing, args: readonly Argument[]): Thing {
  if (as === 'value') return thing;
  return anyOf(
    optionsOf(thing).map((each): Thing => {
      if (as === 'factory') return each.is === 'function' ? returnOf(evaluator, each, args) : unknownThing('an unknown factory');
      return instanceOf(each) ?? unknownThing('an unknown class');
    }),
  );
}

/** The registrations that object literals are, in the files that may have some. */
export function providersIn(world: World, expander: Expander): readonly Registration[] {
  return [...providerFiles(world.base)].flatMap(([module, library]) =>
    objectLiteralsIn(module).flatMap((literal) => providerOf(expander, module, library, literal)),
  );
}

/** What stands in a function is another one for every caller: `static forRoot(options) { return { provide: OPTIONS, useValue: options } }`. */
function providerOf(
  expander: Expander,
  module: Module,
  { providers }: Library,
  { expression, scope, site }: ReturnType<typeof objectLiteralsIn>[number],
): readonly Registration[] {
  if (!providers || expression.is !== 'object') return [];
  const entryIn =
    (frame: Frame | undefined) =>
    (key: string | undefined): Located | undefined => {
      const found = key === undefined ? undefined : expression.entries.find((each) => 'key' in each && each.key === key);
      return found && 'key' in found ? { module, expression: found.value, scope, frame } : undefined;
    };
  const plain = entryIn(undefined);
  if (!plain(providers.token) || !makerOf(plain, providers)) return [];
  const tokens = expander.expand(site, (evaluator, frame) => {
    const token = entryIn(frame)(providers.token);
    const result = { token: token && evaluator.evaluate(token), make: makerOf(entryIn(frame), providers) };
    askForParameters(evaluator, { module, scope, frame });
    return { result, more: evaluator.opens.size === 0 ? 'nothing' : 'callers' };
  });
  return tokens.flatMap(({ result: { token, make }, chain }) =>
    token && make ? [{ token, thing: make, sites: [...chain, site] }] : [],
  );
}

/** Asks for all parameters around a place. What the maker depends on is not evaluated yet: it may ask for what is still to be registered. */
export function askForParameters(evaluator: Evaluator, { module, scope, frame }: Omit<Located, 'expression'>): void {
  for (const fn of functionsAround(evaluator.world, module, scope)) {
    if (bindingOf(frame, fn.key)) continue;
    for (const { name } of fn.node.parameters) evaluator.needs({ kind: 'parameter', function: fn, name }, true);
  }
}

function makerOf(
  entry: (key: string | undefined) => Located | undefined,
  providers: NonNullable<Library['providers']>,
): Registration['thing'] | undefined {
  const [value, type, factory, existing] = [providers.value, providers.class, providers.factory, providers.existing].map(entry);
  const inject = entry(providers.inject);
  if (value) return (evaluator) => evaluator.evaluate(value);
  if (type) return (evaluator) => madeOf(evaluator, 'class', evaluator.evaluate(type), []);
  if (existing) return (evaluator) => dependency(evaluator, evaluator.evaluate(existing), providers);
  if (!factory) return undefined;
  return (evaluator) => {
    const of = evaluator.evaluate(factory);
    const asker = of.is === 'function' ? { of } : undefined;
    const args = injectedInto(evaluator, inject).map(
      (token): Argument => ({ thing: dependency(evaluator, token, providers, asker) }),
    );
    return madeOf(evaluator, 'factory', of, args);
  };
}

function injectedInto(evaluator: Evaluator, inject: Located | undefined): readonly Thing[] {
  const list = inject && evaluator.evaluate(inject);
  return list?.is === 'list' ? list.items.map((item) => evaluator.argument(item)) : [];
}

function dependency(evaluator: Evaluator, token: Thing, shape: ProviderShape, asker?: Asker): Thing {
  return dependencyOf(evaluator, token, shape, asker) ?? unknownThing('nothing is registered for it');
}
