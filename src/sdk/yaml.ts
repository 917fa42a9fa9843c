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
const DEEPEST = 100;

/**
 * Reads YAML 1.2 with merge keys, repeated keys and any tag. A document that cannot be read becomes a problem
 * with its line and the others are still read. `text` stands in for the source's own where that is a template that has
 * been rendered line for line; evidence still shows the source.
 */
export function parseYaml(source: Source, text = source.text): YamlFile {
  const documents: YamlNode[] = [];
  const problems: Problem[] = [];
  for (const part of partsOf(text)) {
    try {
      const contents = readPart(part);
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
  readonly add: (value: Content, event: Event) => void;
}

function readPart(part: Part): readonly Content[] {
  const lineAt = lineCounter(part);
  const anchors = new Map<string, Content>();
  const documents: Content[] = [];
  const stack: Open[] = [];
  let aliases = 0;
  for (const event of parseEvents(part.text, { maxDepth: DEEPEST })) {
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ content: nothing(part.line), add: (value) => documents.push(value) });
      continue;
    }
    if (event.type === EVENT_ID.POP) {
      stack.pop();
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) {
      aliases += 1;
      if (aliases > MOST_ALIASES) throw new YAMLException(`more than ${MOST_ALIASES} aliases`);
      const target = anchors.get(part.text.slice(event.anchorStart, event.anchorEnd));
      stack.at(-1)?.add(target ?? nothing(lineAt(event.anchorStart)), event);
      continue;
    }
    const opened = open(event, part.text, lineAt);
    if (event.anchorStart >= 0) anchors.set(part.text.slice(event.anchorStart, event.anchorEnd), opened.content);
    stack.at(-1)?.add(opened.content, event);
    if (event.type !== EVENT_ID.SCALAR) stack.push(opened);
  }
  return documents;
}

function nothing(line: number): Content {
  return { is: 'scalar', text: '', plain: true, line, tag: '' };
}

type ContentEvent = Extract<Event, { tagStart: number }>;

function open(event: ContentEvent, text: string, lineAt: (offset: number) => number): Open {
  const tag = event.tagStart >= 0 ? text.slice(event.tagStart, event.tagEnd) : '';
  if (event.type === EVENT_ID.SCALAR) return openScalar(event, text, tag, lineAt);
  const line = lineAt(event.start);
  if (event.type === EVENT_ID.SEQUENCE) {
    const items: Content[] = [];
    return { content: { is: 'list', items, line, tag }, add: (value) => items.push(value) };
  }
  const entries: Entry[] = [];
  let key: Content | undefined;
  const add = (value: Content): void => {
    if (key) entries.push({ key: key.is === 'scalar' ? key.text : '', line: key.line, value });
    key = key ? undefined : value;
  };
  return { content: { is: 'map', entries, line, tag }, add };
}

function openScalar(event: ScalarEvent, text: string, tag: string, lineAt: (offset: number) => number): Open {
  const content: Content = {
    is: 'scalar',
    text: event.valueStart < 0 ? '' : getScalarValue(text, event),
    plain: event.style === SCALAR_STYLE.PLAIN && tag !== '!!str',
    line: lineAt(Math.max(event.valueStart, 0)),
    tag,
  };
  return { content, add: () => undefined };
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
