import type { Edge } from '../../model/architecture.ts';
import type { FactOf, Protocol } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import { evidenceChain, realDeployments } from '../chain.ts';
import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';
import { findTarget, type OutsideHint } from '../target.ts';

/** Where the server that comes along with a page passes a request on. */
export interface Passed extends Pick<Edge, 'deployments' | 'evidence'> {
  readonly id: string;
  readonly reason: string;
  /** By the server that a page is developed with. */
  readonly isOfDevelopment: boolean;
}

/** The rule of the thing's own proxy that takes the path, the longest prefix first. */
export function passedOn(operations: readonly string[], thing: Thing, around: Surroundings): readonly Passed[] {
  return passedBy(operations, thing, thing, around);
}

/** The same for the rules of another, a gateway that the thing's requests go through. */
export function passedBy(operations: readonly string[], owner: Thing, thing: Thing, around: Surroundings): readonly Passed[] {
  const rules = around.facts.of('call').filter((fact) => isOwnRule(fact, owner, around));
  const paths = operations.map((operation) => operation.slice(operation.indexOf(' ') + 1));
  const taking = new Set(paths.flatMap((path) => longest(rules.filter((rule) => isBelow(path, rule.forwards ?? '')))));
  return [...taking].flatMap((rule) =>
    findTarget(rule.target, owner, hintOf(rule), around).reached.map(({ to, deployment, hops }) => ({
      id: to,
      isOfDevelopment: rule.isOfDevelopment === true,
      deployments: realDeployments([deployment]),
      evidence: evidenceChain(rule, hops),
      reason: `${owner === thing ? "the page's own server" : owner.id} passes what is below ${rule.forwards} on to it`,
    })),
  );
}

/** What pages speak with those that a rule of their own proxy, or of a gateway's, passes their requests on to, where it is not plain HTTP. */
export function protocolBehind(rule: FactOf<'call'>, thing: Thing, around: Surroundings): Protocol | undefined {
  const { forwards } = rule;
  if (forwards === undefined || forwards === '/') return undefined;
  const through = askedByPages(thing, rule, around).filter(({ paths }) => paths.some((path) => isBelow(path, forwards)));
  const [protocol, ...others] = new Set(through.map((each) => each.protocol));
  // A gateway passes GraphQL on as the plain requests that it is made of; a WebSocket it has to know.
  if (others.length > 0 || (thing.kind !== 'frontend' && protocol !== 'websocket')) return undefined;
  return protocol;
}

/** A gateway may have several pages behind it. */
function askedByPages(thing: Thing, rule: FactOf<'call'>, around: Surroundings): readonly Asked[] {
  if (thing.kind === 'frontend') return askedIn(around).filter(({ page }) => page === thing);
  return thing.kind === 'gateway' && rule.protocol === 'http' ? askedIn(around) : [];
}

/** What a page asks, by the paths that it comes to with the page's own settings. */
interface Asked {
  readonly page: Thing;
  readonly protocol: Protocol;
  readonly paths: readonly string[];
}

const known = new WeakMap<Surroundings, readonly Asked[]>();

/** Every rule of a proxy asks for all of it. */
function askedIn(around: Surroundings): readonly Asked[] {
  const found = known.get(around) ?? readAsked(around);
  known.set(around, found);
  return found;
}

function readAsked(around: Surroundings): readonly Asked[] {
  const calls = around.facts.of('call').filter(({ forwards }) => forwards === undefined);
  return calls.flatMap((fact) => {
    const pages = around.owners.thingsOf(fact.owner).filter(({ kind }) => kind === 'frontend');
    return pages.map((page) => ({ page, protocol: fact.protocol, paths: pathsOf(fact, page, around) }));
  });
}

/** `/live` itself, and that of `wss://${location.host}/live`. */
function pathsOf(fact: FactOf<'call'>, page: Thing, around: Surroundings): readonly string[] {
  const own = textsOf(fact.target);
  return own.length > 0 ? own : findTarget(fact.target, page, { kind: 'external', fact, isInsideOnly: true }, around).relative;
}

function hintOf(fact: FactOf<'call'>): OutsideHint {
  return { kind: 'external', fact, isInsideOnly: fact.isOfDevelopment === true };
}

function isOwnRule(fact: FactOf<'call'>, thing: Thing, { owners }: Surroundings): boolean {
  const { owner, forwards } = fact;
  const isServed = owner.is === 'code' || (owner.is === 'file' && owner.product !== undefined);
  return forwards !== undefined && isServed && owners.thingsOf(owner).includes(thing);
}

function longest(rules: readonly FactOf<'call'>[]): readonly FactOf<'call'>[] {
  const most = Math.max(0, ...rules.map((rule) => rule.forwards?.length ?? 0));
  return rules.filter((rule) => rule.forwards?.length === most);
}

/** Whether a path is the prefix or lies below it; `{}` in the prefix is any segment. */
export function isBelow(path: string, prefix: string): boolean {
  const asked = path.split('/');
  return prefix
    .replace(/\/$/, '')
    .split('/')
    .every((segment, index) => (segment === '{}' ? (asked[index] ?? '') !== '' : asked[index] === segment));
}
