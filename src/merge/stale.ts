import type { StaleStatement } from '../model/document.ts';
import { groupedBy } from './grouped-by.ts';
import { inCommon } from './in-common.ts';
import { headingsOf, linesOf } from './lines.ts';
import { cellsOf } from './table.ts';

interface Statement {
  readonly text: string;
  /** 1-based line in the document on disk; for a new statement, the line it follows. */
  readonly line: number;
  readonly heading: string;
}

/** Which statements of a document differ from what it would say now, and which cited source lines came or went. */
export function staleStatements(before: string, after: string): readonly StaleStatement[] {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  const same = inCommon(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const changes: StaleStatement[] = [];
  let [here, there] = [0, 0];
  for (const [nextHere, nextThere] of [...same, [old.length, now.length] as const]) {
    const follows = old[here - 1]?.line ?? 0;
    const added = now.slice(there, nextThere).map((statement) => ({ ...statement, line: follows }));
    changes.push(...pair(old.slice(here, nextHere), added));
    [here, there] = [nextHere + 1, nextThere + 1];
  }
  return changes.sort((left, right) => left.line - right.line);
}

/** Lines that state something. A diagram is one statement, because the lines in it have no meaning alone. */
function statementsOf(text: string): readonly Statement[] {
  const { lines } = linesOf(text);
  const headings = headingsOf(lines);
  const statements: Statement[] = [];
  let diagram: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (diagram) {
      diagram.push(line);
      if (line.trim() !== '```') continue;
      statements.push({ text: diagram.join('\n'), line: index + 2 - diagram.length, heading: headings[index] ?? '' });
      diagram = undefined;
    } else if (line.trim() === '```mermaid') diagram = [line];
    else if (saysSomething(line)) statements.push({ text: line, line: index + 1, heading: headings[index] ?? '' });
  }
  return statements;
}

function saysSomething(line: string): boolean {
  return !/^\s*(```.*|\|[\s:|-]*\||<\/?details>)?\s*$/.test(line);
}

/** An old and a new line with the same subject are one statement that changed. */
function pair(old: readonly Statement[], now: readonly Statement[]): readonly StaleStatement[] {
  const open = groupedBy(now, ({ text }) => subjectOf(text));
  const changedOrRemoved = old.map((before) => describe(before, open.get(subjectOf(before.text))?.shift()));
  const left = new Set([...open.values()].flat());
  return [...changedOrRemoved, ...now.filter((after) => left.has(after)).map((after) => describe(undefined, after))];
}

/** What a line is about: a row's first two cells, a field's name, a sentence up to its first citation. */
function subjectOf(text: string): string {
  if (text.startsWith('```mermaid')) return 'diagram';
  if (text.trimStart().startsWith('|')) return cellsOf(text).slice(0, 2).join('|');
  const [start = ''] = text.split(/[:`#(]/);
  return start.trim() || text;
}

function describe(before: Statement | undefined, after: Statement | undefined): StaleStatement {
  const [cited, cites] = [placesIn(before?.text ?? ''), placesIn(after?.text ?? '')];
  const change = changeOf(before?.text, after?.text);
  const came = cites.filter((place) => !cited.includes(place));
  return {
    change,
    line: before?.line ?? after?.line ?? 0,
    heading: before?.heading ?? after?.heading ?? '',
    before: before?.text.trim() ?? '',
    after: after?.text.trim() ?? '',
    // The same line may say something else now; then it is the first, on which the statement rests.
    newEvidence: change === 'changed' && came.length === 0 ? cites.slice(0, 1) : came,
    goneEvidence: cited.filter((place) => !cites.includes(place)),
  };
}

function changeOf(before: string | undefined, after: string | undefined): StaleStatement['change'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return withoutLines(before) === withoutLines(after) ? 'moved' : 'changed';
}

function withoutLines(text: string): string {
  return text.replace(/:\d+/g, ':');
}

/** Every `path:line` that a line cites: in a code span, in `<code>`, or in the comment at the end of a line of YAML. */
function placesIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/`([^`\n]{1,1000}:\d+)`|<code>([^<\n]{1,4000}:\d+)<\/code>| # ([^#`\n]{1,1000}:\d+)$/gm)];
  return [...new Set(spans.map(([, span, element, comment]) => span ?? element ?? comment ?? ''))];
}
