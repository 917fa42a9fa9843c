import { textsOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { anyOf, type Thing } from './thing.ts';
import { toValue } from './values.ts';

/** How modules are marked that hold a file of data; a front end adds those that code names. */
export const DATA = 'data';

/** What the files of data hold whose names are found there, as far as a front end keeps it; undefined where none is known. */
export function fileData(evaluator: Evaluator, names: Thing): Thing | undefined {
  const files = textsOf(toValue(names, evaluator)).flatMap((name) => fileNamed(evaluator, name) ?? []);
  return files.length > 0 ? anyOf(files.map((path) => exportedThing(evaluator.base, evaluator, path, 'default'))) : undefined;
}

/** A program is started in its own folder or in one around it; where an image keeps the file, its last folders are the same. */
function fileNamed(evaluator: Evaluator, name: string): string | undefined {
  evaluator.needs({ kind: 'program' });
  if (evaluator.program === undefined) return undefined;
  const plain = name.replace(/^\.\//, '').split('/');
  const ends = name.startsWith('/') ? plain.slice(1).map((_, at, all) => all.slice(at)) : [plain];
  return ends.flatMap((end) => nearest(evaluator, evaluator.program ?? '.', end.join('/')) ?? [])[0];
}

function nearest(evaluator: Evaluator, program: string, name: string): string | undefined {
  const parts = program === '.' ? [] : program.split('/');
  for (let length = parts.length; length >= 0; length--) {
    const path = [...parts.slice(0, length), name].join('/');
    if (evaluator.base.module(path)?.language === DATA) return path;
  }
  return undefined;
}
