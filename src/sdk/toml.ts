import type { Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { evidenceAt } from './evidence.ts';
import { TomlReader } from './toml-reader.ts';
import { type Content, type Entry, TreeNode } from './tree.ts';

type MapContent = Extract<Content, { is: 'map' }>;

const MOST_STEPS = 100;

/** Reads TOML 1.0 (https://toml.io/en/v1.0.0). A line that cannot be read becomes a problem, the first of a file only; the others are still read. */
export function parseToml(
  source: Source,
  text = source.text,
): { readonly root: TreeNode; readonly problems: readonly Problem[] } {
  const reader = new TomlReader(text);
  const document = new Tables();
  let table: MapContent | undefined = document.root;
  let broken: number | undefined;
  while (reader.toStatement()) {
    const { line } = reader;
    const isHeader = reader.peek() === '[';
    const done: MapContent | undefined = isHeader ? readHeader(reader, document) : table && readPair(reader, document, table);
    if (isHeader) table = done;
    if (!done || !reader.endLine()) {
      if (table) broken ??= line;
      reader.skipLine();
    }
  }
  const root = new TreeNode(source, document.root, 1);
  if (broken === undefined) return { root, problems: [] };
  return { root, problems: [{ code: 'syntax-error', message: 'This is not valid TOML.', evidence: evidenceAt(source, broken) }] };
}

/** `[http.routers.orders]` and `[[servers]]`; undefined when it cannot be read. */
function readHeader(reader: TomlReader, document: Tables): MapContent | undefined {
  const { line } = reader;
  const isList = reader.take('[[');
  if (!isList) reader.take('[');
  const keys = reader.keys();
  if (!keys || keys.length > MOST_STEPS || !reader.take(isList ? ']]' : ']')) return undefined;
  const last = keys.at(-1) ?? '';
  const around = document.below(document.root, keys.slice(0, -1), line);
  return around && (isList ? document.append(around, last, line) : document.below(around, [last], line));
}

/** `key.of.a.table = value`. */
function readPair(reader: TomlReader, document: Tables, table: MapContent): MapContent | undefined {
  const { line } = reader;
  const keys = reader.keys();
  if (!keys || keys.length > MOST_STEPS || !reader.take('=')) return undefined;
  const value = reader.value();
  const around = value && document.below(table, keys.slice(0, -1), line);
  if (around && value) document.set(around, { key: keys.at(-1) ?? '', line, value });
  return around;
}

/** The tables of one document while they are being filled; those that stand in a value are whole and take nothing more. */
class Tables {
  readonly #open = new Map<Content, { readonly entries: Entry[]; readonly byKey: Map<string, Content> }>();
  readonly #lists = new Map<Content, Content[]>();
  readonly root = this.#make(1);

  set(table: MapContent, entry: Entry): void {
    const open = this.#open.get(table);
    open?.entries.push(entry);
    open?.byKey.set(entry.key, entry.value);
  }

  /** The table below some keys; of a list of tables its last one. Undefined where a value stands there. */
  below(table: MapContent, keys: readonly string[], line: number): MapContent | undefined {
    let inner = table;
    for (const key of keys) {
      const found = this.#open.get(inner)?.byKey.get(key);
      const next = found && (this.#lists.get(found)?.at(-1) ?? found);
      if (next && (next.is !== 'map' || !this.#open.has(next))) return undefined;
      inner = next ?? this.#add(inner, key, this.#make(line));
    }
    return inner;
  }

  /** One more table of a list of tables. */
  append(table: MapContent, key: string, line: number): MapContent | undefined {
    const found = this.#open.get(table)?.byKey.get(key);
    const items = found ? this.#lists.get(found) : [];
    if (!items) return undefined;
    if (!found) this.#lists.set(this.#add(table, key, { is: 'list', items, line, tag: '' }), items);
    const own = this.#make(line);
    items.push(own);
    return own;
  }

  #add<C extends Content>(table: MapContent, key: string, value: C): C {
    this.set(table, { key, line: value.line, value });
    return value;
  }

  #make(line: number): MapContent {
    const entries: Entry[] = [];
    const made: MapContent = { is: 'map', entries, line, tag: '' };
    this.#open.set(made, { entries, byKey: new Map() });
    return made;
  }
}
