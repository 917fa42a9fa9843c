import type { Channel } from '../../model/architecture.ts';
import type { Finding } from '../../model/finding.ts';
import type { SharedGroup } from '../../model/wiring.ts';
import { finding, inWords } from '../finding.ts';
import { type Checked, isOf } from './checked.ts';

/** Channels with one end only, and queues and groups in which different services take messages from each other. */
export function messageFindings(checked: Checked): readonly Finding[] {
  return [
    ...checked.architecture.channels.flatMap((channel) => [
      ...lonely(channel, 'publish', checked),
      ...lonely(channel, 'subscribe', checked),
      ...shared(channel, checked),
    ]),
    ...checked.wiring.sharedGroups.flatMap((each) => sharedGroup(each, checked)),
  ];
}

/** Only where no end that is not known, nor a service that could not be read, may be the other one. */
function lonely(channel: Channel, missing: 'publish' | 'subscribe', checked: Checked): readonly Finding[] {
  const { id, name, producers, consumers, evidence, kind } = channel;
  const [here, there] = missing === 'publish' ? [consumers, producers] : [producers, consumers];
  if (there.length > 0 || here.length === 0 || /[*#>{}+]/.test(name)) return [];
  if (takesIn(channel) || mayBeBound(channel, missing, checked) || mayHaveUnseenEnd(channel, missing, checked)) return [];
  if (isNamedElsewhere(channel, here, checked)) return [];
  const isSent = missing === 'subscribe';
  const message = isSent
    ? `${inWords(here)} ${here.length === 1 ? 'sends' : 'send'} ${name}, and nothing in the repository receives it.`
    : `${inWords(here)} ${here.length === 1 ? 'waits' : 'wait'} for ${name}, and nothing in the repository sends it.`;
  // A request that nobody answers fails; an answer that nobody asks for is only left over.
  const severity = isSent ? ('error' as const) : ('note' as const);
  const draft = { elements: [id], message, evidence, ...(kind === 'rpc' ? { severity } : {}) };
  return [finding(isSent ? 'channel-without-consumer' : 'channel-without-producer', draft)];
}

/** What hands messages from exchanges and topics on to queues may be set up where nothing here states it. */
function mayBeBound({ broker, kind, protocol }: Channel, missing: 'publish' | 'subscribe', { architecture }: Checked): boolean {
  const others = architecture.channels.filter(
    (each) => (each.broker === broker || feeds(each, protocol)) && (each.kind === 'queue') !== (kind === 'queue'),
  );
  if (missing === 'publish') return kind === 'queue' && others.length > 0;
  return kind !== 'queue' && others.some(({ producers }) => producers.length === 0);
}

/** A stream of JetStream holds what is sent to its subjects; nobody sends to it by name. https://docs.nats.io/nats-concepts/jetstream/streams */
function takesIn({ kind, protocol }: Channel): boolean {
  return kind === 'stream' && protocol === 'nats';
}

/** Topics of SNS hand messages on to queues of SQS. https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html */
function feeds({ protocol }: Channel, into: Channel['protocol']): boolean {
  return protocol === 'sns' && into === 'sqs';
}

/**
 * Whether the name stands literally in a file of another service, or, for what is asked for by name, in any other file: there the
 * other end may be, in a way of sending or receiving that is not known.
 */
function isNamedElsewhere({ name, kind, evidence }: Channel, here: readonly string[], checked: Checked): boolean {
  const known = new Set(evidence.map(({ path }) => path));
  const files = (checked.standing?.(name) ?? []).filter((path) => !known.has(path));
  const others = [...checked.nodes.keys()].filter((id) => !here.includes(id));
  return kind === 'rpc' ? files.length > 0 : files.some((path) => !isOf(path, here, checked) && isOf(path, others, checked));
}

function mayHaveUnseenEnd(
  { broker, protocol }: Channel,
  missing: 'publish' | 'subscribe',
  { wiring, architecture }: Checked,
): boolean {
  const isOpen = wiring.openEnds.some((end) => end.kind === missing && end.protocol === protocol);
  const unread = new Set(wiring.unread);
  const users = architecture.edges.filter((edge) => edge.to === broker || edge.protocol === protocol).map(({ from }) => from);
  return isOpen || users.some((user) => unread.has(user) || isProduct(user, architecture));
}

/** A connector, a bridge, a debugger of somebody else's that has the broker's address. */
function isProduct(id: string, { nodes }: Checked['architecture']): boolean {
  const node = nodes.find((each) => each.id === id);
  return node !== undefined && node.paths.length === 0 && node.kind !== 'broker';
}

function shared({ id, name, kind, consumers, evidence }: Channel, { nodes }: Checked): readonly Finding[] {
  if (kind !== 'queue' || areOneService(consumers, nodes)) return [];
  const message = `${inWords(consumers)} receive from the queue ${name}: each message reaches only one of them.`;
  return [finding('queue-with-two-services', { elements: [id, ...consumers], message, evidence })];
}

/** In a queue, who is in which group does not matter. */
function sharedGroup({ channel, name, group, evidence, ...each }: SharedGroup, checked: Checked): readonly Finding[] {
  const isQueue = checked.architecture.channels.some(({ id, kind }) => id === channel && kind === 'queue');
  if (isQueue || areOneService(each.nodes, checked.nodes)) return [];
  const members = each.nodes.toSorted();
  const message = `${inWords(members)} receive ${name} in the group ${group}: each message reaches only one of them.`;
  return [finding('group-with-two-services', { elements: [channel, ...members], about: [group], message, evidence })];
}

/**
 * Two programs of one folder are replicas or parts of one service. The Dockerfile that all are built from may be known of one of them alone, so the
 * one of which the least is known decides.
 */
function areOneService(ids: readonly string[], nodes: Checked['nodes']): boolean {
  const all = ids.map((id) => nodes.get(id)?.paths ?? [id]);
  const least = all.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return all.every((paths) => (least.length === 0 ? paths.length === 0 : least.every((path) => paths.includes(path))));
}
