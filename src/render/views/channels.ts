import type { Architecture, Channel, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Payload } from '../../model/payload.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import { placesIn } from '../places.ts';
import { distinct, groupedBy, namesOf, protocolNames, sortedBy } from '../selection.ts';

export interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly broker: string;
  readonly protocol: string;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  /** `true`, `false`; empty where no source says. */
  readonly durable: string;
  readonly bindings: readonly {
    readonly exchange: string;
    readonly queue: string;
    readonly key: string;
    readonly evidence: readonly Evidence[];
  }[];
  readonly payload: string;
  /** `orderId: string` …; empty when the sources name none. */
  readonly fields: readonly string[];
  /** The payload's fields with their types as JSON; empty when the sources name none. */
  readonly schema: string;
  /** What some producers send in its place, with other fields. */
  readonly alsoSent: readonly {
    readonly producers: readonly string[];
    readonly payload: string;
    readonly fields: readonly string[];
    readonly declaredAt: readonly Evidence[];
  }[];
  /** Where the payload's type is declared; the channel's own places where it has no name. */
  readonly declaredAt: readonly Evidence[];
  /** Where messages are sent, then the rest. */
  readonly evidence: readonly Evidence[];
}

/** Where messages go: every named channel with who sends and who receives. */
export function channels(architecture: Architecture): readonly ChannelRow[] {
  const nameOf = namesOf(architecture);
  const places = placesIn(architecture);
  const rows = architecture.channels.map((channel) => ({
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    broker: nameOf(channel.broker),
    protocol: protocolNames[channel.protocol],
    producers: distinct(channel.producers.map(nameOf)),
    consumers: distinct(channel.consumers.map(nameOf)),
    durable: channel.durable === undefined ? '' : String(channel.durable),
    bindings: (channel.bindings ?? []).map(({ key = '', evidence, ...ends }) => ({ ...ends, key, evidence: [evidence] })),
    payload: channel.payload?.type ?? '',
    fields: fieldsOf(channel.payload),
    schema: schemaOf(channel),
    alsoSent: (channel.alsoSent ?? []).map(({ producers, payload }) => ({
      producers: distinct(producers.map(nameOf)),
      payload: payload.type,
      fields: fieldsOf(payload),
      declaredAt: payload.evidence ? [payload.evidence] : [],
    })),
    declaredAt: channel.payload?.evidence ? [channel.payload.evidence] : channel.evidence,
    evidence: places.sending(channel),
  }));
  return sortedBy(rows, ({ name, broker, kind }) => [name, broker, kind]);
}

export interface Messaging {
  /** Everyone who sends or receives. */
  readonly services: readonly string[];
  /** Channels whose payload's fields are known. */
  readonly schemas: readonly ChannelRow[];
  readonly exchanges: readonly ChannelRow[];
  /** Exchanges that are only known by what is bound to them. */
  readonly bound: readonly {
    readonly name: string;
    readonly broker: string;
    readonly queues: readonly string[];
    readonly evidence: readonly Evidence[];
  }[];
  readonly queues: readonly ChannelRow[];
  readonly others: readonly ChannelRow[];
  /** Whether a source says of each queue and exchange whether it is durable. */
  readonly isDurabilityKnown: boolean;
}

/** Who takes part in messaging, and what messages look like. */
export function messaging(architecture: Architecture): Messaging {
  const rows = channels(architecture);
  const kept = rows.filter(({ kind }) => kind === 'queue' || kind === 'exchange');
  return {
    isDurabilityKnown: kept.length > 0 && kept.every(({ durable }) => durable !== ''),
    services: distinct(rows.flatMap(({ producers, consumers }) => [...producers, ...consumers])),
    schemas: rows.filter(({ schema }) => schema !== ''),
    exchanges: rows.filter(({ kind }) => kind === 'exchange'),
    bound: boundExchanges(rows),
    queues: rows.filter(({ kind }) => kind === 'queue'),
    others: rows.filter(({ kind }) => kind !== 'exchange' && kind !== 'queue'),
  };
}

function boundExchanges(rows: readonly ChannelRow[]): Messaging['bound'] {
  const known = new Set(rows.flatMap(({ kind, name }) => (kind === 'exchange' ? [name] : [])));
  const ends = rows.flatMap(({ broker, bindings }) => bindings.map((binding) => ({ broker, ...binding })));
  const named = groupedBy(
    ends.filter(({ exchange }) => exchange !== '' && !known.has(exchange)),
    ({ exchange }) => exchange,
  );
  const found = [...named].map(([name, bindings]) => ({
    name,
    broker: bindings[0]?.broker ?? '',
    queues: distinct(bindings.map(({ queue }) => queue)),
    evidence: bindings.flatMap(({ evidence }) => evidence),
  }));
  return sortedBy(found, ({ name }) => [name]);
}

/** A service that receives one message and sends another: the links that sagas are made of. */
export interface Relay {
  readonly service: string;
  readonly receives: readonly string[];
  readonly sends: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Every service that both receives and sends. */
export function relays(architecture: Architecture): readonly Relay[] {
  const nameOf = namesOf(architecture);
  const rows = channels(architecture);
  const services = distinct(rows.flatMap(({ consumers }) => consumers));
  return services.flatMap((service) => {
    const received = rows.filter(({ consumers }) => consumers.includes(service));
    const sent = rows.filter(({ producers }) => producers.includes(service));
    if (sent.length === 0) return [];
    const [receives, sends] = [received, sent].map((each) => distinct(each.map(({ name }) => name)));
    // Who only sends what it receives passes nothing on: one program talks to itself.
    if (!receives || !sends || [...receives, ...sends].every((name) => receives.includes(name) && sends.includes(name)))
      return [];
    const node = architecture.nodes.find(({ id }) => nameOf(id) === service);
    const evidence = [...received, ...sent].flatMap((row) => row.evidence);
    return [{ service, receives, sends, evidence: node ? ownFirst(evidence, node, architecture.nodes) : evidence }];
  });
}

/** Places in a node's folders before the others. */
function ownFirst(evidence: readonly Evidence[], node: Node, nodes: readonly Node[]): readonly Evidence[] {
  const isOwn = ({ path }: Evidence) => nodesAround(path, nodes).includes(node);
  return [...evidence.filter(isOwn), ...evidence.filter((place) => !isOwn(place))];
}

/** Channels whose name says that they take what could not be delivered. */
export function deadLetters(architecture: Architecture): readonly ChannelRow[] {
  return channels(architecture).filter(({ name }) => /(^|[^a-z])(dlq|dlx|dlt)([^a-z]|$)|dead[._-]?letter/i.test(name));
}

function fieldsOf(payload: Payload | undefined): readonly string[] {
  return Object.entries(payload?.fields ?? {})
    .map(([name, type]) => `${name}: ${type}`)
    .sort();
}

function schemaOf({ payload }: Channel): string {
  if (payload === undefined || Object.keys(payload.fields).length === 0) return '';
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(payload.fields)
        .map((field) => field.map(oneLine))
        .sort(),
    ),
    null,
    2,
  );
}
