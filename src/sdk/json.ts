import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { evidenceAt } from './evidence.ts';
import { type Content, TreeNode } from './tree.ts';

const DEEPEST = 500;

/** Reads JSON, also with comments and trailing commas. What can be read of a broken file is kept beside the problem. */
export function parseJson(source: Source): { readonly root: TreeNode; readonly problems: readonly Problem[] } {
  const text = source.text.replace(/^\uFEFF/, '');
  const deep = lineTooDeep(text);
  if (deep !== undefined) {
    const message = `This JSON is nested deeper than ${DEEPEST} levels and was not read.`;
    const problem: Problem = { code: 'limit-reached', message, evidence: evidenceAt(source, deep) };
    return { root: new TreeNode(source, undefined, 1), problems: [problem] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lineAt = (offset: number): number => lineOf(starts, offset);
  const starts = lineStarts(text);
  const [first] = errors;
  const root = new TreeNode(source, tree && toContent(tree, lineAt), 1);
  if (!first) return { root, problems: [] };
  const message = `This is not valid JSON: ${inWords(printParseErrorCode(first.error))}.`;
  return { root, problems: [{ code: 'syntax-error', message, evidence: evidenceAt(source, lineAt(first.offset)) }] };
}

/** `CloseBraceExpected` as words: close brace expected. */
function inWords(code: string): string {
  return code.replace(/[A-Z]/g, (letter, at) => `${at > 0 ? ' ' : ''}${letter.toLowerCase()}`);
}

/** The line on which brackets are nested too deep for a reader that calls itself; those in texts count too, so only hundreds of unmatched ones there mislead it. */
function lineTooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[{}\]]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST) return text.slice(0, index).split('\n').length;
  }
  return undefined;
}

function toContent(node: Node, lineAt: (offset: number) => number): Content {
  const line = lineAt(node.offset);
  const children = node.children ?? [];
  if (node.type === 'array') return { is: 'list', items: children.map((child) => toContent(child, lineAt)), line, tag: '' };
  if (node.type !== 'object') return { is: 'scalar', text: String(node.value), plain: node.type !== 'string', line, tag: '' };
  const entries = children.flatMap(({ children: [key, value] = [] }) =>
    key && value ? [{ key: String(key.value), line: lineAt(key.offset), value: toContent(value, lineAt) }] : [],
  );
  return { is: 'map', entries, line, tag: '' };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
