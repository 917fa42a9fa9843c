import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Source } from '../model/analyzer.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import { evidenceAt } from './evidence.ts';

// https://github.com/NaturalIntelligence/fast-xml-parser/blob/master/docs/v4/2.XMLparseOptions.md#capturemetadata

interface RawNode {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly children: readonly RawNode[];
  readonly text: string;
  /** By their names as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
}

/** An element of an XML file. Asking for what is not there gives an empty element, so that an analyzer can ask on. */
export class XmlElement {
  readonly source: Source;
  /** 1-based line of the opening tag; for what is not there, that of the element that was asked. */
  readonly line: number;
  readonly #node: RawNode | undefined;

  constructor(source: Source, node: RawNode | undefined, line: number) {
    this.source = source;
    this.line = line;
    this.#node = node;
  }

  /** Without namespace prefix. */
  get name(): string {
    return withoutPrefix(this.#node?.name ?? '');
  }

  /** The prefix of its namespace; empty for none. */
  get prefix(): string {
    return prefixOf(this.#node?.name ?? '');
  }

  get exists(): boolean {
    return this.#node !== undefined;
  }

  /** The first child of that name. */
  get(name: string): XmlElement {
    return this.children(name)[0] ?? new XmlElement(this.source, undefined, this.line);
  }

  /** The element below several names, one in the other. */
  at(...names: readonly string[]): XmlElement {
    let element: XmlElement = this;
    for (const name of names) element = element.get(name);
    return element;
  }

  /** Children in the order of the file; all, or those of one name. */
  children(name?: string): readonly XmlElement[] {
    const wanted = (this.#node?.children ?? []).filter((child) => name === undefined || withoutPrefix(child.name) === name);
    return wanted.map((child) => new XmlElement(this.source, child, child.line));
  }

  /** Its own text, trimmed; undefined when there is none. */
  text(): string | undefined {
    const text = this.#node?.text.trim();
    return text === '' ? undefined : text;
  }

  /** The attribute of that name, whatever its prefix; one without goes first. */
  attribute(name: string): string | undefined {
    const given = this.#node?.attributes;
    return given?.get(name) ?? [...(given ?? [])].find(([each]) => withoutPrefix(each) === name)?.[1];
  }

  /** The attributes that have this prefix, without it. */
  attributesOf(prefix: string): readonly (readonly [name: string, value: string])[] {
    const own = [...(this.#node?.attributes ?? [])].filter(([each]) => prefixOf(each) === prefix);
    return own.map(([each, value]) => [withoutPrefix(each), value] as const);
  }

  evidence(): Evidence {
    return evidenceAt(this.source, this.line);
  }
}

// Its declared type is the wrapper object's, which cannot index.
const POSITION = XMLParser.getMetaDataSymbol() as unknown as symbol;
const TEXT = '#text';
const ATTRIBUTES = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Reads XML without DTDs and their entities. What a broken file says before its error is lost; the error is a problem. */
export function parseXml(source: Source): { readonly root: XmlElement; readonly problems: readonly Problem[] } {
  const text = source.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: true });
  const failure = valid === true ? undefined : valid.err;
  try {
    const [root] = failure ? [] : toNodes(parser.parse(text), lineCounter(text));
    const problems = failure ? [broken(source, failure.line, failure.msg)] : [];
    return { root: new XmlElement(source, root, root?.line ?? 1), problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it could not be parsed';
    return { root: new XmlElement(source, undefined, 1), problems: [broken(source, 1, message)] };
  }
}

function broken(source: Source, line: number, reason: string): Problem {
  const message = `This is not valid XML: ${reason.replace(/\.$/, '')}.`;
  return { code: 'syntax-error', message, evidence: evidenceAt(source, Math.max(line, 1)) };
}

/** The parser gives a list of objects with one key, the tag's name, beside the attributes and the position. */
type Parsed = Readonly<Record<string | symbol, unknown>>;

function toNodes(items: unknown, lineAt: (offset: number) => number): readonly RawNode[] {
  return (Array.isArray(items) ? (items as readonly Parsed[]) : []).flatMap((item) => {
    const name = Object.keys(item).find((key) => key !== ATTRIBUTES && key !== TEXT);
    if (name === undefined) return [];
    const inside = item[name];
    const attributes = Object.entries(item[ATTRIBUTES] ?? {}).map(([key, value]) => [key, decode(String(value))] as const);
    const line = lineAt(startOf(item[POSITION]));
    return [{ name, children: toNodes(inside, lineAt), text: textIn(inside), attributes: new Map(attributes), line }];
  });
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf(':'), 0));
}

function startOf(position: unknown): number {
  const start = (position as { readonly startIndex?: number } | undefined)?.startIndex;
  return start ?? 0;
}

function textIn(items: unknown): string {
  const texts = (Array.isArray(items) ? (items as readonly Parsed[]) : []).flatMap((item) => item[TEXT] ?? []);
  return decode(texts.join(''));
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => NAMED[name] ?? whole);
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
