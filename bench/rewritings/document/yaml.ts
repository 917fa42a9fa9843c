import { isDeepStrictEqual } from 'node:util';
import { dump, loadAll } from 'js-yaml';
import { eachFile, type Rewriting } from '../rewriting.ts';

/** A node of YAML as it is loaded. */
export type Data = null | string | number | boolean | readonly Data[] | DataMap;
export interface DataMap {
  readonly [key: string]: Data;
}

const YAML = /\.ya?ml$/;

export const YAMLS: readonly Rewriting[] = [
  eachFile('yaml-as-json', 'YAML is written as JSON, which it may be', () => inYaml(toJson)),
  eachFile('yaml-anew', 'YAML is written by another program, with other spaces and quotes', () =>
    inYaml((all) => dumpAll(all, { indent: 4, quotingType: '"', forceQuotes: true })),
  ),
  eachFile('yaml-keys-reversed', 'keys of YAML in the other order', () => inYaml((all) => dumpAll(all.map(reversed)))),
  eachFile('yaml-plain', 'quoted texts of YAML lose their quotes where they mean the same', () => (path, text) => {
    const rewritten = text.replace(/^(\s*(?:- )?[\w.-]+:\s+|\s*- )(["'])([A-Za-z/][^"'#\\]*)\2[ \t]*$/gm, '$1$3');
    return isSame(path, text, rewritten) ? { text: rewritten, places: 1 } : undefined;
  }),
  eachFile('yaml-quoted', 'plain texts of YAML get quotes', () => (path, text) => {
    const rewritten = text.replace(
      /^(\s*(?:- )?[\w.-]+:\s+)([A-Za-z/][^"'#\\{}[\]&*!|>:\n]*(?::\S[^"'#\\{}\n]*)?[^\s"'#\\{}|>])[ \t]*$/gm,
      '$1"$2"',
    );
    return isSame(path, text, rewritten) ? { text: rewritten, places: 1 } : undefined;
  }),
];

function isSame(path: string, text: string, rewritten: string): boolean {
  const before = YAML.test(path) ? loaded(text) : undefined;
  return before !== undefined && isDeepStrictEqual(before, loaded(rewritten));
}

/** All documents of a file that is plain YAML: no templates, no tags, no anchors (what is shared says more than what is repeated), no dates, and numbers that are written in their usual way. */
export function loaded(text: string): readonly Data[] | undefined {
  if (/\{\{|^\s*#cloud-config|^%/m.test(text) || /(^|[\s[,])(!\S|[&*][A-Za-z_])/m.test(text)) return undefined;
  try {
    const all = loadAll(text) as Data[];
    return all.length > 0 && all.every((each) => isPlain(each, text)) ? all : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(data: unknown, text: string): boolean {
  if (typeof data === 'number')
    return text.includes(String(data)) && !new RegExp(`${String(data).replace('.', '\\.')}0`).test(text);
  if (Array.isArray(data)) return data.every((each) => isPlain(each, text));
  if (data === null || typeof data !== 'object') return data !== undefined;
  return !(data instanceof Date) && Object.values(data).every((each) => isPlain(each, text));
}

/** Another text for the documents of a file, which has to mean the same when it is read again. */
export function inYaml(write: (all: readonly Data[]) => string) {
  return (path: string, text: string) => {
    const all = YAML.test(path) ? loaded(text) : undefined;
    const rewritten = all && write(all);
    return rewritten !== undefined && isSame(path, text, rewritten) ? { text: rewritten, places: 1 } : undefined;
  };
}

function toJson(all: readonly Data[]): string {
  return all.map((each) => `${JSON.stringify(each, null, 2)}\n`).join('---\n');
}

export function dumpAll(all: readonly Data[], options = {}): string {
  return all.map((each) => dump(each, { noRefs: true, lineWidth: -1, ...options })).join('---\n');
}

function reversed(data: Data): Data {
  if (Array.isArray(data)) return data.map(reversed);
  if (!isMap(data)) return data;
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value]) => [key, reversed(value)] as const)
      .reverse(),
  );
}

export function isMap(data: Data | undefined): data is DataMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
