import { textsOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { fileData } from './file-data.ts';
import { type Argument, type Thing, unknownThing } from './thing.ts';
import { toValue } from './values.ts';

/** The texts of the files that a path, a folder or a pattern means, among those a front end keeps as text; of a file of data, what it holds. */
export function fileTexts(evaluator: Evaluator, path: Argument | undefined): Thing {
  const named = path ? evaluator.argument(path) : undefined;
  const files = named ? textsOf(toValue(named, evaluator)).flatMap((name) => filesAt(evaluator, name)) : [];
  if (files.length === 0) return (named && fileData(evaluator, named)) ?? unknownThing('the text of a file');
  const items = files.map((file) => ({ thing: exportedThing(evaluator.base, evaluator, file, 'default') }));
  return items.length === 1 && items[0] ? items[0].thing : { is: 'list', items };
}

function filesAt(evaluator: Evaluator, name: string): readonly string[] {
  const path = fromRoot(evaluator, name);
  if (path === undefined) return [];
  const texts = evaluator.base.modules.filter(({ language }) => language === 'text').map((module) => module.path);
  const star = path.search(/[*{]/);
  if (star < 0) return texts.filter((each) => each === path || each.startsWith(`${path}/`));
  const folder = path.slice(0, path.lastIndexOf('/', star) + 1);
  return texts.filter((each) => each.startsWith(folder));
}

/** Programs read files from the folder they are started in. */
export function fromRoot(evaluator: Evaluator, name: string): string | undefined {
  if (name.startsWith('/')) return name.replace(/^\/+/, '');
  evaluator.needs({ kind: 'program' });
  const { program } = evaluator;
  if (program === undefined) return undefined;
  const plain = name.replace(/^\.\//, '');
  return program === '.' ? plain : `${program}/${plain}`;
}
