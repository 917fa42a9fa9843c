import type { Architecture, Certainty, Channel, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Places, placesIn } from '../places.ts';
import { distinct, isRequest, namesOf, protocolNames, sortedBy } from '../selection.ts';
import { isOfRule, toldOperation } from './routing.ts';

export interface MatrixRow {
  readonly source: string;
  readonly target: string;
  readonly protocol: string;
  readonly pattern: string;
  readonly purpose: string;
  readonly operations: readonly string[];
  /** What goes over it as documents tell it: the rules of a proxy by the paths that arrive, then what is asked for beside them. */
  readonly told: readonly string[];
  /** Paths that a proxy's rules pass on to the target. */
  readonly passesOn: readonly string[];
  /** What is asked for beside rules. */
  readonly asked: readonly string[];
  readonly certainty: Certainty;
  readonly inferred: boolean;
  /** A message from its producer to its consumer, in place of a connection. */
  readonly isMessage: boolean;
  readonly evidence: readonly Evidence[];
}

/** Who talks to whom: every connection, and every message from its producer to its consumer. */
export function matrix(architecture: Architecture): readonly MatrixRow[] {
  const nameOf = namesOf(architecture);
  const connections = architecture.edges.map((edge) => connectionRow(edge, nameOf, architecture.channels));
  const places = placesIn(architecture);
  const messages = architecture.channels.flatMap((channel) => messageRows(channel, nameOf, places));
  return sortedBy([...connections, ...messages], (row) => [row.source, row.target, row.protocol, row.pattern, row.purpose]);
}

/** Requests that wait for an answer. */
export function requests(architecture: Architecture): readonly MatrixRow[] {
  const waiting = architecture.edges.filter(isRequest);
  return matrix({ ...architecture, edges: waiting, channels: [] });
}

const patternNames: Readonly<Record<Edge['pattern'], string>> = {
  'request-response': 'Request-Response',
  'publish-subscribe': 'Pub-Sub',
  'data-access': 'Data Access',
  connection: 'Connection',
};

function connectionRow(edge: Edge, nameOf: (id: string) => string, channels: readonly Channel[]): MatrixRow {
  const operations = [...edge.operations].sort();
  const asked = operations.filter((operation) => !isOfRule(edge, operation));
  const rules = distinct(['', ...operations].flatMap((each) => (isOfRule(edge, each) ? toldOperation(edge, each) : [])));
  return {
    source: nameOf(edge.from),
    target: nameOf(edge.to),
    protocol: protocolNames[edge.protocol],
    pattern: isOfMessages(edge) ? patternOfMessages(edge, channels) : patternNames[edge.pattern],
    purpose: rules.length > 0 && asked.length > 0 ? 'sends requests and passes others on' : edge.purpose,
    operations,
    told: [...rules, ...asked],
    passesOn: distinct((edge.forwards ?? []).map(({ path }) => path)),
    asked,
    certainty: edge.certainty,
    inferred: edge.certainty === 'inferred',
    isMessage: false,
    evidence: edge.evidence,
  };
}

/** A connection to a broker, or to a store that holds queues, that nothing but messages goes over. */
function isOfMessages({ operations }: Edge): boolean {
  return operations.length > 0 && operations.every((operation) => /^(publish|subscribe) /.test(operation));
}

/** As its channels, where all are of one pattern. */
function patternOfMessages({ from, to }: Edge, channels: readonly Channel[]): string {
  const used = channels.filter(
    ({ broker, producers, consumers }) => broker === to && [...producers, ...consumers].includes(from),
  );
  const [pattern, ...others] = new Set(used.map(patternOf));
  return pattern !== undefined && others.length === 0 ? pattern : patternNames['publish-subscribe'];
}

function patternOf({ kind }: Channel): string {
  return kind === 'queue' ? 'Queue' : kind === 'rpc' ? patternNames['request-response'] : patternNames['publish-subscribe'];
}

function messageRows(channel: Channel, nameOf: (id: string) => string, places: Places): readonly MatrixRow[] {
  return channel.producers.flatMap((producer) =>
    channel.consumers.map((consumer) => ({
      source: nameOf(producer),
      target: nameOf(consumer),
      protocol: protocolNames[channel.protocol],
      pattern: patternOf(channel),
      purpose: '',
      operations: [channel.name],
      told: [channel.name],
      passesOn: [],
      asked: [],
      certainty: channel.certainty,
      inferred: channel.certainty === 'inferred',
      isMessage: true,
      evidence: places.sending(channel, producer),
    })),
  );
}
