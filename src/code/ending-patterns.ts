import type { Argument } from './thing.ts';

/** The source of the regular expression that is passed. */
export function patternOf(argument: Argument | undefined): string | undefined {
  const expression = argument && 'expression' in argument ? argument.expression : undefined;
  return expression?.is === 'unknown' ? expression.pattern : undefined;
}

/** The letters behind it, such as `g`. */
export function flagsOf(argument: Argument | undefined): string {
  const expression = argument && 'expression' in argument ? argument.expression : undefined;
  return (expression?.is === 'unknown' && expression.flags) || '';
}

/** `\.\w+`, `\.[^.]+`, `\.[^/.]+`: the last dot and what follows. */
const WHOLE_ENDING = /^\\\.(\\w|\[\^(?:\\?[./]){1,2}\])[+*]$/;
const PIECE = /\\([.\-/])|\[(\w{1,6})\]|\((?:\?:)?([\w|\\.-]{1,40})\)|(\w|-)/y;
const MOST_ENDINGS = 64;

/** A text without the end that a pattern such as `\.js$`, `\.(js|ts)$` or `\.[^.]+$` is for; nothing where the pattern is of another kind. */
export function withoutEndLike(text: string, pattern: string): string | undefined {
  if (!pattern.endsWith('$')) return undefined;
  const body = pattern.slice(0, -1);
  const dot = text.lastIndexOf('.');
  const [, letters] = WHOLE_ENDING.exec(body) ?? [];
  if (letters === '\\w' || letters?.includes('.'))
    return dot >= 0 && areAll(letters, text.slice(dot + 1)) ? text.slice(0, dot) : text;
  const endings = endingsLike(body);
  const end = endings?.find((each) => text.endsWith(each));
  return endings && text.slice(0, text.length - (end?.length ?? 0));
}

function areAll(letters: string, ending: string): boolean {
  if (letters === '\\w') return /^\w+$/.test(ending);
  return ending !== '' && !(letters.includes('/') && ending.includes('/'));
}

/** Every text that a pattern without repetition means. */
function endingsLike(body: string): readonly string[] | undefined {
  let found: readonly string[] = [''];
  PIECE.lastIndex = 0;
  for (let at = 0; at < body.length; ) {
    const [piece, escaped, letters, words, plain] = PIECE.exec(body) ?? [];
    if (piece === undefined || found.length > MOST_ENDINGS) return undefined;
    at = PIECE.lastIndex;
    const choices = letters ? [...letters] : words ? words.replaceAll('\\', '').split('|') : [escaped ?? plain ?? ''];
    const isOptional = body[at] === '?';
    if (isOptional) PIECE.lastIndex = ++at;
    found = found.flatMap((head) => [...choices.map((each) => head + each), ...(isOptional ? [head] : [])]);
  }
  return found.toSorted((left, right) => right.length - left.length);
}
