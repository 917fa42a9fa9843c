import type { Claim } from './claims.ts';
import type { Evaluator } from './evaluate.ts';
import type { Asker } from './injection.ts';
import type { ValueRule } from './library.ts';
import type { Registration } from './registrations.ts';
import type { Selectable } from './select.ts';
import {
  anyOf,
  type ClassThing,
  type InstanceThing,
  type MadeThing,
  optionsOf,
  type Thing,
  textThing,
  unknownThing,
} from './thing.ts';
import { typesOfClass } from './type-arguments.ts';

/** What was registered under a token; without one, an instance of the rule's type or of the class that the token is. */
export function registeredThing(
  evaluator: Evaluator,
  rule: Extract<ValueRule, { value: 'registered' }>,
  from: Selectable,
): Thing {
  const token = evaluator.select(rule.token, from);
  const found = token && evaluator.world.injected(token, evaluator);
  if (found) return found;
  const library = from.receiver?.library;
  if (rule.type !== undefined && library)
    return { is: 'made', library, type: rule.type, maker: { arguments: from.arguments }, receiver: from.receiver };
  const instances = token ? optionsOf(token).flatMap(instanceOf) : [];
  if (instances.length > 0) return anyOf(instances);
  return token && rule.orItself ? token : unknownThing('nothing is registered for it');
}

/** What a container has under a name. */
export function suppliedThing(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'supplied' }>, from: Selectable): Thing {
  const [name, path] = [rule.name, rule.path].map((each) => {
    const thing = evaluator.select(each, from);
    return thing?.is === 'value' && thing.value.is === 'literal' ? String(thing.value.value) : undefined;
  });
  const found = name !== undefined && path !== undefined ? evaluator.world.providedAs(name, evaluator, path) : undefined;
  return found ?? unknownThing('nothing is supplied under that name');
}

/** An instance of a class of the repository or of a library. */
function instanceOf(of: Thing): readonly (InstanceThing | MadeThing)[] {
  if (of.is === 'class') return [{ is: 'instance', of }];
  if (of.is !== 'symbol' || of.receiver || !/(?:^|\.)[A-Z]\w*$/.test(of.path)) return [];
  return [{ is: 'made', library: of.library, type: of.path, maker: { arguments: [] } }];
}

/** What a `register` effect makes available: the thing itself, or an instance made by the call. */
export function registrationOf(claim: Claim): readonly Registration[] {
  const { effect, library, things, chain } = claim;
  if (effect.does !== 'register') return [];
  const found = effect.type === undefined ? withSites(things['items'], claim) : madeOfType(effect.type, claim);
  if (!found) return [];
  const tokens = optionsOf(things['token'] ?? things['into'] ?? unknownThing('no token'));
  const into = things['into'] && effect.type !== undefined ? { into: `${library.name}:${effect.type}` } : {};
  const own = effect.isOwn ? { isOwn: true } : {};
  return tokens.flatMap((token) => {
    const thing = effect.isInstance ? instanceFor(token, found) : found;
    return thing ? [{ token, thing: () => thing, sites: chain, ...into, ...own }] : [];
  });
}

function madeOfType(type: string, claim: Claim): Thing {
  const { library, things, receiver, chain } = claim;
  const [behind] = optionsOf(things['behind'] ?? unknownThing('nothing')).flatMap((each) => (each.is === 'made' ? [each] : []));
  return { is: 'made', library, type, ...madeBy(claim), receiver: behind ?? receiver, sites: chain };
}

/** An instance of the token's class: as it was made, after members were set on it, or filled from a section of the settings. */
function instanceFor(token: Thing, thing: Thing): Thing | undefined {
  const self = instanceOf(token).find((each) => each.is === 'instance');
  const found = optionsOf(thing).flatMap((each): readonly Thing[] => {
    if (each.is === 'object') return self ? [{ ...each, self }] : [];
    if (each.is === 'made') return [{ ...each, types: each.types ?? (self && typesOfClass(self.of)) }];
    return each.is === 'instance' ? [each] : [];
  });
  return found.length > 0 ? anyOf(found) : undefined;
}

/** What a call without types of its own makes is of those that it is called on: `AddOptions<Payments>().Bind(section)`. */
function madeBy({ made, receiver }: Claim): Claim['made'] {
  return made && { ...made, types: made.types ?? receiver?.types };
}

function withSites(thing: Thing | undefined, { chain }: Claim): Thing | undefined {
  if (!thing) return undefined;
  return anyOf(
    optionsOf(thing).map((each) => (each.is === 'made' ? { ...each, sites: [...(each.sites ?? []), ...chain] } : each)),
  );
}

/** An instance of a library's type that was registered for the constructor of a class, or for whoever asks for the type. */
export function registeredFor(evaluator: Evaluator, typed: Thing, owner: ClassThing | undefined): Thing | undefined {
  const things = optionsOf(typed).flatMap((each): readonly Thing[] => {
    if (each.is === 'made' && !each.maker)
      return [injectedInto(evaluator, each, owner), byType(evaluator, each, owner)].flatMap(listed).slice(0, 1);
    return each.is === 'instance' ? listed(evaluator.world.injected(each.of, evaluator, askerOf(owner))) : [];
  });
  return things.length > 0 ? anyOf(things) : undefined;
}

function injectedInto(evaluator: Evaluator, made: MadeThing, owner: ClassThing | undefined): Thing | undefined {
  return owner && evaluator.world.injectedInto(owner, made, evaluator);
}

/** Registered under the type, or under the type with its arguments as a text: `Client<Orders>`. */
function byType(evaluator: Evaluator, made: MadeThing, owner: ClassThing | undefined): Thing | undefined {
  const { library, type } = made;
  const name = nameWithArguments(made);
  const exact = name === undefined ? undefined : evaluator.world.injected(textThing(name), evaluator, askerOf(owner));
  return exact ?? evaluator.world.injected({ is: 'symbol', library, path: type }, evaluator, askerOf(owner));
}

/** `Client<Orders>`: the type of something that a library made, where it has arguments. */
export function nameWithArguments({ type, types }: MadeThing): string | undefined {
  const names = types?.references.map(({ name }) => name).join(',');
  return names ? `${type}<${names}>` : undefined;
}

function listed(thing: Thing | undefined): readonly Thing[] {
  return thing ? [thing] : [];
}

/** The class that asks, where there is one. */
export function askerOf(owner: ClassThing | undefined): Asker | undefined {
  return owner && { of: owner };
}
