// https://helm.sh/docs/chart_template_guide/
import type { Source } from '../../src/sdk/index.ts';
import type { Chart } from './chart.ts';
import { type Block, conditionOf, openBlock, textOfExpression } from './helm-expression.ts';

/** Stands where a template expression could not be computed; no text of a person holds this character. */
export const MARK = '\uE000';

const ACTION = /\{\{-?\s*([^{}]{0,2000}?)\s*-?\}\}/g;
const CONTROL = /^(if|else|end|with|range|define|block|break|continue|\/\*|\$\w+\s*:?=)/;

/**
 * A template with the values of the chart itself put in, line for line. It knows values, names, defaults and simple
 * conditions; every other expression leaves a mark, and a line that is nothing but expressions is emptied.
 */
export function renderTemplate(source: Source, chart: Chart): string {
  const blocks: Block[] = [];
  const lines = withoutLongActions(source.text)
    .split('\n')
    .map((line) => renderLine(line, chart, blocks));
  return lines.join('\n');
}

/** Comments and expressions over several lines are pulled together on their first line; their line breaks stay. */
function withoutLongActions(text: string): string {
  return withoutComments(text).replace(/\{\{[^{}]{0,4000}\}\}/g, (whole) => (whole.includes('\n') ? joined(whole) : whole));
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let position = 0;
  for (const { index } of text.matchAll(/\{\{-?\s{0,4}\/\*/g)) {
    const end = index < position ? -1 : text.indexOf('*/', index);
    if (end < 0 && index >= position) break;
    if (end < 0) continue;
    const after = end + (/^\*\/\s{0,4}-?\}\}/.exec(text.slice(end, end + 12))?.[0].length ?? 2);
    parts.push(text.slice(position, index), text.slice(index, after).replace(/[^\n]/g, ''));
    position = after;
  }
  return [...parts, text.slice(position)].join('');
}

function joined(action: string): string {
  return action.replace(/\s*\n\s*/g, ' ') + action.replace(/[^\n]/g, '');
}

function renderLine(line: string, chart: Chart, blocks: Block[]): string {
  if (!line.includes('{{')) return isShown(blocks) ? line : '';
  const actions = [...line.matchAll(ACTION)].map((match) => match[1] ?? '');
  const isBare = line.replace(ACTION, '').trim() === '';
  const wasShown = isShown(blocks);
  for (const action of actions) if (CONTROL.test(action)) followBlock(action, chart, blocks);
  if (!wasShown || !isShown(blocks) || isBare) return '';
  return line.replace(ACTION, (_, action: string) => (CONTROL.test(action) ? MARK : (textOfExpression(action, chart) ?? MARK)));
}

function isShown(blocks: readonly Block[]): boolean {
  return blocks.every(({ shown }) => shown);
}

/** Of the branches of a condition that cannot be decided only the first is kept: both together are no valid state. */
function followBlock(action: string, chart: Chart, blocks: Block[]): void {
  if (/^end\b/.test(action)) {
    blocks.pop();
    return;
  }
  if (/^else\b/.test(action)) {
    const last = blocks.pop();
    if (!last) return;
    const condition = /^else\s+(?:if|with)\s+(.*)$/.exec(action)?.[1];
    const holds = condition === undefined ? true : conditionOf(condition, chart) !== false;
    blocks.push({ shown: !last.taken && holds, taken: last.taken || holds });
    return;
  }
  const opened = openBlock(action, chart);
  if (opened) blocks.push(opened);
}
