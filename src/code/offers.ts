import type { FactDraft } from '../model/fact.ts';
import { literal, textsOf, type Value } from '../model/value.ts';
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
      /** What gateways that serve only some of it know it by. */
      readonly name?: Selector;
      readonly each?: Selector;
      readonly where?: readonly [at: Selector, text: string];
      readonly unless?: readonly [at: Selector, text: string];
    }
  /** Serves below `path` what all services of the repository offer by this library. */
  | {
      readonly does: 'serve-offers';
      readonly path: Selector;
      /** Names of what is served, where not all is; `*` stands for a part between dots, `**` for any text. */
      readonly among?: Selector;
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
    (claim) =>
      claim.effect.does === 'offer' &&
      claim.library === gateway.library &&
      areTogether(gateway, claim) &&
      isAmong(claim.values['name'], gateway.values['among']),
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

/** What is not known of either is no reason to leave it out. */
function isAmong(name: Value | undefined, among: Value | undefined): boolean {
  const patterns = among?.is === 'list' ? among.items : among ? [among] : [];
  const names = name ? textsOf(name) : [];
  if (patterns.length === 0 || names.length === 0 || patterns.some((each) => textsOf(each).length === 0)) return true;
  return patterns.flatMap(textsOf).some((pattern) => names.some((each) => isLike(each, pattern)));
}

function isLike(name: string, pattern: string): boolean {
  const parts = pattern
    .split(/(\*{1,2})/)
    .map((part) => (part === '**' ? '.{0,200}' : part === '*' ? '[^.]{0,200}' : escaped(part)));
  return new RegExp(`^${parts.join('')}$`).test(name);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
