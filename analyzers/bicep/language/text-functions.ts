// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string
import { itemsOf } from './access.ts';
import { byName, plainText, sizeOf } from './function-parts.ts';
import { joined } from './joining.ts';
import { choice, each, isNull, known, type Made, open, scalar, text, truth } from './made.ts';

type At = Made['at'];
type TextFunction = (args: readonly Made[], at: At) => Made | undefined;

/** Functions of texts and conditions; undefined where it is none of them. */
export function textFunction(name: string, args: readonly Made[], at: At): Made | undefined {
  return byName(FUNCTIONS, name)?.(args, at);
}

/** A function of one text whose pieces change apart. */
function mapped(change: (piece: string) => string): TextFunction {
  return ([first], at) =>
    first &&
    each(first, (made) =>
      made.is === 'text'
        ? text(
            made.parts.map((part) => (typeof part === 'string' ? change(part) : part)),
            at,
          )
        : made,
    );
}

/** A function of texts that are wholly known. */
function ofKnown(apply: (texts: readonly string[], at: At) => Made): TextFunction {
  return (args, at) => {
    const texts = args.map((arg) => known(arg));
    return texts.includes(undefined) ? open('it is computed', at) : apply(texts as readonly string[], at);
  };
}

const same: TextFunction = ([first]) => first;

function compared(holds: (one: string, other: string) => boolean): TextFunction {
  return ofKnown(([one = '', other = ''], at) => scalar(holds(one.toLowerCase(), other.toLowerCase()), at));
}

/** `format('{0}-{1}', a, b)`: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#format */
function format([pattern, ...args]: readonly Made[], at: At): Made {
  const written = known(pattern);
  if (written === undefined) return open('it is computed', at);
  const pieces = written.split(/(\{\d{1,3}(?:[:,][^{}]{0,20})?\})/);
  return joined(
    pieces.map((piece) => {
      const index = /^\{(\d+)/.exec(piece)?.[1];
      return (index !== undefined && args[Number(index)]) || plainText(index === undefined ? piece : '', at);
    }),
    at,
  );
}

function replaced(args: readonly Made[], at: At): Made {
  const [first, from, to] = args;
  const [old, made] = [known(from), known(to)];
  if (!first || !old || made === undefined) return first ?? open('it is computed', at);
  return mapped((piece) => piece.replaceAll(old, made))([first], at) ?? first;
}

function split([first, by]: readonly Made[], at: At): Made {
  const [whole, separator] = [known(first), known(by) ?? known(itemsOf(by)[0])];
  if (whole === undefined || !separator) return { is: 'list', items: [], isOpen: true, at };
  return {
    is: 'list',
    items: whole
      .split(separator)
      .slice(0, 500)
      .map((piece) => plainText(piece, at)),
    at,
  };
}

function join([list, by]: readonly Made[], at: At): Made {
  const separator = plainText(known(by) ?? '', at);
  return joined(
    itemsOf(list).flatMap((item, index) => (index > 0 ? [separator, item] : [item])),
    at,
  );
}

/** The beginning or the end of a text; of what is not known nobody can say where it is cut. */
function cut(args: readonly Made[], at: At, take: (whole: string, count: number) => string): Made | undefined {
  const [first, count] = args;
  if (first?.is === 'list') return undefined;
  const [whole, length] = [known(first), Number(known(count))];
  return whole === undefined || Number.isNaN(length) ? first : plainText(take(whole, length), at);
}

function empty([first]: readonly Made[], at: At): Made {
  if (first?.is === 'text') return scalar(first.parts.length === 0, at);
  if (first?.is === 'choice')
    return choice(
      first.values.map((value) => empty([value], at)),
      at,
    );
  const size = sizeOf(first);
  return size === undefined ? open('a condition decides', at) : scalar(size === 0, at);
}

function logical(decides: boolean): TextFunction {
  return (args, at) => {
    const values = args.map(truth);
    if (values.includes(decides)) return scalar(decides, at);
    return values.includes(undefined) ? open('a condition decides', at) : scalar(!decides, at);
  };
}

function negated([first]: readonly Made[], at: At): Made {
  const value = first && truth(first);
  return value === undefined ? open('a condition decides', at) : scalar(!value, at);
}

function coalesce(args: readonly Made[], at: At): Made {
  return args.find((arg) => !isNull(arg)) ?? scalar(null, at);
}

function number([first]: readonly Made[], at: At): Made {
  const value = Number(known(first));
  return Number.isNaN(value) ? open('it is computed', at) : scalar(value, at);
}

const FUNCTIONS: Readonly<Record<string, TextFunction>> = {
  tolower: mapped((piece) => piece.toLowerCase()),
  toupper: mapped((piece) => piece.toUpperCase()),
  trim: (args, at) => mapped((piece) => piece.trim())(args, at),
  format,
  replace: replaced,
  split,
  join,
  string: same,
  any: same,
  uricomponent: same,
  uricomponenttostring: same,
  int: number,
  bool: ([first], at) => {
    const value = first && truth(first);
    return value === undefined ? open('a condition decides', at) : scalar(value, at);
  },
  take: (args, at) => cut(args, at, (whole, count) => whole.slice(0, count)),
  skip: (args, at) => cut(args, at, (whole, count) => whole.slice(count)),
  substring: ([first, from, count], at) => {
    const [whole, start] = [known(first), Number(known(from))];
    if (whole === undefined || Number.isNaN(start)) return first;
    const length = Number(known(count));
    return plainText(whole.slice(start, Number.isNaN(length) ? undefined : start + length), at);
  },
  startswith: compared((one, other) => one.startsWith(other)),
  endswith: compared((one, other) => one.endsWith(other)),
  equals: ofKnown(([one, other], at) => scalar(one === other, at)),
  uri: ofKnown(([base = '', rest = ''], at) => plainText(`${base.replace(/\/?$/, '/')}${rest.replace(/^\//, '')}`, at)),
  empty,
  and: logical(false),
  or: logical(true),
  not: negated,
  coalesce,
};
