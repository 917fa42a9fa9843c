import type { Protocol } from '../model/fact.ts';
import { oneOf, textsOf, type Value } from '../model/value.ts';
import { AnnouncedTopics } from './announced-topics.ts';
import { callsByName } from './calls-by-name.ts';
import type { Claim } from './claims.ts';
import { Conditions } from './conditions.ts';
import type { Emission } from './emitting.ts';
import { Evaluator } from './evaluate.ts';
import { outOfSightIn } from './handed-instances.ts';
import type { Library } from './library.ts';
import { Policies } from './measures.ts';
import { Mounts } from './mounts.ts';
import { Payloads } from './payloads.ts';
import { programPathsIn } from './program-paths.ts';
import type { Reach } from './reach.ts';
import { ReachedEffects } from './reached-effects.ts';
import { RouteAccess } from './route-access.ts';
import { RoutePurposes } from './route-purpose.ts';
import { selectValue } from './select.ts';
import type { OpenWorld } from './world.ts';

/** Gathers what holds for whole programs: mounted routers and global prefixes. */
export function emissionOf(
  world: OpenWorld,
  claims: readonly Claim[],
  { reach, processes }: Pick<Emission, 'reach' | 'processes'>,
  besides: readonly Claim[],
): Emission {
  const transports = transportClaims(claims, reach);
  return {
    reach,
    processes,
    conditions: new Conditions(world),
    callers: { mayCall: callsByName(world, reach), isOutOfSight: outOfSightIn(world, reach) },
    mounts: new Mounts(world, claims),
    access: new RouteAccess(world, besides, reach),
    purposes: new RoutePurposes(world),
    payloads: new Payloads(world),
    announced: new AnnouncedTopics(world),
    policies: new Policies(world, besides, reach),
    reached: new ReachedEffects(world, claims, reach),
    claims,
    protocolOf: protocolsIn(transports),
    carrierOf: carriersIn(transports),
    below: new Map(world.base.libraries.flatMap((library) => belowOf(world, library))),
    prefixFor: programPathsIn(claims, reach),
  };
}

/** What start-up code says of the transports of messages, with the programs that run it. */
function transportClaims(claims: readonly Claim[], reach: Reach) {
  return claims.flatMap((claim) =>
    claim.effect.does === 'transport' ? [{ claim, programs: reach.programsAtAll(claim.chain) }] : [],
  );
}

type TransportClaims = ReturnType<typeof transportClaims>;

function isIn(programs: readonly string[]): (each: TransportClaims[number]) => boolean {
  return (each) => each.programs.some((program) => programs.includes(program));
}

function protocolsIn(known: TransportClaims): (programs: readonly string[]) => Value {
  return (programs) => oneOf(known.filter(isIn(programs)).flatMap(({ claim }) => claim.values['protocol'] ?? []));
}

function carriersIn(known: TransportClaims): Emission['carrierOf'] {
  return (library, programs) => {
    const found = known.filter(isIn(programs)).find(({ claim }) => claim.library === library);
    if (!found) return undefined;
    const { protocol, connection } = found.claim.values;
    const [spoken] = protocol ? textsOf(protocol) : [];
    const isThere = connection && !(connection.is === 'literal' && connection.value === null);
    return { ...(spoken ? { protocol: spoken as Protocol } : {}), ...(isThere ? { connection } : {}) };
  };
}

function belowOf(world: OpenWorld, library: Library): readonly (readonly [Library, Value])[] {
  const below = library.below && selectValue(new Evaluator(world), library.below, { arguments: [] });
  return below ? [[library, below]] : [];
}
