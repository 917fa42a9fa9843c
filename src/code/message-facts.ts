import type { FactDraft, FactOf, Protocol } from '../model/fact.ts';
import { literal, textsOf } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { type Emission, programsOf, reachedBy, sighting } from './emitting.ts';

/** What a claim sends to a channel, or takes from it, over each protocol that it may be. */
export function messageFacts(claim: Claim, emission: Emission, kind: 'publish' | 'subscribe'): readonly FactDraft[] {
  const { effect, values } = claim;
  if (effect.does !== kind) return [];
  if (effect.isAsked && !isAsked(claim, emission)) return [];
  const programs = programsOf(claim, emission);
  if (effect.isBetween && !isBetween(claim, programs, emission)) return [];
  const carrier = effect.protocol === 'other' ? emission.carrierOf(claim.library, programs) : undefined;
  const protocols = carrier?.protocol ? [carrier.protocol] : textsOf(values['protocol'] ?? emission.protocolOf(programs));
  const connection = values['connection'] ?? carrier?.connection;
  const payload = emission.payloads.ofMessage(claim);
  return protocols.map((spoken): FactDraft => {
    const [protocol, broker = effect.broker] = spoken.split(':');
    return {
      kind: kind as 'publish',
      ...sighting(claim, emission),
      protocol: protocol as Protocol,
      channel: values['channel'] ?? literal(null),
      channelKind: effect.channelKind,
      ...(broker !== undefined ? { broker } : {}),
      ...(connection ? { connection } : {}),
      ...(values['group'] ? { group: values['group'] } : {}),
      ...(values['exchange'] ? { exchange: values['exchange'] } : {}),
      ...(values['through'] ? { through: values['through'] } : {}),
      ...(payload ? { payload } : {}),
      library: claim.library.name,
      ...(kind === 'subscribe' ? receiving(claim, emission) : sending(claim)),
    };
  });
}

/** Whether something of the library sends to a channel of this name. */
function isAsked({ effect, library, values }: Claim, { claims }: Emission): boolean {
  const names = textsOf(values['channel'] ?? literal(null));
  if (effect.does !== 'subscribe') return false;
  return claims.some(
    (each) =>
      each.effect.does === 'publish' &&
      each.library === library &&
      each.effect.channelKind === effect.channelKind &&
      textsOf(each.values['channel'] ?? literal(null)).some((name) => names.includes(name)),
  );
}

/** Whether another program has the other end of the channel. */
function isBetween({ library, effect, values }: Claim, programs: readonly string[], emission: Emission): boolean {
  const names = textsOf(values['channel'] ?? literal(null));
  const other = effect.does === 'publish' ? 'subscribe' : 'publish';
  return emission.claims.some(
    (each) =>
      each.effect.does === other &&
      each.library === library &&
      textsOf(each.values['channel'] ?? literal(null)).some((name) => names.includes(name)) &&
      programsOf(each, emission).some((program) => !programs.includes(program)),
  );
}

function sending({ effect }: Claim): Pick<FactOf<'publish'>, 'ifTaken'> {
  return 'ifTaken' in effect && effect.ifTaken ? { ifTaken: true } : {};
}

function receiving(claim: Claim, emission: Emission): Pick<FactOf<'subscribe'>, 'reaches' | 'isExpression' | 'isBinding'> {
  const isExpression = 'isExpression' in claim.effect && claim.effect.isExpression;
  const isBinding = 'isBinding' in claim.effect && claim.effect.isBinding;
  return { ...(isExpression ? { isExpression } : {}), ...(isBinding ? { isBinding } : {}), ...reachedBy(claim, emission) };
}

/** The topics that the sidecar beside a program is told of by a route's answer. */
export function announcedFacts(claim: Claim, emission: Emission): readonly FactDraft[] {
  return emission.announced.of(claim).map(({ component, topic }) => ({
    kind: 'subscribe',
    ...sighting(claim, emission),
    protocol: 'other',
    broker: 'dapr',
    connection: component,
    channel: topic,
    channelKind: 'topic',
    library: 'dapr',
  }));
}
