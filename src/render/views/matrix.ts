import type { Architecture, Certainty, Channel, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { isRequest, namesOf, protocolNames, sortedBy } from '../selection.ts';

export interface MatrixRow {
  readonly source: string;
  readonly target: string;
  readonly protocol: string;
  readonly pattern: string;
  readonly purpose: string;
  readonly operations: readonly string[];
  readonly certainty: Certainty;
  readonly inferred: boolean;
  /** A message from its producer to its consumer, in place of a connection. */
  readonly isMessage: boolean;
  readonly evidence: readonly Evidence[];
}

/** Who talks to whom: every connection, and every message from its producer to its consumer. */
export function matrix(architecture: Architecture): readonly MatrixRow[] {
  const nameOf = namesOf(architecture);
  const connections = architecture.edges.map((edge) => connectionRow(edge, nameOf));
  const messages = architecture.channels.flatMap((channel) => messageRows(channel, nameOf));
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

function connectionRow(edge: Edge, nameOf: (id: string) => string): MatrixRow {
  return {
    source: nameOf(edge.from),
    target: nameOf(edge.to),
    protocol: protocolNames[edge.protocol],
    pattern: isOfMessages(edge) ? patternNames['publish-subscribe'] : patternNames[edge.pattern],
    purpose: edge.purpose,
    operations: [...edge.operations].sort(),
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

function messageRows(channel: Channel, nameOf: (id: string) => string): readonly MatrixRow[] {
  return channel.producers.flatMap((producer) =>
    channel.consumers.map((consumer) => ({
      source: nameOf(producer),
      target: nameOf(consumer),
      protocol: protocolNames[channel.protocol],
      pattern: channel.kind === 'queue' ? 'Queue' : channel.kind === 'rpc' ? 'Request-Response' : 'Pub-Sub',
      purpose: '',
      operations: [channel.name],
      certainty: channel.certainty,
      inferred: channel.certainty === 'inferred',
      isMessage: true,
      evidence: channel.evidence,
    })),
  );
}
