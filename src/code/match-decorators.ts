import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
import { type Claim, evaluateEffect } from './claims.ts';
import { type ClassFrames, classFrames, declaring, frameOfMethod } from './class-frames.ts';
import { siteOfClass } from './class-sites.ts';
import { standsForOthers } from './classes.ts';
import { clientClaims, matchClients } from './clients.ts';
import {
  effectsOn,
  effectsOnMethod,
  type Found,
  methodsWithDecorators,
  type Prefix,
  prefixesOf,
  selectable,
  servesRoutes,
  standsInForClient,
  symbolsOn,
  versionOf,
} from './decorated.ts';
import { Evaluator } from './evaluate.ts';
import type { Expander } from './expand.ts';
import { extendedCalls } from './extended-calls.ts';
import type { Effect } from './library.ts';
import { evaluateEach } from './listed-claims.ts';
import { askForParameters } from './registrations.ts';
import { concatPaths } from './text-functions.ts';
import { type ClassThing, type Frame, type FunctionThing, siteOfCall } from './thing.ts';
import type { OpenWorld } from './world.ts';

/** How a program serves its decorated handlers: by which protocol, at which address. */
export interface Transport {
  readonly protocol: Value;
  readonly connection?: Value;
  readonly package?: Value;
  readonly through?: Value;
}

/** The transports of each program, as found in its start-up code. */
export type TransportsOf = (
  of: ClassThing,
) => readonly { readonly transport: Transport | undefined; readonly programs: readonly string[] }[];

/** What the decorators on classes and their methods do. A class's `prefix` holds for its methods, inherited ones included. */
export function matchDecorators(world: OpenWorld, expander: Expander, transportsOf: TransportsOf): readonly Claim[] {
  return world.base.modules.flatMap((module) =>
    module.classes.flatMap((node, index) => {
      const of = world.base.classThing(module, index);
      return of && of.node === node ? claimsOn(world, expander, of, transportsOf) : [];
    }),
  );
}

function claimsOn(world: OpenWorld, expander: Expander, of: ClassThing, transportsOf: TransportsOf): readonly Claim[] {
  const { node } = of;
  if (node.isInterface) return [...askedBy(world, of, transportsOf), ...channelsOf(world, of, transportsOf)];
  if (standsForOthers(of)) return [...claimsOnDecorators(world, of), ...channelsOf(world, of, transportsOf)];
  if (node.isAbstract) return [];
  return declaring(world, of) ? claimsOfMade(world, expander, of, transportsOf) : claimsOfClass(world, of, transportsOf);
}

/** A class that a function declares is another one for every call, `controllerOf('orders')`; what extends that of one call speaks for it. */
function claimsOfMade(world: OpenWorld, expander: Expander, of: ClassThing, transportsOf: TransportsOf): readonly Claim[] {
  const plain = claimsOfClass(world, of, transportsOf);
  const extended = extendedCalls(world, of);
  if (plain.length === 0 || !extended) return [];
  const made = expander.expand(siteOfClass(of), (evaluator, frame) => {
    askForParameters(evaluator, { module: of.module, scope: of.node.scope, frame });
    const result = frame ? claimsOfClass(world, of, transportsOf, frame) : plain;
    return { result, more: evaluator.opens.size === 0 ? 'nothing' : 'callers' };
  });
  const alone = made.filter(
    ({ chain }) => extended.size === 0 || (chain.length > 0 && !chain.some(({ place }) => extended.has(place))),
  );
  return alone.flatMap(({ result, chain }) => result.map((claim) => ({ ...claim, chain: [...chain, ...claim.chain] })));
}

/** What an interface asks for at an address of its own: all else asks who makes a client of it. */
function askedBy(world: OpenWorld, of: ClassThing, transportsOf: TransportsOf): readonly Claim[] {
  return claimsOfClass(world, of, transportsOf).filter(
    ({ effect, values }) => effect.does === 'call' && !isNowhere(values['target']),
  );
}

function isNowhere(target: Value | undefined): boolean {
  return target?.is === 'literal' && target.value === '';
}

/** What an interface's own decorators do; what its methods say is said of the classes that implement it. */
function claimsOnDecorators(world: OpenWorld, of: ClassThing): readonly Claim[] {
  return symbolsOn(world, of.module, of.node.decorators).flatMap((found) => claimsOnClass(world, of, found));
}

/** The channels that an interface without a class behind it declares: a container implements it. */
function channelsOf(world: OpenWorld, of: ClassThing, transportsOf: TransportsOf): readonly Claim[] {
  if (world.base.methodsOf(of).every(({ node }) => node.decorators.length === 0)) return [];
  if (world.subclassesOf(of).some((each) => !each.node.isAbstract)) return [];
  const claims = methodsWithDecorators(world, of).flatMap((method) =>
    claimsOfMethod(world, of, method, { prefixes: [], transportsOf }),
  );
  return claims.filter(({ effect }) => effect.does === 'publish' || effect.does === 'subscribe');
}

function claimsOfClass(world: OpenWorld, of: ClassThing, transportsOf: TransportsOf, frame?: Frame): readonly Claim[] {
  const methods = methodsWithDecorators(world, of);
  const frames = classFrames(world, of, frame);
  const own = symbolsOn(world, of.module, of.node.decorators, frame);
  const fields = claimsOnFields(world, of);
  if (methods.length === 0 && own.length === 0) return fields;
  if (own.length === 0 && !of.node.isInterface && world.subclassesOf(of).length > 0) return [];
  const handled = methods.flatMap((method) =>
    claimsOfMethod(world, of, method, { prefixes: prefixesOf(world, of, method.node.name, frames), transportsOf, frames }),
  );
  const asksOnly = !of.node.isInterface && standsInForClient(world, of, own);
  return [
    ...fields,
    ...own.flatMap((found) => claimsOnClass(world, of, found)),
    ...(asksOnly ? handled.filter(({ effect }) => effect.does !== 'route') : handled),
  ];
}

/** What a class's own decorator does beside prefixing: `@Processor('letters')` takes from a queue. */
function claimsOnClass(world: OpenWorld, of: ClassThing, found: Found): readonly Claim[] {
  const effects = effectsOn(found, 'class').filter((effect) =>
    effect.does === 'prefix' ? effect.everywhere : effect.does !== 'version',
  );
  return effects.flatMap((effect) => {
    if ('isListed' in effect && effect.isListed && !world.isListed(of, found.symbol.library)) return [];
    const from = { ...selectable(found, of.node.name), className: of.node.name, class: of };
    const chain = [siteOfCall(of.module, found.decorator), siteOfClass(of)];
    const isDecorated = effect.does !== 'prefix';
    const mounted = effect.does === 'mount' && !effect.each ? { class: of.node } : {};
    return evaluateEach(new Evaluator(world), effect, from).flatMap((evaluated) => {
      const claim = { effect, library: found.symbol.library, ...evaluated, chain, isDecorated, name: of.node.name, ...mounted };
      if (effect.does !== 'client') return [claim];
      return effect.of ? matchClients(world, [claim]) : clientClaims(world, of, claim);
    });
  });
}

/** What the decorators of fields do: `@GrpcClient("stock") stub` is a client. */
function claimsOnFields(world: OpenWorld, of: ClassThing): readonly Claim[] {
  return of.node.fields.flatMap(({ name, decorators }) =>
    symbolsOn(world, of.module, decorators).flatMap((found) =>
      effectsOn(found, 'field').flatMap((effect) => {
        const evaluated = evaluateEffect(new Evaluator(world), effect, selectable(found, name));
        const chain = [siteOfCall(of.module, found.decorator), siteOfClass(of)];
        return evaluated ? [{ effect, library: found.symbol.library, ...evaluated, chain, isDecorated: true, name }] : [];
      }),
    ),
  );
}

/** What a method's class says of it. */
interface Around {
  readonly prefixes: readonly Prefix[];
  readonly transportsOf: TransportsOf;
  readonly frames?: ClassFrames;
}

function claimsOfMethod(
  world: OpenWorld,
  of: ClassThing,
  method: FunctionThing,
  { prefixes, transportsOf, frames }: Around,
): readonly Claim[] {
  const { module, node } = method;
  const frame = frames && frameOfMethod(method, frames);
  const version = versionOf(world, of, method);
  const side = sideOf(world, of);
  return symbolsOn(world, module, node.decorators, frame).flatMap((decorator) =>
    effectsOnMethod(decorator, side).flatMap((effect) => {
      if (effect.does === 'version') return [];
      const { library } = decorator.symbol;
      const own = prefixes.filter((each) => effect.does === 'route' && each.library === library).map(({ path }) => path);
      const prefix = own.length > 0 ? oneOf(own) : undefined;
      const chain = [siteOfCall(module, decorator.decorator), siteOfClass(of)];
      const variants = mentionsTransport(effect) ? transportsOf(of) : [{ transport: undefined, programs: undefined }];
      return variants.flatMap(({ transport, programs }): readonly Claim[] => {
        const from = { ...selectable(decorator, node.name), transport, className: of.node.name, class: of };
        return evaluateEach(new Evaluator(world), effect, from).flatMap(({ values: found, things }) => {
          if (!isServedOver(transport, found['over'])) return [];
          const values = isRooted(effect, found['path']) ? found : withPrefix(found, prefix);
          const claim = { effect, library, values, things, chain, isDecorated: true, name: node.name, class: of.node, version };
          return [programs ? { ...claim, programs } : claim];
        });
      });
    }),
  );
}

function sideOf(world: OpenWorld, { module, node }: ClassThing): 'asks' | 'serves' | 'neither' {
  if (node.isInterface) return 'asks';
  return symbolsOn(world, module, node.decorators).some(({ symbol }) => servesRoutes(symbol)) ? 'serves' : 'neither';
}

/** A path that stands alone by its leading slash. */
function isRooted(effect: Effect, path: Value | undefined): boolean {
  return (
    effect.does === 'route' && effect.isRooted === true && path !== undefined && textsOf(path).some((text) => /^~?\//.test(text))
  );
}

function withPrefix(values: Claim['values'], prefix: Value | undefined): Claim['values'] {
  const { byConvention, ...stated } = values;
  const path = stated['path'] ?? literal('');
  if (prefix) return { ...stated, path: concatPaths(prefix, path) };
  return byConvention && path.is === 'literal' && path.value === '' ? { ...stated, path: byConvention } : stated;
}

function mentionsTransport(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return ('from' in part && part.from === 'transport') || Object.values(part).some(mentionsTransport);
}

/** A handler that names a protocol is not served over the program's others. */
function isServedOver(transport: Transport | undefined, over: Value | undefined): boolean {
  const [wanted] = over?.is === 'literal' ? textsOf(over) : [];
  const given = transport ? textsOf(transport.protocol) : [];
  return wanted === undefined || given.length === 0 || given.includes(wanted);
}
