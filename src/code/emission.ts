import type { Protocol } from '../model/fact.ts';
import { oneOf, textsOf, type Value } from '../model/value.ts';
import { AnnouncedTopics } from './announced-topics.ts';
import type { Claim } from './claims.ts';
import type { Emission } from './emitting.ts';
import { Evaluator } from './evaluate.ts';
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
  return {
    reach,
    processes,
    mounts: new Mounts(world, claims),
    access: new RouteAccess(world, besides, reach),
    purposes: new RoutePurposes(world),
    payloads: new Payloads(world),
    announced: new AnnouncedTopics(world),
    policies: new Policies(world, besides, reach),
    reached: new ReachedEffects(world, claims, reach),
    claims,
    protocolOf: protocolsIn(claims, reach),
    carrierOf: carriersIn(claims, reach),
    below: new Map(world.base.libraries.flatMap((library) => belowOf(world, library))),
    prefixFor: programPathsIn(claims, reach),
  };
}

function protocolsIn(claims: readonly Claim[], reach: Reach): (programs: readonly string[]) => Value {
  const known = claims.flatMap(({ effect, values, chain }) =>
    effect.does === 'transport' && values['protocol']
      ? [{ protocol: values['protocol'], programs: reach.programsAtAll(chain) }]
      : [],
  );
  return (programs) =>
    oneOf(known.filter((each) => each.programs.some((program) => programs.includes(program))).map(({ protocol }) => protocol));
}

function carriersIn(claims: readonly Claim[], reach: Reach): Emission['carrierOf'] {
  const known = claims.filter(({ effect }) => effect.does === 'transport');
  return (library, programs) => {
    const claim = known.find(
      (each) => each.library === library && reach.programsAtAll(each.chain).some((program) => programs.includes(program)),
    );
    const { protocol, connection } = claim?.values ?? {};
    const [spoken] = protocol ? textsOf(protocol) : [];
    const isThere = connection && !(connection.is === 'literal' && connection.value === null);
    return claim && { ...(spoken ? { protocol: spoken as Protocol } : {}), ...(isThere ? { connection } : {}) };
  };
}

function belowOf(world: OpenWorld, library: Library): readonly (readonly [Library, Value])[] {
  const below = library.below && selectValue(new Evaluator(world), library.below, { arguments: [] });
  return below ? [[library, below]] : [];
}
