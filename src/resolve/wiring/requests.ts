import type { FactOf } from '../../model/fact.ts';
import { groupBy } from '../../model/group-by.ts';
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
  const sent = around.facts
    .of('call')
    .filter((fact) => fact.protocol === 'http' && fact.owner.is === 'code' && fact.vendor === undefined && !isPassedOn(fact))
    .flatMap((fact) => around.owners.thingsOf(fact.owner).flatMap((thing) => requestsOf(fact, thing, around)));
  return notToEither(sent).filter(({ to }) => services.has(to));
}

/** Where one line is known to ask one of several services, which of them it asks for what is not said. */
function notToEither(sent: readonly SentRequest[]): readonly SentRequest[] {
  const same = groupBy(sent, ({ from, method, path }) => `${from} ${method} ${path}`);
  return [...same.values()].flatMap((group) =>
    group.filter((each) => !group.some((other) => other.to !== each.to && sharesLine(each, other))),
  );
}

function sharesLine(one: SentRequest, other: SentRequest): boolean {
  return one.evidence.some(({ path, line }) => other.evidence.some((each) => each.path === path && each.line === line));
}

function requestsOf(fact: FactOf<'call'>, thing: Thing, around: Surroundings): readonly SentRequest[] {
  const { reached, lost } = findTarget(fact.target, thing, { kind: 'external', fact, isInsideOnly: true }, around);
  // Where the same deployment also leads it somewhere unknown, this very request may be meant for there.
  const unsure = new Set(lost.map(({ deployment }) => deployment));
  // An address with a path of its own in front of the request's: which of them the client joins, and how, is not said.
  if (fact.path && reached.some(({ address }) => address.path.length > 1)) return [];
  const sent = reached
    .filter(({ deployment, certainty }) => !unsure.has(deployment) && certainty !== 'inferred')
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
    .filter(isPassedOn)
    .flatMap(({ owner }) => owners.thingsOf(owner).map(({ id }) => id));
  const generated = things.filter((thing) =>
    libraries.of(thing.programs.map(({ folder }) => folder)).some(({ name }) => MORE_THAN_CODE.test(name)),
  );
  return new Set([...open, ...passing, ...generated.map(({ id }) => id)]);
}

/** What a proxy does with requests that arrive, by a rule of its configuration or by a middleware that keeps their method. */
function isPassedOn({ forwards, method }: FactOf<'call'>): boolean {
  return forwards !== undefined || method === 'ANY';
}

/** A route for everything below a path. */
function isWide(method: string, path: string): boolean {
  return /[*(]|\.\.\./.test(path) || (method.toUpperCase() === 'ANY' && path.replaceAll('/', '') === '');
}
