import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml';
import type { Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { evidenceAt } from './evidence.ts';
import { type Content, type Entry, TreeNode } from './tree.ts';

/** A place in a YAML document; see `TreeNode`. */
export type YamlNode = TreeNode;

export interface YamlFile {
  /** Documents that hold something, in the order of the file. */
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Problem[];
}

const MOST_ALIASES = 2000;
/** What aliases of a document may stand for, all together. Ten levels of ten aliases each would stand for more than anybody can read. */
const MOST_REPEATED = 100_000;
const DEEPEST = 100;

/**
 * Reads YAML 1.2 with merge keys, repeated keys and any tag. A document that cannot be read becomes a problem
 * with its line and the others are still read; so does what aliases stand for beyond all bounds. `text` stands in for the source's own where that is a template that has
 * been rendered line for line; evidence still shows the source.
 */
export function parseYaml(source: Source, text = source.text): YamlFile {
  const documents: YamlNode[] = [];
  const problems: Problem[] = [];
  for (const part of partsOf(text)) {
    try {
      const { contents, leftOut } = readPart(part);
      if (leftOut !== undefined) problems.push(tooMuch(source, leftOut));
      documents.push(...contents.map((content) => new TreeNode(source, content, content.line)).filter(({ exists }) => exists));
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const line = part.line + (error.mark?.line ?? 0);
      problems.push({
        code: 'syntax-error',
        message: `This is not valid YAML: ${error.reason}.`,
        evidence: evidenceAt(source, line),
      });
    }
  }
  return { documents, problems };
}

function tooMuch(source: Source, line: number): Problem {
  const message = `Aliases stand for more than ${MOST_REPEATED} parts here; those beyond are read as nothing.`;
  return { code: 'limit-reached', message, evidence: evidenceAt(source, line) };
}

interface Part {
  readonly text: string;
  /** Line of the file on which the part begins. */
  readonly line: number;
}

/** Documents begin at `---`, so each can be read alone. Lines before the first that are only `%` directives are no document. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let start = 1;
  const all = text.replace(/^\uFEFF/, '').split('\n');
  all.forEach((line, index) => {
    if (/^---(\s|$)/.test(line)) {
      parts.push({ text: lines.join('\n'), line: start });
      lines = [];
      start = index + 1;
    }
    lines.push(line);
  });
  parts.push({ text: lines.join('\n'), line: start });
  return parts.filter((part) => part.text.split('\n').some((line) => !/^(%.*|\s*#.*|\s*)$/.test(line)));
}

interface Open {
  readonly content: Content;
  readonly add: (value: Content) => void;
  /** Whether what is added is merged into a mapping: there a part that comes twice counts once. */
  readonly isMerge: () => boolean;
  readonly merged: Set<Content>;
  /** How many parts it has by now. */
  parts: number;
}

/** What a part holds, and the line of the first alias that stands for too much. */
function readPart(part: Part): { readonly contents: readonly Content[]; readonly leftOut: number | undefined } {
  const documents: Content[] = [];
  const reading: Reading = {
    part,
    lineAt: lineCounter(part),
    anchors: new Map(),
    stack: [],
    aliases: 0,
    repeated: 0,
    leftOut: undefined,
  };
  for (const event of parseEvents(part.text, { maxDepth: DEEPEST })) {
    if (event.type === EVENT_ID.DOCUMENT) reading.stack.push(opening(nothing(part.line), (value) => documents.push(value)));
    else if (event.type === EVENT_ID.POP) close(reading);
    else if (event.type === EVENT_ID.ALIAS) repeat(event, reading);
    else begin(event, reading);
  }
  return { contents: documents, leftOut: reading.leftOut };
}

interface Reading {
  readonly part: Part;
  readonly lineAt: (offset: number) => number;
  readonly anchors: Map<string, Open>;
  readonly stack: Open[];
  aliases: number;
  /** The parts that they stand for. */
  repeated: number;
  leftOut: number | undefined;
}

function begin(event: ContentEvent, { part, lineAt, anchors, stack }: Reading): void {
  const around = stack.at(-1);
  const opened = open(event, part.text, lineAt, around?.isMerge() === true);
  if (event.anchorStart >= 0) anchors.set(part.text.slice(event.anchorStart, event.anchorEnd), opened);
  around?.add(opened.content);
  if (event.type !== EVENT_ID.SCALAR) stack.push(opened);
  else if (around) around.parts += 1;
}

function close({ stack }: Reading): void {
  const closed = stack.pop();
  const around = stack.at(-1);
  if (closed && around) around.parts += closed.parts;
}

function repeat({ anchorStart, anchorEnd }: AliasEvent, reading: Reading): void {
  const around = reading.stack.at(-1);
  const target = reading.anchors.get(reading.part.text.slice(anchorStart, anchorEnd));
  // What repeats itself would never end.
  const isKept = target && around && !reading.stack.includes(target) && mayRepeat(target, around, reading, anchorStart);
  around?.add(isKept ? target.content : nothing(reading.lineAt(anchorStart)));
}

function mayRepeat(target: Open, around: Open, reading: Reading, offset: number): boolean {
  reading.aliases += 1;
  if (reading.aliases > MOST_ALIASES) throw new YAMLException(`more than ${MOST_ALIASES} aliases`);
  const isKnown = around.isMerge() && around.merged.has(target.content);
  const parts = isKnown ? 0 : target.parts;
  if (reading.repeated + parts > MOST_REPEATED) {
    reading.leftOut ??= reading.lineAt(offset);
    return false;
  }
  reading.repeated += parts;
  around.merged.add(target.content);
  around.parts += parts;
  return true;
}

function opening(content: Content, add: Open['add'], isMerge = () => false): Open {
  return { content, add, isMerge, merged: new Set(), parts: 1 };
}

function nothing(line: number): Content {
  return { is: 'scalar', text: '', plain: true, line, tag: '' };
}

type ContentEvent = Extract<Event, { tagStart: number }>;
type AliasEvent = Extract<Event, { type: typeof EVENT_ID.ALIAS }>;

function open(event: ContentEvent, text: string, lineAt: (offset: number) => number, isMerge: boolean): Open {
  const tag = event.tagStart >= 0 ? text.slice(event.tagStart, event.tagEnd) : '';
  if (event.type === EVENT_ID.SCALAR) return opening(scalarOf(event, text, tag, lineAt), () => undefined);
  const line = lineAt(event.start);
  if (event.type === EVENT_ID.SEQUENCE) {
    const items: Content[] = [];
    return opening(
      { is: 'list', items, line, tag },
      (value) => items.push(value),
      () => isMerge,
    );
  }
  const entries: Entry[] = [];
  let key: Content | undefined;
  const add = (value: Content): void => {
    if (key) entries.push({ key: key.is === 'scalar' ? key.text : '', line: key.line, value });
    key = key ? undefined : value;
  };
  return opening({ is: 'map', entries, line, tag }, add, () => key?.is === 'scalar' && key.text === '<<');
}

function scalarOf(event: ScalarEvent, text: string, tag: string, lineAt: (offset: number) => number): Content {
  return {
    is: 'scalar',
    text: event.valueStart < 0 ? '' : getScalarValue(text, event),
    plain: event.style === SCALAR_STYLE.PLAIN && tag !== '!!str',
    line: lineAt(Math.max(event.valueStart, 0)),
    tag,
  };
}

/** Events come in the order of the text, so counting on from the last offset is enough. */
function lineCounter({ text, line: first }: Part): (offset: number) => number {
  let line = first;
  let reached = 0;
  return (offset) => {
    if (offset < reached) return line;
    for (let next = text.indexOf('\n', reached); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
      line += 1;
      reached = next + 1;
    }
    return line;
  };
}
