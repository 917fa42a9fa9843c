import { OPEN } from './open-names.ts';

/** What one place of a glob takes: any number of characters, or one of some. */
type Part = 'many' | ((character: string) => boolean);

/** Whether a name of Redis is a glob. https://redis.io/docs/latest/commands/psubscribe/ */
export function isGlob(text: string): boolean {
  return /(^|[^\\])(\*|\?|\[[^\]]+\])/.test(text);
}

/** Whether a name that is no glob fits one; bounded by the product of both lengths. What is open in it is one character that nobody knows. */
export function fitsGlob(name: string, glob: string): boolean {
  const characters = name.split(OPEN).flatMap((known, index) => [...(index > 0 ? [OPEN] : []), ...known]);
  let reached: ReadonlySet<number> = new Set([0]);
  for (const part of partsOf(glob.replaceAll(OPEN, '*')))
    reached = new Set([...reached].flatMap((at) => reachedBy(part, at, characters)));
  return reached.has(characters.length);
}

/** Where in the name one can be behind one more part of the glob. */
function reachedBy(part: Part, at: number, characters: readonly string[]): readonly number[] {
  if (part === 'many') return [...characters, ''].map((_, end) => end).filter((end) => end >= at);
  const character = characters[at];
  return character !== undefined && part(character) ? [at + 1] : [];
}

/** A backslash takes the meaning from the character behind it; a bracket that nobody closes is one like others. */
function partsOf(glob: string): readonly Part[] {
  const tokens = glob.match(/\\[\s\S]|\[[^\]]+\]|[\s\S]/g) ?? [];
  return tokens.map((token): Part => {
    if (token === '*') return 'many';
    if (token === '?') return () => true;
    if (token.length > 2) return anyOf(token.slice(1, -1));
    return (character) => character === token.replace(/^\\(?=.)/, '');
  });
}

/** `[ae]`, `[^e]` and `[a-c]`. */
function anyOf(inside: string): (character: string) => boolean {
  const isNegated = inside.startsWith('^');
  const ranges = (isNegated ? inside.slice(1) : inside).match(/.-.|./g) ?? [];
  const isIn = (character: string) => ranges.some((each) => character >= each.charAt(0) && character <= each.slice(-1));
  return (character) => character !== OPEN && isIn(character) !== isNegated;
}
