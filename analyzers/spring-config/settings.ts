import { type FactDraft, literal, type Owner, settingValue, type Value } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import type { ConfigFile } from './files.ts';
import { indexedLists } from './indexed.ts';

/** The group of settings that a file is. */
export function groupOf({ path, within, importedFor }: ConfigFile): string {
  const place = within === undefined ? path : `${path}#${within}`;
  return importedFor === undefined ? `config:${place}` : `config:${place} for ${importedFor}`;
}

/** What the file gives a setting: several texts of a list are several values. */
export function valueOf({ written, texts, isList }: Entry): Value {
  const values = texts.map((text) => (text === '' ? literal('') : settingValue(written, text, 'colon')));
  const [only] = values;
  return !isList && only ? only : { is: 'list', items: values };
}

/** Every entry of a file, and every list of entries, as a setting of its group. */
export function settingFacts(file: ConfigFile, entries: readonly Entry[]): readonly FactDraft[] {
  return [...entries, ...((file.isProperties ?? file.path.endsWith('.properties')) ? indexedLists(entries) : [])].map(
    (entry) => ({
      kind: 'setting',
      evidence: entry.evidence,
      group: groupOf(file),
      key: entry.key,
      value: valueOf(entry),
      ...(entry.profile ? { profile: entry.profile } : {}),
    }),
  );
}

/** The module of `owner` takes in the file's settings. */
export function sourceFact(file: ConfigFile, entries: readonly Entry[], owner: string, order: number): readonly FactDraft[] {
  const [first] = entries;
  const whose: Owner = { is: 'file', path: owner };
  return first ? [{ kind: 'settings-source', evidence: first.evidence, owner: whose, group: groupOf(file), order }] : [];
}
