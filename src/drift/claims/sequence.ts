// https://mermaid.js.org/syntax/sequenceDiagram.html
import { type Arrow, DIAGRAM_LIMITS, type DrawnSystem, statementsBehind } from './diagram.ts';

const HEADER = /^sequenceDiagram$/;
/** Statements that send nothing. */
const ASIDE =
  /^(activate|deactivate|destroy|note|loop|alt|else|opt|par|and|critical|option|break|rect|end|box|autonumber|title|links?|properties|details|accTitle|accDescr)\b/i;
const PARTICIPANT = /^(?:create\s+)?(?:participant|actor)\s+(\S+)(?:\s+as\s+(.+))?$/;
/** Dashed arrows are answers; `-x` is a message that gets lost, `-)` one that nobody waits for. */
const ARROW = /<<-{1,2}>>|-{1,2}>>?|-{1,2}x(?=\s)|-{1,2}\)/;

/**
 * Reads participants and messages of a sequence diagram. Answers are left out. Undefined for a block that holds anything else,
 * such as `participant A@{ … }`.
 */
export function readSequence(lines: readonly string[]): DrawnSystem | undefined {
  const statements = statementsBehind(HEADER, ASIDE, lines);
  if (!statements) return undefined;
  const labels = new Map<string, string>();
  const arrows: Arrow[] = [];
  for (const { text, line } of statements) {
    const [, key, label] = PARTICIPANT.exec(text) ?? [];
    const message = key === undefined ? readMessage(text) : undefined;
    if (key?.includes('@') || (key === undefined && !message) || arrows.length >= DIAGRAM_LIMITS.arrows) return undefined;
    if (key !== undefined) labels.set(key, label ?? key);
    if (message?.isAnswer === false) arrows.push({ ...message.arrow, line });
  }
  return { labels, arrows };
}

function readMessage(text: string) {
  const [ends, ...said] = text.split(':');
  const drawn = ARROW.exec(ends ?? '');
  if (!drawn || ends === undefined) return undefined;
  const from = ends.slice(0, drawn.index).trim();
  const to = ends
    .slice(drawn.index + drawn[0].length)
    .replace(/^\s*[+-]/, '')
    .trim();
  if (from === '' || to === '' || said.length === 0) return undefined;
  const isAnswer = drawn[0].startsWith('--');
  return { isAnswer, arrow: { from, to, label: said.join(':').trim(), isDirected: !drawn[0].startsWith('<<') } };
}
