import type { Fact } from '../model/fact.ts';
import { setting } from '../model/value.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { productName } from './knowledge/products.ts';
import type { Surroundings } from './pass.ts';
import { findLikely, type StoreFound } from './store.ts';

/** Servers that have destinations of JMS; RabbitMQ only where a program is connected with nothing else. */
const SERVERS = new Set(['activemq', 'artemis', 'qpid', 'solace', 'ibm-mq', 'amqp']);

/**
 * The broker of messages that say no product: the one that the program's only connection to such a server leads to, else the only one there is.
 * https://jakarta.ee/specifications/messaging/3.1/jakarta-messaging-spec-3.1#connection-factory
 */
export function connectedBroker(fact: Fact, thing: Thing, around: Surroundings): readonly StoreFound[] {
  const edges = around.draft.edgesFrom(thing.id).filter(({ to }) => around.draft.node(to)?.kind === 'broker');
  const among = (names: ReadonlySet<string>) => edges.filter(({ to }) => isOf(names, around.draft.node(to)?.technology ?? []));
  const fitting = [among(SERVERS), among(new Set(['rabbitmq']))].find((each) => each.length > 0) ?? [];
  const [edge] = fitting;
  if (edge && new Set(fitting.map(({ to }) => to)).size === 1) {
    const { to, deployments, certainty } = edge;
    return [{ to, deployments, certainty, reason: 'its connection factory leads there', hops: [] }];
  }
  const likely =
    edge || isItsOwn(thing, around) ? undefined : findLikely({ technology: 'activemq', kind: 'broker', fact }, thing, around);
  const node = likely && around.things.find(({ id }) => id === likely.to);
  return likely && isOf(SERVERS, node?.technology ?? []) ? [likely] : [];
}

const INSIDE: readonly (readonly [key: string, text: RegExp])[] = [
  ['spring.activemq.broker-url', /^vm:/],
  ['spring.artemis.broker-url', /^vm:/],
  ['spring.artemis.mode', /^embedded$/i],
];

/** A broker can run inside of the program: https://activemq.apache.org/components/classic/documentation/vm-transport-reference */
function isItsOwn(thing: Thing, { settings }: Surroundings): boolean {
  return INSIDE.some(([key, inside]) => {
    const texts = followEverywhere(setting(key), thing, settings).filter(isComplete);
    return texts.length > 0 && texts.every(({ text }) => inside.test(text));
  });
}

function isOf(names: ReadonlySet<string>, technology: readonly string[]): boolean {
  return technology.some((each) => names.has(productName(each)));
}
