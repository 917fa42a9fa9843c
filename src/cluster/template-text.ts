// https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/, https://masterminds.github.io/sprig/strings.html
import { MARK } from './object.ts';

/** What a generator gives to a template: texts by their flattened keys, `path.basename`, `image.name`, `path.segments[1]`. */
export type Given = ReadonlyMap<string, string>;

type Apply = (...texts: readonly string[]) => string | undefined;

/** The functions on texts that names and paths are made with. */
const FUNCTIONS: Readonly<Record<string, Apply>> = {
  trimSuffix: (end = '', text = '') => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text),
  trimPrefix: (start = '', text = '') => (text.startsWith(start) ? text.slice(start.length) : text),
  replace: (from = '', to = '', text = '') => text.replaceAll(from, () => to),
  lower: (text = '') => text.toLowerCase(),
  upper: (text = '') => text.toUpperCase(),
  trim: (text = '') => text.trim(),
  toString: (text = '') => text,
  quote: (text = '') => JSON.stringify(text),
  base: (text = '') => text.slice(text.lastIndexOf('/') + 1),
  dir: (text = '') => (text.includes('/') ? text.slice(0, text.lastIndexOf('/')) : '.'),
  trunc: (length = '0', text = '') => (Number(length) < 0 ? text.slice(Number(length)) : text.slice(0, Number(length))),
  normalize: (text = '') => normalized(text),
  print: (...texts) => texts.join(''),
  printf: (format = '', ...texts) => printed(format, texts),
};

const WORD = /"((?:\\.|[^"\\])*)"|`([^`]*)`|([^\s()|"`]+)|([()|])/g;
/** Neither an expression nor what it gives is longer. */
const LONGEST = 2000;
/** How much may be put into one text: what is put in may hold what was put in before. */
const MOST_PUT_IN = 50_000;

/** A name as Kubernetes takes it: lower case, dashes and dots for all else. */
export function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 253);
}

/** `{{path.basename}}`, and `{{ .path.basename | trimSuffix "-api" }}` where the set asks for Go templates. */
export function filled(text: string, given: Given): string {
  let room = MOST_PUT_IN;
  return text.replace(/\{\{-?([^{}]{0,500})-?\}\}/g, (_whole, inside: string) => {
    const value = valueOf(inside.trim(), given) ?? MARK;
    room -= value.length;
    return room < 0 ? MARK : value;
  });
}

function valueOf(expression: string, given: Given): string | undefined {
  const plain = given.get(expression.replace(/^\./, ''));
  if (plain !== undefined) return plain;
  const words = [...expression.slice(0, LONGEST).matchAll(WORD)].map(
    ([written, double, back]): Word => ({ written, text: double?.replace(/\\(.)/g, '$1') ?? back }),
  );
  const reader = { words, at: 0 };
  const value = readPipe(reader, given);
  return reader.at === words.length ? value : undefined;
}

/** A word of an expression, or a text between quotes. */
interface Word {
  readonly written: string;
  readonly text: string | undefined;
}

interface Reader {
  readonly words: readonly Word[];
  at: number;
}

/** What comes before a `|` is the last argument of what comes behind it. */
function readPipe(reader: Reader, given: Given): string | undefined {
  let value = readCommand(reader, given, []);
  while (reader.words[reader.at]?.written === '|') {
    reader.at += 1;
    value = readCommand(reader, given, [value]);
  }
  return value;
}

function readCommand(reader: Reader, given: Given, piped: readonly (string | undefined)[]): string | undefined {
  const first = reader.words[reader.at];
  if (!first) return undefined;
  const name = first.text === undefined && /^[a-z]\w*$/i.test(first.written) ? first.written : undefined;
  if (name !== undefined) reader.at += 1;
  if (name === 'index') return readIndex(reader, given);
  const texts: (string | undefined)[] = [];
  for (let next = reader.words[reader.at]; next && !isEnd(next); next = reader.words[reader.at])
    texts.push(readOperand(reader, given));
  return name === undefined
    ? texts.length === 1 && piped.length === 0
      ? texts[0]
      : undefined
    : applied(name, [...texts, ...piped]);
}

function applied(name: string, texts: readonly (string | undefined)[]): string | undefined {
  if (name === 'default') return texts[1] === undefined || texts[1] === '' ? texts[0] : texts[1];
  const known = texts.filter((each) => each !== undefined);
  const made = known.length === texts.length && Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(...known) : undefined;
  return made !== undefined && made.length <= LONGEST ? made : undefined;
}

/** `index .path.segments 1`, `index .labels "team"`. */
function readIndex(reader: Reader, given: Given): string | undefined {
  const base = reader.words[reader.at]?.written.replace(/^\./, '');
  reader.at += 1;
  const key = readOperand(reader, given);
  return given.get(`${base}[${key}]`) ?? given.get(`${base}.${key}`);
}

function readOperand(reader: Reader, given: Given): string | undefined {
  const word = reader.words[reader.at];
  reader.at += 1;
  if (!word || word.text !== undefined) return word?.text;
  if (word.written !== '(') return /^-?\d+$/.test(word.written) ? word.written : given.get(word.written.replace(/^\./, ''));
  const value = readPipe(reader, given);
  reader.at += 1;
  return value;
}

function isEnd({ written, text }: Word): boolean {
  return text === undefined && (written === '|' || written === ')');
}

function printed(format: string, texts: readonly string[]): string {
  let index = 0;
  return format.replace(/%[sdv]/g, () => {
    index += 1;
    return texts[index - 1] ?? '';
  });
}
