import type { CheckReport } from '../../model/check-report.ts';
import type { Evidence } from '../../model/evidence.ts';
import { FINDING_SEVERITIES, type Finding } from '../../model/finding.ts';
import { visible } from '../../model/visible.ts';
import { lookedAt, tally } from './words.ts';

/** By this line a pipeline finds its earlier comment and replaces it. */
const MARKERS = { check: '<!-- asbuilt-check -->', documents: '<!-- asbuilt-documents -->' } as const;
/** Comments hold 65,536 characters: https://github.com/orgs/community/discussions/27190 */
const MOST_CHARACTERS = 60_000;
const MOST_LINES = 6;

/** The report as a comment on a pull request: what is serious in sight, the rest folded, never longer than a comment may be. */
export function reportAsMarkdown(report: CheckReport): string {
  const { findings, accepted, system, claims } = report;
  const verdict = findings.length === 0 ? 'Nothing was found.' : `${tally(findings, FINDING_SEVERITIES)}.`;
  const known = accepted.length > 0 ? ` The baseline accepts ${accepted.length} more.` : '';
  const head = [
    claims ? MARKERS.documents : MARKERS.check,
    `## asbuilt: ${inline(system)}`,
    '',
    `${verdict}${known}`,
    '',
    `<sub>${inline(lookedAt(report))}</sub>`,
    '',
  ];
  const items = findings.map(item);
  const room = MOST_CHARACTERS - head.join('\n').length;
  const shown = fitting(items, room);
  const left = items.length - shown.length;
  const rest = left > 0 ? [`… and ${left} more, which do not fit into a comment.`, ''] : [];
  return [...head, ...shown, ...rest].join('\n');
}

function fitting(items: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = items.findIndex((each) => {
    used += each.length + 1;
    return used > room;
  });
  return end < 0 ? items : items.slice(0, end);
}

function item({ severity, rule, policy, message, evidence, related }: Finding): string {
  const title = `<b>${severity}</b> ${inline(message)} <code>${inline(policy ?? rule)}</code>`;
  const lines = [
    ...evidence.slice(0, MOST_LINES).map(place),
    ...(related.length > 0 ? ['', 'Against:', ''] : []),
    ...related.slice(0, MOST_LINES).map(place),
  ];
  const open = severity === 'error' ? ' open' : '';
  return [`<details${open}><summary>${title}</summary>`, '', ...lines, '', '</details>', ''].join('\n');
}

function place({ path, line, text }: Evidence): string {
  return `- <code>${inline(path)}:${line}</code> <code>${inline(text)}</code>`;
}

/** A space of no width: hosts look for names behind an `@` in what was rendered. */
const NOTHING = '&#8203;';

/** Foreign text stays text: no tag, no emphasis, no link, no mention. */
export function inline(text: string): string {
  const entities = visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return entities.replace(
    /[\\`*_{}[\]()#+!|~@:]/g,
    (character) => `&#${character.charCodeAt(0)};${character === '@' ? NOTHING : ''}`,
  );
}
