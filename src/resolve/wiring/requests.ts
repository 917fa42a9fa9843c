import type { FactOf } from '../../model/fact.ts';
import type { SentRequest } from '../../model/wiring.ts';
import { evidenceChain } from '../chain.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';
import { operationOf } from '../passes/calls.ts';
import { findTarget } from '../target.ts';

/** Requests in code whose path is known, to services whose routes are all known. */
export function sentRequests(around: Surroundings): readonly SentRequest[] {
  const open = servicesWithOpenRoutes(around);
  const services = new Set(around.things.filter((thing) => isServer(thing, open)).map(({ id }) => id));
  if (services.size === 0) return [];
  return around.facts
    .of('call')
    .filter(
      (fact) => fact.protocol === 'http' && fact.owner.is === 'code' && fact.vendor === undefined && fact.forwards === undefined,
    )
    .flatMap((fact) => around.owners.thingsOf(fact.owner).flatMap((thing) => requestsOf(fact, thing, services, around)));
}

function requestsOf(
  fact: FactOf<'call'>,
  thing: Thing,
  services: ReadonlySet<string>,
  around: Surroundings,
): readonly SentRequest[] {
  const { reached } = findTarget(fact.target, thing, { kind: 'external', fact, isInsideOnly: true }, around);
  // An address with a path of its own in front of the request's: which of them the client joins, and how, is not said.
  if (fact.path && reached.some(({ address }) => address.path.length > 1)) return [];
  const sent = reached
    .filter(({ to, certainty }) => services.has(to) && certainty !== 'inferred')
    .flatMap(({ to, address, hops }) =>
      operationOf(fact, thing, address.path, around).flatMap((operation): readonly SentRequest[] => {
        const [, method = '', path = ''] = /^(?:([A-Z]+) )?(\/.*)$/.exec(operation) ?? [];
        const isKnown =
          path.length > 1 && !/^\/\{\}/.test(path) && path.split('/').every((part) => part === '{}' || !part.includes('{}'));
        return isKnown ? [{ from: thing.id, to, method, path, evidence: evidenceChain(fact, hops) }] : [];
      }),
    );
  return [...new Map(sent.map((each) => [`${each.to} ${each.method} ${each.path}`, each])).values()];
}

/** Frameworks and products that serve paths which no route of the code states. */
const MORE_THAN_CODE =
  /graphql|apollo|data-rest|gateway|zuul|proxy|django|rails|laravel|strapi|directus|keycloak|odata|jersey|wordpress/i;

function isServer(thing: Thing, open: ReadonlySet<string>): boolean {
  return (
    thing.kind === 'service' &&
    !thing.product &&
    !open.has(thing.id) &&
    !thing.technology.some((each) => MORE_THAN_CODE.test(each))
  );
}

/** Services of whose routes not all are known, or that pass on what they do not serve themselves. */
function servicesWithOpenRoutes({ facts, owners, settings, libraries, things }: Surroundings): ReadonlySet<string> {
  const open = facts.of('route').flatMap((fact) =>
    owners
      .thingsOf(fact.owner)
      .filter((thing) =>
        followEverywhere(fact.path, thing, settings).some((each) => !isComplete(each) || isWide(fact.method, each.text)),
      )
      .map(({ id }) => id),
  );
  const passing = facts
    .of('call')
    .filter(({ forwards }) => forwards !== undefined)
    .flatMap(({ owner }) => owners.thingsOf(owner).map(({ id }) => id));
  const generated = things.filter((thing) =>
    libraries.of(thing.programs.map(({ folder }) => folder)).some(({ name }) => MORE_THAN_CODE.test(name)),
  );
  return new Set([...open, ...passing, ...generated.map(({ id }) => id)]);
}

/** A route for everything below a path. */
function isWide(method: string, path: string): boolean {
  return /[*(]|\.\.\./.test(path) || (method.toUpperCase() === 'ANY' && path.replaceAll('/', '') === '');
}
