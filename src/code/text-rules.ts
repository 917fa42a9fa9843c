import { literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { endingOfPath, folderOfPath, joinPaths, nameOfPath, resolvePaths } from './path-functions.ts';
import { changeCase, formatText, mapTexts, resolveUrl } from './text-functions.ts';
import { type Thing, textThing, unknownThing, valueThing } from './thing.ts';

/** The root of absolute paths is the repository's, so that a path put together from it can be looked up there. */
export function programFolder(evaluator: Evaluator): Thing {
  evaluator.needs({ kind: 'program' });
  const { program } = evaluator;
  if (program === undefined) return { is: 'open', open: { kind: 'program' } };
  return textThing(program === '.' ? '/' : `/${program}`);
}

/** What a text function of a library makes of texts. */
export function textFunction(name: Extract<ValueRule, { value: 'text-function' }>['function'], args: readonly Value[]): Thing {
  if (name === 'format') return valueThing(formatText(args));
  if (name === 'join-path') return valueThing(joinPaths(args));
  if (name === 'resolve-path') return valueThing(resolvePaths(args));
  const [first, second] = args;
  if (name === 'join-url') return valueThing(resolveUrl(second, first) ?? literal(''));
  if (!first) return unknownThing('nothing passed');
  if (name === 'folder-of-path') return valueThing(folderOfPath(first));
  if (name === 'name-of-path') return valueThing(nameOfPath(first, second));
  if (name === 'ending-of-path') return valueThing(endingOfPath(first));
  if (name === 'path-of-url') return valueThing(mapTexts(first, (text) => text.replace(/^file:\/\//, '')));
  return valueThing(changeCase(first, name));
}
