import type { FactDraft } from '../model/fact.ts';
import { literal, textsOf } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { Selector } from './library.ts';
import { sightingOf } from './sightings.ts';
import { concatPaths } from './text-functions.ts';

/** Endpoints that services state and gateways serve, wherever both of them run. */
export type Offering =
  | {
      readonly does: 'offer';
      readonly method: Selector;
      readonly path: Selector;
      readonly each?: Selector;
      readonly where?: readonly [at: Selector, text: string];
    }
  /** Serves below `path` what all services of the repository offer by this library. */
  | {
      readonly does: 'serve-offers';
      readonly path: Selector;
      readonly each?: Selector;
      readonly where?: readonly [at: Selector, text: string];
    };

/** The routes of a gateway: each stands where it is offered, and rests on the gateway's line. */
export function offeredRoutes(
  gateway: Claim,
  claims: readonly Claim[],
  owner: Parameters<typeof sightingOf>[1],
  areTogether: (one: Claim, other: Claim) => boolean,
): readonly FactDraft[] {
  const offers = claims.filter(
    (claim) => claim.effect.does === 'offer' && claim.library === gateway.library && areTogether(gateway, claim),
  );
  return offers.flatMap((offer) => {
    const path = concatPaths(gateway.values['path'] ?? literal(''), offer.values['path'] ?? literal(''));
    return textsOf(offer.values['method'] ?? literal('ANY')).map(
      (method): FactDraft => ({
        kind: 'route',
        ...sightingOf([...gateway.chain, ...offer.chain], owner, offer.chain),
        method,
        path,
      }),
    );
  });
}
