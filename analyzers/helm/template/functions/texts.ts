// https://masterminds.github.io/sprig/strings.html
import { TemplateError } from '../ast.ts';
import { type GoValue, isList, print } from '../value.ts';
import { list, number, type TemplateFunction, text } from './call.ts';

const LONGEST = 1_000_000;

/** Functions on texts, by name. */
export const textFunctions: Readonly<Record<string, TemplateFunction>> = {
  quote: (args) =>
    args
      .filter((each) => each !== null)
      .map((each) => JSON.stringify(print(each)))
      .join(' '),
  squote: (args) =>
    args
      .filter((each) => each !== null)
      .map((each) => `'${print(each)}'`)
      .join(' '),
  cat: (args) =>
    args
      .filter((each) => each !== null)
      .map(print)
      .join(' '),
  trim: (args) => text(args, -1).trim(),
  trimAll: (args) => stripRight(stripLeft(text(args, 1), text(args, 0)), text(args, 0)),
  trimPrefix: (args) => (text(args, 1).startsWith(text(args, 0)) ? text(args, 1).slice(text(args, 0).length) : text(args, 1)),
  trimSuffix: (args) => withoutSuffix(text(args, 1), text(args, 0)),
  trunc: (args) => (number(args, 0) < 0 ? text(args, 1).slice(number(args, 0)) : text(args, 1).slice(0, number(args, 0))),
  abbrev: (args) =>
    text(args, 1).length > number(args, 0) ? `${text(args, 1).slice(0, number(args, 0) - 3)}...` : text(args, 1),
  lower: (args) => text(args, 0).toLowerCase(),
  upper: (args) => text(args, 0).toUpperCase(),
  title: (args) => text(args, 0).replace(/(^|\s)\S/g, (each) => each.toUpperCase()),
  untitle: (args) => text(args, 0).replace(/(^|\s)\S/g, (each) => each.toLowerCase()),
  repeat: (args, { line }) => bounded(number(args, 0), text(args, 1), line),
  nospace: (args) => text(args, 0).replace(/\s+/g, ''),
  replace: (args) => text(args, 2).replaceAll(text(args, 0), text(args, 1)),
  contains: (args) => text(args, 1).includes(text(args, 0)),
  hasPrefix: (args) => text(args, 1).startsWith(text(args, 0)),
  hasSuffix: (args) => text(args, 1).endsWith(text(args, 0)),
  substr: (args) => text(args, 2).slice(number(args, 0), number(args, 1) < 0 ? undefined : number(args, 1)),
  indent: (args) => indented(number(args, 0), text(args, 1)),
  nindent: (args) => `\n${indented(number(args, 0), text(args, 1))}`,
  camelcase: (args) => words(text(args, 0)).map(capital).join(''),
  snakecase: (args) => words(text(args, 0)).join('_').toLowerCase(),
  kebabcase: (args) => words(text(args, 0)).join('-').toLowerCase(),
  plural: (args) => (number(args, 2) === 1 ? text(args, 0) : text(args, 1)),
  toString: (args: readonly GoValue[]) => text(args, 0),
  toStrings: (args: readonly GoValue[]) => list(args, 0).map(print),
  join: (args) =>
    isList(args[1] ?? null)
      ? list(args, 1)
          .filter((each) => each !== null)
          .map(print)
          .join(text(args, 0))
      : text(args, 1),
  splitList: (args) => text(args, 1).split(text(args, 0)),
  print: (args) => args.map(print).join(''),
  println: (args) => `${args.map(print).join(' ')}\n`,
  printf: (args) => format(text(args, 0), args.slice(1)),
  html: (args) => text(args, 0),
  urlquery: (args) => encodeURIComponent(text(args, 0)),
  wrap: (args) => text(args, -1),
  initials: (args) =>
    words(text(args, 0))
      .map((word) => word.slice(0, 1))
      .join(''),
};

function withoutSuffix(value: string, suffix: string): string {
  return suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value;
}

function stripLeft(value: string, characters: string): string {
  let start = 0;
  while (start < value.length && characters.includes(value.charAt(start))) start += 1;
  return value.slice(start);
}

function stripRight(value: string, characters: string): string {
  let end = value.length;
  while (end > 0 && characters.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

function bounded(count: number, value: string, line: number): string {
  if (count * value.length > LONGEST) throw new TemplateError('A text grows too long.', line);
  return value.repeat(Math.max(0, count));
}

function indented(spaces: number, value: string): string {
  const space = ' '.repeat(Math.min(Math.max(spaces, 0), 200));
  return value
    .split('\n')
    .map((line) => space + line)
    .join('\n');
}

function words(value: string): readonly string[] {
  return value
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** The verbs of Go's fmt that charts use. */
function format(pattern: string, args: readonly GoValue[]): string {
  let next = 0;
  return pattern.replace(
    /%([-+0 #]{0,4})(\d{0,3})(?:\.(\d{1,3}))?([a-zA-Z%])/g,
    (_whole, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      const value = args[next++] ?? null;
      const shown = shownAs(verb, value, precision);
      const fill = flags.includes('0') && !flags.includes('-') ? '0' : ' ';
      return flags.includes('-') ? shown.padEnd(Number(width || 0)) : shown.padStart(Number(width || 0), fill);
    },
  );
}

function shownAs(verb: string, value: GoValue, precision: string | undefined): string {
  const amount = typeof value === 'number' ? value : Number(print(value));
  switch (verb) {
    case 'q':
      return JSON.stringify(print(value));
    case 'd':
      return Number.isFinite(amount) ? String(Math.trunc(amount)) : print(value);
    case 'f':
      return Number.isFinite(amount) ? amount.toFixed(Number(precision ?? 6)) : print(value);
    case 'x':
      return Number.isFinite(amount) ? Math.trunc(amount).toString(16) : Buffer.from(print(value)).toString('hex');
    default:
      return precision === undefined ? print(value) : print(value).slice(0, Number(precision));
  }
}
