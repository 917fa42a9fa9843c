import { withoutBraces } from './braces.ts';

// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14

/** What one place of a pattern takes: one character, any number of them, or folders down to a slash. */
type Part = { readonly many?: true; readonly folders?: true; readonly takes: (character: string) => boolean };

/** A pattern of a shell, asked without a regular expression: the time it takes is the product of both lengths, whatever it looks like. */
export interface Glob {
  fits(text: string): boolean;
}

/** A pattern of plain texts, which may be asked for parts of one. */
export interface TextGlob extends Glob {
  /** The lengths of the beginnings of a text that fit, the shortest first. */
  beginnings(text: string): readonly number[];
  /** The lengths of the ends that fit, the shortest first. */
  ends(text: string): readonly number[];
}

const LONGEST = 2000;

/** Of a path `*` stays within one step, and `**` with a slash behind it stands for any folders; of any other text it takes all. */
export function globOf(pattern: string, of: 'text'): TextGlob;
export function globOf(pattern: string, of: 'path'): Glob;
export function globOf(pattern: string, of: 'path' | 'text'): TextGlob {
  const written = pattern.slice(0, LONGEST);
  const parts = partsOf(written, of);
  const backwards = [...parts].reverse();
  // What is written out at both sides turns most texts away at once.
  const [head = ''] = /^[^*?[\\]*/.exec(written) ?? [];
  const tail = written.slice(Math.max(...['*', '?', ']', '\\', '/'].map((sign) => written.lastIndexOf(sign))) + 1);
  const mayFit = (text: string) => text.length <= LONGEST && text.startsWith(head) && text.endsWith(tail);
  return {
    fits: (text) => mayFit(text) && reached(parts, text.split('')).at(-1) === true,
    beginnings: (text) => lengths(parts, text.slice(0, LONGEST).split('')),
    ends: (text) => lengths(backwards, text.slice(-LONGEST).split('').reverse()),
  };
}

const LONGEST_OF_FILES = 200;

/**
 * A pattern that a program is told its files by, `routes/**\/*.{js,ts}`: lists in braces, and `**` at its end for everything below. What begins with
 * a dot is meant only where the pattern says so. Of a pattern with other signs nothing is said.
 */
export function filesPattern(pattern: string): (path: string) => boolean {
  if (pattern.length > LONGEST_OF_FILES || /[[\]!()|]/.test(pattern)) return () => false;
  const globs = withoutBraces(pattern).map((each) => globOf(each.replace(/(?<=^|\/)\*\*$/, '**/*'), 'path'));
  const isOfHidden = /(^|\/)\.[^./]/.test(pattern);
  return (path) => (isOfHidden || !/(^|\/)\./.test(path)) && globs.some((glob) => glob.fits(path));
}

const TEXT_PARTS = /\\[\s\S]|\*+|\[[!^]?\]?[^\]]*\]|[\s\S]/g;
const PATH_PARTS = new RegExp(`(?:\\*\\*/)+|${TEXT_PARTS.source}`, 'g');

function partsOf(pattern: string, of: 'path' | 'text'): readonly Part[] {
  const inStep = (character: string) => of === 'text' || character !== '/';
  const tokens = pattern.match(of === 'path' ? PATH_PARTS : TEXT_PARTS) ?? [];
  return tokens.map((token): Part => {
    if (token.endsWith('**/')) return { folders: true, takes: () => true };
    if (token.startsWith('*')) return { many: true, takes: inStep };
    if (token === '?') return { takes: inStep };
    if (token.length > 2) return { takes: anyOf(token.slice(1, -1)) };
    return { takes: (character) => character === token.replace(/^\\(?=.)/s, '') };
  });
}

/** `[ae]`, `[!e]` and `[a-c]`. */
function anyOf(inside: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(inside);
  const ranges = (isNegated ? inside.slice(1) : inside).match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [];
  return (character) => ranges.some((each) => character >= each.charAt(0) && character <= each.slice(-1)) !== isNegated;
}

/** Whether one can be behind as many characters as the index says when all parts are done. */
function reached(parts: readonly Part[], characters: readonly string[]): readonly boolean[] {
  let before: readonly boolean[] = [true, ...characters.map(() => false)];
  for (const part of parts) before = behind(part, before, characters);
  return before;
}

function behind(part: Part, before: readonly boolean[], characters: readonly string[]): readonly boolean[] {
  const after: boolean[] = [];
  let isInside = false;
  for (const [at, isReached] of before.entries()) {
    const character = characters[at - 1];
    const isTaken = character !== undefined && part.takes(character);
    if (part.many) after.push(isReached || (isTaken && after[at - 1] === true));
    else if (part.folders) after.push(isReached || (isInside && character === '/'));
    else after.push(isTaken && before[at - 1] === true);
    isInside ||= isReached;
  }
  return after;
}

function lengths(parts: readonly Part[], characters: readonly string[]): readonly number[] {
  return reached(parts, characters).flatMap((isReached, length) => (isReached ? [length] : []));
}
