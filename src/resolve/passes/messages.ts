import type { ChannelKind, FactOf, Protocol } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import { endsByExchange, keyedByDefault, laidToListeners, withoutPatterns } from '../bound-queues.ts';
import { laidToQueues } from '../carried-messages.ts';
import { because, certaintyOf, evidenceChain, realDeployments } from '../chain.ts';
import { connectedBroker } from '../connected-broker.ts';
import { alsoSent, payloadOf } from '../contracts/carried.ts';
import { declaredEnds, type End, type MessageFact } from '../contracts/channels.ts';
import { describePayload } from '../contracts/message-types.ts';
import { distinctEvidence, sorted } from '../draft.ts';
import { type Followed, isComplete } from '../follow.ts';
import { followChannel } from '../follow-channel.ts';
import type { Thing } from '../identity/thing.ts';
import { withoutKeptLists } from '../kept-lists.ts';
import { asAttached } from '../knowledge/frameworks/reactive-channels.ts';
import { asBound } from '../knowledge/frameworks/stream-functions.ts';
import { CONNECTED, carrierOf } from '../knowledge/technologies.ts';
import { endsByPattern, isByExpression } from '../name-patterns.ts';
import { openChannel, tellFound } from '../open-channels.ts';
import { withoutOwnTalk } from '../own-talk.ts';
import { endsByPart, endsOpenAlike, keyedByPart, type OpenEnd } from '../partly-known.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { asSpoken } from '../spoken-protocol.ts';
import { findStores, type StoreFound } from '../store.ts';
import { findTarget } from '../target.ts';
import { asType } from '../type-exchanges.ts';
import { sentToWholes } from '../whole-exchanges.ts';
import { byWorkersQueues, type Messaging } from '../worker-queues.ts';
import { reportOpen } from './contracts.ts';
import { missingOf } from './routes.ts';

/** Who sends and receives what: an edge from each end to its broker, and the channels between them. */
export const messages: Pass = {
  name: 'messages',
  run: (around) => {
    const open: OpenEnd[] = [];
    const stated = withoutKeptLists(byWorkersQueues(statedMessaging(around), around.settings)).map((each) => ({
      ...each,
      stores: brokersOf(each.fact, each.thing, around),
    }));
    const own = stated.flatMap(({ fact, thing, names, stores }): readonly End[] => {
      const broker = stores[0]?.to ?? fact.protocol;
      if (names.length === 0) open.push({ fact, thing, broker });
      return names.map((name) => ({ fact, thing, name, broker }));
    });
    const named = laidToQueues(laidToListeners(keyedByDefault(keyedByPart(own, around), around), open, around), around);
    const isKept = (ends: readonly End[]) => {
      const keys = new Set(ends.map(({ fact, thing }) => `${fact.id} ${thing.id}`));
      return ({ fact, thing }: Messaging) => keys.has(`${fact.id} ${thing.id}`);
    };
    const [isNamed, isUntaken] = [isKept(named), isKept(named.filter((end) => end.isUntaken))];
    for (const each of stated)
      if (each.names.length === 0 || isNamed(each)) connect(isUntaken(each) ? { ...each, names: [] } : each, each.stores, around);
    const ends = [...named, ...endsByPart(open, named, around), ...endsOpenAlike(open, around)];
    const all = withoutOwnTalk([...ends, ...describedEnds(ends, around)]);
    const [byPattern, byExchange] = [endsByPattern(all, around), endsByExchange(all, around)];
    for (const end of all) tellFound(end, byPattern, around);
    const found = [...withoutPatterns(all, { byPattern, byExchange }, around), ...byPattern, ...byExchange];
    addChannels(sentToWholes(found, around), around);
    for (const fact of askingFirst(around.facts.of('publish'))) {
      if (!carrierOf(fact)) for (const thing of around.owners.thingsOf(fact.owner)) connectToPeer(fact, thing, ends, around);
    }
  },
};

function statedMessaging(around: Surroundings): readonly Messaging[] {
  return [...around.facts.of('publish'), ...around.facts.of('subscribe')].flatMap((stated) =>
    around.owners.thingsOf(stated.owner).flatMap((thing) => {
      const bound = asBound(stated, thing, around.settings);
      return bound
        .flatMap((each) => asAttached(each, thing, around))
        .map((each) => {
          const fact = asSpoken(each, thing, around);
          return { fact, thing, names: namesOf(fact, thing, around) };
        });
    }),
  );
}

/** Ends that descriptions of channels declare; what nobody could be found for is listed. */
function describedEnds(ends: readonly End[], around: Surroundings): readonly End[] {
  const described = declaredEnds(
    ends.filter((end) => !end.isUntaken),
    around,
  );
  for (const { contract, why } of described.open) reportOpen(contract, why, around);
  return described.ends.map((end) => {
    if (end.broker !== undefined) return { ...end, broker: end.broker };
    const { fact, thing } = end;
    const stores = brokersOf(fact, thing, around);
    connect({ fact, thing, names: namesOf(fact, thing, around, true) }, stores, around);
    return { ...end, broker: stores[0]?.to ?? fact.protocol };
  });
}

function brokersOf(fact: MessageFact, thing: Thing, around: Surroundings): readonly StoreFound[] {
  if (fact.broker === CONNECTED) return connectedBroker(fact, thing, around);
  const broker = carrierOf(fact);
  return broker ? findStores({ ...broker, ...(fact.connection ? { target: fact.connection } : {}), fact }, thing, around) : [];
}

function connect({ fact, thing, names }: Messaging, brokers: readonly StoreFound[], around: Surroundings): void {
  for (const store of brokers) {
    around.draft.addEdge({
      from: thing.id,
      to: store.to,
      protocol: spokenWith(store.to, fact, thing, around),
      pattern: 'publish-subscribe',
      operations: names.map((each) => `${fact.kind} ${each.text}`),
      purpose: 'exchanges messages',
      deployments: realDeployments(store.deployments),
      certainty: certaintyOf(fact, store.certainty),
      evidence: evidenceChain(fact, store.hops),
      because: because('messages', [fact, ...store.hops], store.reason),
    });
  }
}

/** Destinations say nothing of the protocol; whatever connected the program with their broker does. */
function spokenWith(to: string, { protocol }: MessageFact, thing: Thing, { draft }: Surroundings): Protocol {
  if (protocol !== 'other') return protocol;
  return draft.edgesFrom(thing.id).find((edge) => edge.to === to)?.protocol ?? protocol;
}

/** The channel's names; a queue without one of its own goes by its exchange. */
function namesOf(fact: MessageFact, thing: Thing, around: Surroundings, isQuiet = false): readonly Followed[] {
  const follow = (value: MessageFact['channel']) => followChannel(value, fact, thing, around.settings);
  const texts = follow(fact.channel);
  const named = texts.filter((each) => isComplete(each) && each.text !== '');
  const names =
    named.length > 0 ? named : follow(fact.exchange ?? literal(null)).filter((each) => isComplete(each) && each.text !== '');
  const single = holdsSeveral(fact) && !isByExpression(fact) ? names.flatMap(namesIn) : names;
  const typed = single.map((each) => asType(each, fact, around.facts));
  const distinct = [...new Map(typed.map((each) => [each.text, each])).values()];
  // Whether an expression names any is told once all channels are known.
  if (isQuiet || isByExpression(fact) || (distinct.length === 0 && isNamedByServer(fact, texts))) return distinct;
  around.draft.count('channels', distinct.length > 0);
  if (distinct.length === 0) {
    around.draft.addUnknown(openChannel({ fact, thing }, `value of ${missingOf(texts) || 'the name'}`));
  }
  return distinct;
}

/**
 * A queue that is declared with an empty name gets one from the server, for this receiver alone: what it is bound to says what it receives.
 * https://www.rabbitmq.com/docs/queues#server-named-queues
 */
function isNamedByServer({ protocol, kind, channelKind }: MessageFact, texts: readonly Followed[]): boolean {
  const isOwnQueue = protocol === 'amqp' && kind === 'subscribe' && channelKind === 'queue';
  return isOwnQueue && texts.length > 0 && texts.every((each) => isComplete(each) && each.text === '');
}

/**
 * Topics have no commas in their names, so that a setting can hold several: https://kafka.apache.org/documentation/#topicconfigs
 * A setting that somebody receives from does not name one queue with a comma either: it is split where it is read.
 */
function holdsSeveral({ protocol, kind, channelKind, channel }: MessageFact): boolean {
  return (
    protocol === 'kafka' || (protocol === 'amqp' && kind === 'subscribe' && channelKind === 'queue' && channel.is === 'setting')
  );
}

function namesIn(name: Followed): readonly Followed[] {
  const names = name.text.split(',').map((each) => each.trim());
  return names.flatMap((text) => (text === '' ? [] : [{ ...name, text }]));
}

function addChannels(ends: readonly End[], around: Surroundings): void {
  const groups = new Map<string, End[]>();
  for (const end of ends) {
    const key = `${end.broker}:${end.name.text}`;
    groups.set(key, [...(groups.get(key) ?? []), end]);
  }
  for (const [id, group] of groups) {
    const [first] = group;
    if (!first || group.every((end) => end.isUntaken)) continue;
    const thingsOn = (kind: MessageFact['kind']) =>
      sorted(group.filter((end) => end.fact.kind === kind && !end.isUntaken).map((end) => end.thing.id));
    const described = describePayload(first.name.text, payloadOf(group), around.facts);
    const schemas = described?.schema ? [described.schema] : [];
    around.draft.addChannel({
      id,
      name: first.name.text,
      kind: kindOf(group),
      broker: first.broker,
      protocol: first.fact.protocol,
      producers: thingsOn('publish'),
      consumers: thingsOn('subscribe'),
      ...(described ? { payload: described.payload } : {}),
      ...alsoSent(group, described?.payload),
      certainty: 'resolved',
      evidence: distinctEvidence([
        ...group.flatMap((end) => evidenceChain(end.fact, end.name.hops)),
        ...schemas.map(({ evidence }) => evidence),
      ]),
      because: because(
        'messages',
        [...group.flatMap((end) => [end.fact, ...end.name.hops]), ...schemas],
        `they use the same name on ${first.broker}`,
      ),
    });
  }
}

const TELLING: readonly ChannelKind[] = ['rpc', 'queue', 'topic', 'subject', 'stream', 'exchange', 'event'];

function kindOf(group: readonly End[]): ChannelKind {
  return TELLING.find((kind) => group.some((end) => end.fact.channelKind === kind)) ?? 'event';
}

/** An edge that is asked anything over waits for answers, whatever else is only told. */
function askingFirst(facts: readonly FactOf<'publish'>[]): readonly FactOf<'publish'>[] {
  const isTold = ({ channelKind }: FactOf<'publish'>) => channelKind === 'event';
  return [...facts.filter((fact) => !isTold(fact)), ...facts.filter(isTold)];
}

/** Transports without a broker lead from the sender to the receiver: by address, else to the only one that listens to the name. */
function connectToPeer(fact: FactOf<'publish'>, thing: Thing, ends: readonly End[], around: Surroundings): void {
  if (!isPeerToPeer(fact.protocol)) return;
  const target = fact.connection ? findTarget(fact.connection, thing, { kind: 'external', fact }, around) : undefined;
  const names = namesOf(fact, thing, around, true).map((each) => each.text);
  const listeners = ends.filter(
    (end) => end.fact.kind === 'subscribe' && end.fact.protocol === fact.protocol && names.includes(end.name.text),
  );
  const others = [...new Set(listeners.map((end) => end.thing.id))].filter((id) => id !== thing.id);
  const byName = others.length === 1 ? others.map((to) => peer(to, `only ${to} receives ${names.join(', ')}`)) : [];
  const isEvent = fact.channelKind === 'event';
  const found = target && target.reached.length > 0 ? target.reached : byName;
  for (const each of found) {
    around.draft.addEdge({
      from: thing.id,
      to: each.to,
      protocol: fact.protocol,
      pattern: isEvent ? 'publish-subscribe' : 'request-response',
      operations: names.map((name) => `${isEvent ? 'emit' : 'send'} ${name}`),
      purpose: isEvent ? 'sends events' : 'sends requests',
      deployments: realDeployments([each.deployment]),
      certainty: certaintyOf(fact, each.certainty),
      evidence: evidenceChain(fact, each.hops),
      because: because('messages', [fact, ...each.hops], each.reason),
    });
  }
}

function peer(to: string, reason: string) {
  return { to, reason, deployment: 'code', certainty: 'inferred' as const, hops: [] };
}

function isPeerToPeer(protocol: Protocol): boolean {
  return protocol === 'tcp' || protocol === 'grpc' || protocol === 'http' || protocol === 'websocket';
}
