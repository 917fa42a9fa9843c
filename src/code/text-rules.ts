import { literal, oneOf, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { formatLine, formatText } from './formats.ts';
import type { ValueRule } from './library.ts';
import { endingOfPath, folderOfPath, joinPaths, nameOfPath, parsedPath, resolvePaths } from './path-functions.ts';
import { changeCase, concatPaths, mapTexts } from './text-functions.ts';
import { type Thing, textThing, unknownThing, valueThing } from './thing.ts';

/**
 * The folder that a program is in, or any of the files that it is started from. The root of absolute paths is the repository's, so that a path put
 * together from it can be looked up there.
 */
export function programPath(evaluator: Evaluator, of: 'program-folder' | 'program-file'): Thing {
  evaluator.needs({ kind: 'program' });
  const { program, world } = evaluator;
  if (program === undefined) return { is: 'open', open: { kind: 'program' } };
  if (of === 'program-folder') return textThing(program === '.' ? '/' : `/${program}`);
  const files = world.startsOf(program).map((path) => literal(`/${path}`));
  return files.length > 0 ? valueThing(oneOf(files)) : unknownThing('the file that the program is started from');
}

/** What a text function of a library makes of texts. */
export function textFunction(name: Extract<ValueRule, { value: 'text-function' }>['function'], args: readonly Value[]): Thing {
  if (name === 'format') return valueThing(formatText(args));
  if (name === 'format-line') return valueThing(formatLine(args));
  if (name === 'join-path') return valueThing(joinPaths(args));
  if (name === 'join-url') return valueThing(args.length > 0 ? args.reduce(concatPaths) : literal(''));
  if (name === 'resolve-path') return valueThing(resolvePaths(args));
  const [first, second] = args;
  if (!first) return unknownThing('nothing passed');
  if (name === 'folder-of-path') return valueThing(folderOfPath(first));
  if (name === 'name-of-path') return valueThing(nameOfPath(first, second));
  if (name === 'parsed-path') return valueThing(parsedPath(first));
  if (name === 'ending-of-path') return valueThing(endingOfPath(first));
  if (name === 'path-of-url') return valueThing(mapTexts(first, (text) => text.replace(/^file:\/\//, '')));
  return valueThing(changeCase(first, name));
}
