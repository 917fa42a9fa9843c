import {
  documentOf,
  type Evidence,
  entriesInFile,
  type FactDraft,
  readDotenv,
  type Source,
  type Value,
} from '../../src/sdk/index.ts';
import type { MainPackage } from './programs.ts';

/** What a key of a file is worth, where the environment may say otherwise or the text has references in it. */
export type ValueOf = (key: string, text: string) => Value;

/** The folders that a program's paths are seen from: where it is started is its own folder or its module's. */
export function homesOf(main: MainPackage): readonly string[] {
  return [...new Set([main.home, main.module?.folder ?? '.', main.folder])];
}

/** The settings that a program's file states, by their keys with dots. */
export function settingsIn(source: Source, { home }: MainPackage, valueOf: ValueOf): readonly FactDraft[] {
  const owner = { is: 'code', programs: [home] } as const;
  const fact = (key: string, value: Value, evidence: Evidence): FactDraft => ({ kind: 'setting', owner, key, value, evidence });
  if (source.path.endsWith('.env'))
    return readDotenv(source).entries.map(({ key, value, evidence }) => fact(key, value, evidence));
  return entriesInFile(documentOf(source).root).map(({ path, text, evidence }) => {
    const key = path.join('.').toLowerCase();
    return fact(key, valueOf(key, text), evidence);
  });
}
