// https://docs.dapr.io/reference/api/
import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import { literal, unknown, type Value } from '../model/value.ts';
import { isInside } from '../sdk/path.ts';
import { THROUGH_SIDECAR } from './block-stores.ts';
import { boundMessages, isBound, isStated } from './bound-messages.ts';
import { type FactIndex, withFacts } from './fact-index.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { brokerOf } from './knowledge/technologies.ts';
import { type SidecarRequest, sidecarRequest } from './sidecar-request.ts';
import type { Survey } from './survey.ts';

type Block = FactOf<'building-block'>;
type CallFact = FactOf<'call'>;
type MessageFact = FactOf<'publish'> | FactOf<'subscribe'>;
type Ground = Pick<Survey, 'facts' | 'owners' | 'settings' | 'directory'>;

/** The facts with what goes through a service's sidecar said as what it comes to: the other service, the broker, the store. */
export function throughSidecars(ground: Ground): FactIndex {
  const { facts } = ground;
  const messages = [...facts.of('publish'), ...facts.of('subscribe')].flatMap((fact) => throughBroker(fact, ground));
  const asked = facts.of('call').flatMap((fact) => throughRequest(fact, ground));
  const taken = isBound(facts) ? facts.of('route').flatMap((fact) => throughRoute(fact, ground)) : [];
  const all: readonly Fact[] = [...facts.of('connection'), ...messages, ...taken, ...asked];
  const known = new Map<FactKind, readonly Fact[]>(
    (['publish', 'subscribe', 'call', 'connection'] as const).map((kind) => [kind, all.filter((fact) => fact.kind === kind)]),
  );
  return withFacts(facts, known);
}

/** A message for a named component goes to the broker behind it. */
function throughBroker(fact: MessageFact, ground: Ground): readonly MessageFact[] {
  if (fact.broker !== 'dapr') return [fact];
  const { broker: _, connection, ...rest } = fact;
  const things = ground.owners.thingsOf(fact.owner);
  const blocks = things.flatMap((thing) => blocksOf(connection, thing, ground));
  const carried = distinct(blocks).flatMap(({ behind }) => behind ?? []);
  if (carried.length === 0) return [rest];
  return carried.map(({ protocol, technology, target }) => ({
    ...rest,
    protocol,
    ...(!brokerOf(protocol) && { broker: technology }),
    ...(isStated(target) && { connection: target }),
    library: THROUGH_SIDECAR,
  }));
}

/** The components that a text names; where no name is known, the only one that carries messages. */
function blocksOf(name: Value | undefined, thing: Thing, ground: Ground): readonly Block[] {
  const names = name ? followEverywhere(name, thing, ground.settings).filter(isComplete) : [];
  const found = names.flatMap(({ text }) => blocksNamed(text, 'pubsub', thing, ground.facts));
  if (found.length > 0) return found;
  const all = ground.facts.of('building-block').filter(({ use, behind }) => use === 'pubsub' && behind);
  return new Set(all.map(({ behind }) => behind?.technology)).size === 1 ? all : [];
}

/** Those that the thing's deployments give to it; wherever they lie, when none of those is known to. */
function blocksNamed(name: string, use: string, thing: Thing, facts: FactIndex): readonly Block[] {
  const all = facts.of('building-block').filter((block) => block.name === name && block.use === use && isFor(block, thing));
  const mounts = thing.components.flatMap((component) => component.facts.flatMap((fact) => fact.mounts ?? []));
  const near = all.filter(
    ({ deployment, evidence }) =>
      thing.deployments.includes(deployment) || mounts.some((mount) => isInside(evidence.path, mount)),
  );
  return near.length > 0 ? near : all;
}

function isFor({ scopes }: Block, { name, aliases }: Thing): boolean {
  return scopes.length === 0 || scopes.some((scope) => scope === name || aliases.includes(scope));
}

function distinct(blocks: readonly Block[]): readonly Block[] {
  return [...new Map(blocks.map((block) => [JSON.stringify([block.behind, block.channels]), block])).values()];
}

/** A request to the sidecar is one to whom it passes it on. */
function throughRequest(fact: CallFact, ground: Ground): readonly Fact[] {
  const things = ground.owners.thingsOf(fact.owner);
  const found = things.flatMap((thing) => requestsOf(fact, thing, ground));
  if (found.length === 0) return [fact];
  const said = new Map(found.flat().map((each) => [JSON.stringify(each), each]));
  return [...said.values()];
}

/** For every address that leads to the sidecar, what it comes to; none when another address is meant. */
function requestsOf(fact: CallFact, thing: Thing, ground: Ground): readonly (readonly Fact[])[] {
  const { settings, directory } = ground;
  const isOwn = (host: string) =>
    thing.deployments.some((deployment) => directory.findDeployed({ host, path: '' }, deployment)?.thing === thing);
  return sidecarRequest(fact, thing, settings, isOwn).map((request) => comesTo(request, fact, thing, ground));
}

function comesTo(request: SidecarRequest, fact: CallFact, thing: Thing, ground: Ground): readonly Fact[] {
  switch (request.asks) {
    case 'itself':
      return [];
    case 'service': {
      const { path: _, recipient: __, ...rest } = fact;
      return [{ ...rest, target: literal(`http://${request.id}${request.path}`) }];
    }
    case 'publish':
      return throughBroker(messageOf(request, fact), ground);
    case 'component': {
      const blocks = blocksNamed(request.component, request.use, thing, ground.facts);
      return blocks.length === 0 ? [fact] : distinct(blocks).flatMap((block) => throughBlock(block, fact));
    }
  }
}

function messageOf({ component, topic }: Extract<SidecarRequest, { asks: 'publish' }>, fact: CallFact): FactOf<'publish'> {
  return {
    kind: 'publish',
    ...sightingOf(fact),
    protocol: 'other',
    broker: 'dapr',
    connection: literal(component),
    channel: topic.includes('{}') ? unknown('the topic of the request') : literal(topic),
    channelKind: 'topic',
    library: 'dapr',
  };
}

function throughBlock(block: Block, fact: CallFact): readonly Fact[] {
  return [...connectionTo(block, fact), ...boundMessages(block, 'out', sightingOf(fact))];
}

/** A binding calls the service with what it takes: https://docs.dapr.io/developing-applications/building-blocks/bindings/howto-triggers/ */
function throughRoute(fact: FactOf<'route'>, { facts, owners, settings }: Ground): readonly Fact[] {
  if (fact.method !== 'POST' && fact.method !== 'ANY') return [];
  const found = owners
    .thingsOf(fact.owner)
    .flatMap((thing) => followEverywhere(fact.path, thing, settings).flatMap(({ text }) => blocksCalling(text, thing, facts)));
  return distinct(found).flatMap((block) => boundMessages(block, 'in', sightingOf(fact)));
}

/** The bindings that call a service of this path. */
function blocksCalling(path: string, thing: Thing, facts: FactIndex): readonly Block[] {
  const plain = (text: string) => text.replace(/^\/+|\/+$/g, '');
  const names = facts
    .of('building-block')
    .flatMap(({ name, channels, route }) => (channels && plain(route ?? name) === plain(path) ? [name] : []));
  return [...new Set(names)].flatMap((name) => blocksNamed(name, 'bindings', thing, facts));
}

function connectionTo({ behind, name }: Block, fact: CallFact): readonly Fact[] {
  return behind ? [{ kind: 'connection', ...sightingOf(fact), ...behind, name: literal(name), library: THROUGH_SIDECAR }] : [];
}

function sightingOf({ id, foundBy, owner, evidence, via }: CallFact | FactOf<'route'>) {
  return { id, foundBy, owner, evidence, ...(via && { via }) };
}
