import { textsOf } from '../model/value.ts';
import { filesPattern } from '../sdk/glob.ts';
import type { Evaluator } from './evaluate.ts';
import { fromRoot } from './file-texts.ts';
import { type Argument, type Thing, textThing, unknownThing } from './thing.ts';
import { toValue } from './values.ts';

/** What lies in a folder, as far as it is code: the names by which files are loaded one after the other. */
export function folderEntries(evaluator: Evaluator, folder: Argument | undefined): Thing {
  const folders = pathsIn(evaluator, folder).map((path) => path.replace(/\/+$/, ''));
  const inside = folders.flatMap((path) => below(evaluator, path === '' ? '' : `${path}/`));
  return listOf([...new Set(inside.map((rest) => rest.split('/')[0] ?? rest))]);
}

/** The files that a pattern such as `routes/*.js` or `modules/**\/*.routes.{js,ts}` means, as absolute paths whose root is the repository's. */
export function filesLike(evaluator: Evaluator, pattern: Argument | undefined): Thing {
  const found = pathsIn(evaluator, pattern).flatMap((path) => {
    const isMeant = /[*?{]/.test(path) ? filesPattern(path) : () => false;
    return evaluator.base.modules.flatMap((module) => (isMeant(module.path) ? [`/${module.path}`] : []));
  });
  return listOf([...new Set(found)].sort());
}

function pathsIn(evaluator: Evaluator, path: Argument | undefined): readonly string[] {
  const texts = path ? textsOf(toValue(evaluator.argument(path), evaluator)) : [];
  return texts.flatMap((text) => fromRoot(evaluator, text) ?? []);
}

function below(evaluator: Evaluator, start: string): readonly string[] {
  const inside = evaluator.base.modules.filter(({ path }) => path.startsWith(start));
  return inside.map(({ path }) => path.slice(start.length)).sort();
}

function listOf(names: readonly string[]): Thing {
  if (names.length === 0) return unknownThing('a folder without code');
  return { is: 'list', items: names.map((name) => ({ thing: textThing(name) })) };
}
