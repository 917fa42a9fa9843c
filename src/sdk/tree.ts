import type { LineOfFile, Source } from '../model/analyzer.ts';
import type { Evidence } from '../model/evidence.ts';
import { evidenceAt } from './evidence.ts';

/** A line of a file. */
export type Place = LineOfFile;

/** Where a part stands when that is not the document's own file: a patch that was merged in, a template's helper. */
interface Origin {
  readonly line: number;
  readonly source?: Source;
  /** Further lines that the part rests on: the base that a patch changed, the values of a template. */
  readonly via?: readonly Place[];
}

/** What a YAML or JSON parser leaves behind: content with the line where each part stands. Aliases point at what they repeat. */
export type Content =
  | ({ readonly is: 'map'; readonly entries: readonly Entry[]; readonly tag: string } & Origin)
  | ({ readonly is: 'list'; readonly items: readonly Content[]; readonly tag: string } & Origin)
  | ({ readonly is: 'scalar'; readonly text: string; readonly plain: boolean; readonly tag: string } & Origin);

export interface Entry extends Origin {
  readonly key: string;
  readonly value: Content;
}

/**
 * A place in a YAML or JSON document. Asking for what is not there gives an empty node, so that an analyzer can ask on;
 * only the texts and numbers at the end have to be checked.
 */
export class TreeNode {
  readonly source: Source;
  /** 1-based. For the value of a mapping it is the line of its key. */
  readonly line: number;
  readonly #content: Content | undefined;
  readonly #via: readonly Place[];

  constructor(source: Source, content: Content | undefined, line: number, via: readonly Place[] = content?.via ?? []) {
    this.source = source;
    this.#content = content;
    this.line = line;
    this.#via = via;
  }

  /** The content itself, for those who put documents together. */
  get content(): Content | undefined {
    return this.#content;
  }

  get kind(): 'map' | 'list' | 'scalar' | 'null' | 'missing' {
    if (!this.#content) return 'missing';
    return this.#content.is === 'scalar' && isNull(this.#content) ? 'null' : this.#content.is;
  }

  /** `!reset`, `!override`, `!Ref`; empty without one. */
  get tag(): string {
    return this.#content?.tag ?? '';
  }

  get exists(): boolean {
    return this.kind !== 'missing' && this.kind !== 'null';
  }

  get(key: string): TreeNode {
    const found = this.#content?.is === 'map' ? entriesOf(this.#content).get(key) : undefined;
    return found ? this.#below(found, found.value) : new TreeNode(this.source, undefined, this.line);
  }

  /** The node below several keys, one after the other. */
  at(...keys: readonly string[]): TreeNode {
    let node: TreeNode = this;
    for (const key of keys) node = node.get(key);
    return node;
  }

  /** Keys and values of a mapping in the order of the file, merge keys resolved; empty for anything else. */
  entries(): readonly (readonly [string, TreeNode])[] {
    if (this.#content?.is !== 'map') return [];
    return [...entriesOf(this.#content).values()].map(({ key, value, ...origin }) => [key, this.#below(origin, value)]);
  }

  /** Items of a list; empty for anything else. */
  items(): readonly TreeNode[] {
    return this.#content?.is === 'list' ? this.#content.items.map((item) => this.#below(item, item)) : [];
  }

  /** A scalar as it is written (`3.10` stays `3.10`), unquoted; undefined for null, collections and what is not there. */
  text(): string | undefined {
    return this.#content?.is === 'scalar' && !isNull(this.#content) ? this.#content.text : undefined;
  }

  /** A whole number, also when it is quoted. */
  number(): number | undefined {
    const text = this.text()?.trim();
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  /** Texts of a list, or the one text that stands in its place. */
  texts(): readonly string[] {
    const own = this.text();
    return own === undefined ? this.items().flatMap((item) => item.text() ?? []) : [own];
  }

  evidence(): Evidence {
    return evidenceAt(this.source, this.line);
  }

  /** The further lines that the part rests on, where it was put together from several. */
  via(): readonly Evidence[] {
    const places = [...this.#via, ...(this.#content?.via ?? [])];
    const distinct = new Map(places.map((place) => [`${place.source.path}:${place.line}`, place]));
    distinct.delete(`${this.source.path}:${this.line}`);
    return [...distinct.values()].map(({ source, line }) => evidenceAt(source, line));
  }

  #below(origin: Origin, content: Content): TreeNode {
    return new TreeNode(origin.source ?? this.source, content, origin.line, origin.via ?? []);
  }
}

function isNull({ text, plain }: { readonly text: string; readonly plain: boolean }): boolean {
  return plain && /^(|~|null|Null|NULL)$/.test(text);
}

type MapContent = Extract<Content, { is: 'map' }>;
const known = new WeakMap<MapContent, ReadonlyMap<string, Entry>>();

/** Own keys win over merged ones, and of a repeated key the last wins, as YAML and JSON readers have it. */
function entriesOf(map: MapContent): ReadonlyMap<string, Entry> {
  const done = known.get(map);
  if (done) return done;
  known.set(map, new Map());
  const own = new Map(map.entries.filter(({ key }) => key !== '<<').map((entry) => [entry.key, entry]));
  const merged = map.entries.filter(({ key }) => key === '<<').flatMap(({ value }) => mergedEntries(value));
  for (const [key, entry] of merged) if (!own.has(key)) own.set(key, entry);
  known.set(map, own);
  return own;
}

function mergedEntries(value: Content): readonly (readonly [string, Entry])[] {
  const bases = value.is === 'list' ? value.items : [value];
  return bases.flatMap((base) => (base.is === 'map' ? [...entriesOf(base)] : []));
}
