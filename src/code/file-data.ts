import { textsOf, type Value } from '../model/value.ts';
import { joinPath } from '../sdk/path.ts';
import { fileSection } from './decoded.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { anyOf, type Thing } from './thing.ts';
import { toValue } from './values.ts';

/** How modules are marked that hold a file of data; a front end adds those that code names. */
export const DATA = 'data';

/**
 * What the files of data hold whose names are found there, as far as a front end keeps it; where none is known, what a deployment may have at
 * the path. Undefined where nothing tells of a path.
 */
export function fileData(evaluator: Evaluator, names: Thing): Thing | undefined {
  const value = toValue(names, evaluator);
  const files = textsOf(value).flatMap((name) => fileNamed(evaluator, name) ?? []);
  if (files.length > 0) return anyOf(files.map((path) => exportedThing(evaluator.base, evaluator, path, 'default')));
  return isPath(value) ? fileSection(value) : undefined;
}

const OF_SETTINGS = /\.(ya?ml|json|toml)$/;

/** A text that ends like the name of a file of settings, or whatever the surroundings say that it is. */
function isPath(value: Value): boolean {
  switch (value.is) {
    case 'literal':
      return OF_SETTINGS.test(String(value.value));
    case 'setting':
      return value.file === undefined && (value.fallback === undefined || isPath(value.fallback));
    case 'concat': {
      const last = value.parts.at(-1);
      return last !== undefined && isPath(last) && value.parts.every(({ is }) => is === 'literal' || is === 'setting');
    }
    case 'one-of':
      return value.values.some(isPath);
    default:
      return false;
  }
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
