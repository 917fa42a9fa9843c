import type { Claim } from './claim.ts';
import type { DrawnSystem } from './diagram.ts';
import { readFlowchart } from './flowchart.ts';
import type { DocumentFence, DocumentItem } from './markdown.ts';
import { spokenIn } from './protocols.ts';
import { at, connectionOf, ownerOf, type Reading, type Said } from './reading.ts';
import { requestIn } from './requests.ts';
import { readSequence } from './sequence.ts';

/** Blocks of these hold requests one a line, not programs or answers. */
const PLAIN = new Set(['', 'http', 'text', 'txt', 'plaintext']);
/** Arrows that carry something back, or tell of something that nobody asked for. */
const CARRIES_BACK = /respon|return|reply|result|callback|webhook|event|notif|publish|emit|push|stream|consum|subscrib/i;

/** Claims of a diagram, or of a block that lists requests. */
export function readFence(fence: DocumentFence, reading: Reading): readonly Claim[] {
  if (fence.info.toLowerCase() === 'mermaid') {
    const drawn = readSequence(fence.lines) ?? readFlowchart(fence.lines);
    return drawn ? claimsOf(drawn, fence, reading) : [];
  }
  if (!PLAIN.has(fence.info.toLowerCase())) return [];
  const owner = ownerOf(reading, fence.headings);
  if (!owner) return [];
  return fence.lines.flatMap((text, index) => {
    const request = requestIn(text);
    return at(reading, fence.line + index, request ? [{ kind: 'route', node: owner, ...request }] : []);
  });
}

/** `- GET /orders` below the name of a service. */
export function readItem({ headings, text, line }: DocumentItem, reading: Reading): readonly Claim[] {
  const request = requestIn(text);
  const owner = request && ownerOf(reading, headings);
  return at(reading, line, request && owner ? [{ kind: 'route', node: owner, ...request }] : []);
}

function claimsOf({ labels, arrows }: DrawnSystem, { line }: DocumentFence, reading: Reading): readonly Claim[] {
  const { names } = reading;
  const titleOf = (key: string) => labels.get(key) ?? key;
  const known = new Set(
    [...labels.keys(), ...arrows.flatMap(({ from, to }) => [from, to])].flatMap((key) => names(titleOf(key)) ?? []),
  );
  if (known.size < 2) return [];
  return arrows.flatMap(({ from, to, label, isDirected, line: index }) => {
    const spoken = spokenIn(label);
    const target = names(titleOf(to));
    const request = requestIn(label);
    const said: readonly Said[] = [
      ...connectionOf(names, [titleOf(from), titleOf(to)], {
        ...(spoken ? { spoken } : {}),
        isDirected: isDirected && !CARRIES_BACK.test(label),
      }),
      ...(target && request ? [{ kind: 'route' as const, node: target, ...request }] : []),
    ];
    return at(reading, line + index, said);
  });
}
