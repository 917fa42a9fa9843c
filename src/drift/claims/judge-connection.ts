import type { Channel, Node } from '../../model/architecture.ts';
import type { Claim, Verdict } from './claim.ts';
import { confirmed, contradicted, type Known, notFound } from './known.ts';
import { isMessaging, isSpoken } from './protocols.ts';
import { isOwn } from './reading.ts';

type Connection = Extract<Claim, { kind: 'connection' }>;

/** Whether one talks to the other, in the direction and the way that the document says. */
export function judgeConnection(claim: Connection, known: Known): Verdict {
  const { from, to, spoken } = claim;
  const direct = known.edges(from, to);
  const channels = between(from, to, known);
  const isMeant = !spoken || direct.some(({ protocol }) => isSpoken(spoken, protocol));
  if (direct.length > 0 && isMeant) return confirmed(`${from.id} talks to ${to.id}.`, evidenceOf(direct));
  if (channels.length > 0 && (!spoken || isMessaging(spoken)))
    return confirmed(`${from.id} sends ${channels[0]?.name} to ${to.id}.`, evidenceOf(channels));
  if (spoken && direct.length > 0) return judgeProtocol(claim, known);
  const through = relayed(from, to, known);
  if (through) return confirmed(`${from.id} reaches ${to.id} through ${through.id}.`, evidenceOf(known.edges(through, to)));
  return judgeDirection(claim, known);
}

function judgeProtocol({ from, to, spoken }: Connection, known: Known): Verdict {
  const direct = known.edges(from, to);
  const spokenHere = [...new Set(direct.map(({ protocol }) => protocol))].join(', ');
  const said = `The document says that ${from.id} talks to ${to.id} over ${spoken?.name}; the sources say ${spokenHere}.`;
  const isSure =
    isOwn(from) && isOwn(to) && known.isUnderstood(from) && direct.every(({ certainty }) => certainty !== 'inferred');
  return isSure
    ? contradicted(said, evidenceOf(direct))
    : notFound(`${from.id} talks to ${to.id}; nothing says that it is over ${spoken?.name}.`);
}

/** Pictures draw what flows, not who asks: only between programs of the team that ask each other is a direction right or wrong. */
function judgeDirection({ from, to, isDirected }: Connection, known: Known): Verdict {
  const back = known.edges(to, from);
  const nothing = notFound(`Nothing in the sources says that ${from.id} talks to ${to.id}.`);
  if (back.length === 0) return nothing;
  if (!isDirected || !isOwn(from) || !isOwn(to)) return confirmed(`${to.id} talks to ${from.id}.`, evidenceOf(back));
  const asks = back.every(({ pattern, certainty }) => pattern === 'request-response' && certainty !== 'inferred');
  const isSure = asks && known.isUnderstood(from) && known.isUnderstood(to);
  return isSure
    ? contradicted(`The document says that ${from.id} calls ${to.id}; it is ${to.id} that calls ${from.id}.`, evidenceOf(back))
    : nothing;
}

/** Channels on which one sends and the other receives. */
function between(from: Node, to: Node, { architecture }: Known): readonly Channel[] {
  return architecture.channels.filter(({ producers, consumers }) => producers.includes(from.id) && consumers.includes(to.id));
}

/** The gateway that stands between two nodes. */
function relayed(from: Node, to: Node, known: Known): Node | undefined {
  return known.architecture.nodes.find(
    (node) => node.kind === 'gateway' && known.edges(from, node).length > 0 && known.edges(node, to).length > 0,
  );
}

function evidenceOf(elements: readonly { readonly evidence: Channel['evidence'] }[]) {
  return elements.flatMap(({ evidence }) => evidence.slice(0, 1));
}
