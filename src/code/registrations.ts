import type { Claim } from './claims.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expander } from './expand.ts';
import { dependencyOf } from './factory-parameters.ts';
import { instanceOf } from './instance-of.ts';
import type { Expression, Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { objectLiteralsIn } from './object-literals.ts';
import type { ProviderShape } from './provider-shape.ts';
import { registrationOf } from './registered.ts';
import { returnOf } from './returns.ts';
import { stepInto } from './steps.ts';
import {
  type Argument,
  anyOf,
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

/** The registrations that object literals are, in the files that import a library of that kind. */
export function providersIn(world: World, expander: Expander): readonly Registration[] {
  const shapes = world.base.libraries.filter(({ providers }) => providers !== undefined);
  if (shapes.length === 0) return [];
  return world.base.modules.flatMap((module) => {
    const library = shapes.find((each) => module.imports.some(({ specifier }) => world.base.libraryOf(specifier) === each));
    return library ? objectLiteralsIn(module).flatMap((literal) => providerOf(expander, module, library, literal)) : [];
  });
}

/** A token that depends on a parameter is another one for every caller: `static forTarget(name) { return { provide: name, … } }`. */
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
    return { result, more: evaluator.opens.size === 0 ? 'nothing' : 'callers' };
  });
  return tokens.flatMap(({ result: { token, make }, chain }) =>
    token && make ? [{ token, thing: make, sites: [...chain, site] }] : [],
  );
}

function makerOf(
  entry: (key: string | undefined) => Located | undefined,
  providers: NonNullable<Library['providers']>,
): Registration['thing'] | undefined {
  const [value, type, factory, existing] = [providers.value, providers.class, providers.factory, providers.existing].map(entry);
  const inject = entry(providers.inject)?.expression;
  if (value) return (evaluator) => evaluator.evaluate(value);
  if (type) return (evaluator) => madeOf(evaluator, 'class', evaluator.evaluate(type), []);
  if (existing) return (evaluator) => dependency(evaluator, existing, providers);
  if (!factory) return undefined;
  return (evaluator) => {
    const args = itemsOf(inject).map(
      (expression): Argument => ({ thing: dependency(evaluator, { ...factory, expression }, providers) }),
    );
    return madeOf(evaluator, 'factory', evaluator.evaluate(factory), args);
  };
}

function itemsOf(inject: Expression | undefined): readonly Expression[] {
  return inject?.is === 'list' ? inject.items : [];
}

function dependency(evaluator: Evaluator, token: Located, shape: ProviderShape): Thing {
  return dependencyOf(evaluator, evaluator.evaluate(token), shape) ?? unknownThing('nothing is registered for it');
}
