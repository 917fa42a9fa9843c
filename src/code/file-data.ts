import { textsOf } from '../model/value.ts';
import { joinPath } from '../sdk/path.ts';
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

/**
 * A program is started in its own folder or in one around it. Where an image keeps the file, at least its last folder is the same; a name alone
 * tells only a file that lies in the program's own folder.
 */
function fileNamed(evaluator: Evaluator, name: string): string | undefined {
  evaluator.needs({ kind: 'program' });
  const { program } = evaluator;
  if (program === undefined) return undefined;
  if (!name.startsWith('/')) return nearest(evaluator, program, name);
  const steps = name.split('/').filter((step) => step !== '');
  const ends = steps.slice(0, -1).map((_, at) => steps.slice(at).join('/'));
  return ends.flatMap((end) => nearest(evaluator, program, end) ?? [])[0] ?? fileIn(evaluator, program, steps.at(-1) ?? '');
}

function nearest(evaluator: Evaluator, program: string, name: string): string | undefined {
  const parts = program === '.' ? [] : program.split('/');
  for (let length = parts.length; length >= 0; length--) {
    const path = fileIn(evaluator, parts.slice(0, length).join('/') || '.', name);
    if (path !== undefined) return path;
  }
  return undefined;
}

function fileIn({ base }: Evaluator, folder: string, name: string): string | undefined {
  const path = joinPath(folder, name);
  return path !== undefined && base.module(path)?.language === DATA ? path : undefined;
}
