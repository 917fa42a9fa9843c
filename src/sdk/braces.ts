const MOST_ALTERNATIVES = 50;
const LONGEST = 2000;

/** Texts and lists of alternatives in turn. */
interface Read {
  /** What the pattern so far may be. */
  readonly texts: readonly string[];
  readonly end: number;
}

/**
 * `lib/{models,services}/*.rb` are two patterns, `{1..3}` are three, and lists may stand in lists. A list that would make too many of them is
 * taken for anything; what opens a list and does not close it is no pattern.
 */
export function withoutBraces(pattern: string): readonly string[] {
  if (pattern.length > LONGEST) return [];
  const read = readAlternative(pattern, 0, false);
  return read?.end === pattern.length ? read.texts : [];
}

/** Up to the end, or to what ends one alternative of a list. */
function readAlternative(pattern: string, start: number, isInList: boolean): Read | undefined {
  let texts: readonly string[] = [''];
  let at = start;
  while (at < pattern.length) {
    const sign = pattern.charAt(at);
    if (sign === '}' || (isInList && sign === ',')) break;
    const list = sign === '{' ? readList(pattern, at) : { texts: [sign], end: at + 1 };
    if (!list) return undefined;
    const choices = texts.length * list.texts.length > MOST_ALTERNATIVES ? [anythingFor(list.texts)] : list.texts;
    texts = texts.flatMap((text) => choices.map((choice) => text + choice));
    at = list.end;
  }
  return { texts, end: at };
}

/** From an opening brace to behind the closing one. */
function readList(pattern: string, start: number): Read | undefined {
  const range = /^\{(-?\d{1,9}|[a-zA-Z])\.\.(-?\d{1,9}|[a-zA-Z])(?:\.\.(-?\d{1,9}))?\}/.exec(
    pattern.slice(start, start + LONGEST_RANGE),
  );
  const inRange = range && textsOfRange(range);
  if (inRange) return { texts: inRange, end: start + range[0].length };
  const texts: string[] = [];
  let at = start;
  do {
    const choice = readAlternative(pattern, at + 1, true);
    if (!choice) return undefined;
    texts.push(...choice.texts);
    at = choice.end;
  } while (pattern.charAt(at) === ',');
  if (pattern.charAt(at) !== '}') return undefined;
  return { texts: texts.length > MOST_ALTERNATIVES ? [anythingFor(texts)] : texts, end: at + 1 };
}

const LONGEST_RANGE = 40;

/** `{1..3}`, `{01..10}`, `{a..c}`, and with a step `{0..8..2}`: https://www.gnu.org/software/bash/manual/bash.html#Brace-Expansion */
function textsOfRange([, first = '', last = '', step = '1']: readonly string[]): readonly string[] | undefined {
  const areNumbers = [first, last].map((each) => /\d/.test(each));
  if (areNumbers[0] !== areNumbers[1]) return undefined;
  const [from = 0, to = 0] = [first, last].map((each) => (areNumbers[0] ? Number(each) : each.charCodeAt(0)));
  const by = Math.abs(Number(step)) || 1;
  const count = Math.floor(Math.abs(to - from) / by) + 1;
  if (count > MOST_ALTERNATIVES) return ['*'];
  const width = [first, last].some((each) => /^-?0\d/.test(each)) ? Math.max(first.length, last.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const code = from + (to < from ? -by : by) * index;
    return areNumbers[0] ? padded(code, width) : String.fromCharCode(code);
  });
}

function padded(number: number, width: number): string {
  const sign = number < 0 ? '-' : '';
  return sign + String(Math.abs(number)).padStart(width - sign.length, '0');
}

/** A star ends at a slash. */
function anythingFor(texts: readonly string[]): string {
  return texts.some((each) => each.includes('/')) ? '**/*' : '*';
}
