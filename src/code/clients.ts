import { literal, textsOf, type Value } from '../model/value.ts';
import { type Claim, evaluateEffect } from './claims.ts';
import { siteOfClass } from './class-sites.ts';
import { effectsOnMethod, type Found, methodsWithDecorators, prefixesOf, selectable, symbolsOn } from './decorated.ts';
import { Evaluator, type World } from './evaluate.ts';
import { type Effect, text } from './library.ts';
import { isWhole, linkFrom } from './links.ts';
import { concatPaths, withoutStart } from './text-functions.ts';
import { type ClassThing, type FunctionThing, optionsOf, siteOfCall, type Thing } from './thing.ts';

/** Calls that make a client of an interface ask for everything that the interface's methods say. */
export function matchClients(world: World, claims: readonly Claim[]): readonly Claim[] {
  return claims.flatMap((claim) => {
    const of = claim.things['of'];
    if (claim.effect.does !== 'client' || !of) return [];
    return interfacesIn(world, of).flatMap((each) => clientClaims(world, each, claim));
  });
}

/** One interface, or several in a list. */
function interfacesIn(world: World, of: Thing): readonly ClassThing[] {
  return optionsOf(of).flatMap((each): readonly ClassThing[] => {
    if (each.is === 'class') return [each];
    const items = each.is === 'list' ? each.items : [];
    return items.flatMap((item) => optionsOf(new Evaluator(world).argument(item)).filter((thing) => thing.is === 'class'));
  });
}

/** What a client of an interface asks for: the routes or calls of its methods, at the client's target. */
export function clientClaims(world: World, of: ClassThing, client: Claim): readonly Claim[] {
  const prefixes = prefixesOf(world, of);
  return methodsWithDecorators(world, of).flatMap((method) =>
    symbolsOn(world, method.module, method.node.decorators).flatMap((found) => {
      const prefix = prefixes.find(({ library }) => library === found.symbol.library)?.path;
      return effectsOnMethod(found, 'asks').flatMap((effect) => requestOf(world, { of, method, found, effect, client, prefix }));
    }),
  );
}

interface Request {
  readonly of: ClassThing;
  readonly method: FunctionThing;
  readonly found: Found;
  readonly effect: Effect;
  readonly client: Claim;
  readonly prefix: Value | undefined;
}

function requestOf(world: World, { of, method, found, effect, client, prefix }: Request): readonly Claim[] {
  const made = client.effect;
  if (made.does !== 'client' || (effect.does !== 'route' && effect.does !== 'call')) return [];
  const evaluated = evaluateEffect(new Evaluator(world), effect, selectable(found, method.node.name));
  const { method: verb, path, contract } = evaluated?.values ?? {};
  const [head = literal(''), ...parts] = [client.values['path'], prefix, path].filter((part) => part !== undefined);
  const asked: Effect = { does: 'call', protocol: made.protocol, target: text('') };
  const target = client.values['target'] ?? literal(null);
  const whole = parts.reduce(concatPaths, head);
  const values = {
    ...addressOf(target, whole, made.isResolved),
    ...(verb && !(verb.is === 'literal' && verb.value === 'ANY') ? { method: verb } : {}),
    ...(contract ? { contract } : {}),
  };
  const own = [siteOfCall(method.module, found.decorator), siteOfClass(of)];
  const chain = [...own, ...client.chain];
  return [{ effect: asked, library: client.library, values, things: {}, chain, isDecorated: true, name: method.node.name }];
}

/** A path may say the whole address, `@HttpExchange("${orders.url}")`: then it goes before the client's own. */
function addressOf(target: Value, path: Value, isResolved: true | undefined): Readonly<Record<string, Value>> {
  if (isResolved) return { target: linkedFrom(target, path) };
  return isWhole(path) ? { target: path } : { target, path };
}

/** Where a link leads from an address. What only a setting tells ends in a slash or has no path at all. */
function linkedFrom(target: Value, path: Value): Value {
  const [start = ''] = textsOf(path);
  if (/^[a-z]+:\/\//i.test(start)) return path;
  if (target.is !== 'literal') return concatPaths(target, withoutStart(path, '/'));
  return linkFrom(target, path) ?? target;
}
