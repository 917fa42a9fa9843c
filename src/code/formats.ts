import { concat, eachOf, literal, unknown, type Value } from '../model/value.ts';

/** A verb of printf with the argument it takes: the next one, one by its number (`%2$s`) or a member of the first by name (`%(host)s`, `%<host>s`, `%{host}`). */
const VERB = /(%(?:\{\w{1,100}\}|(?:\d{1,3}\$|\(\w{1,100}\)|<\w{1,100}>)?[-+# 0]*\d*(?:\.\d+)?[a-zA-Z%]))/;

/** A printf format filled with its arguments: every verb (`%s`, `%d`, `%05.2f`) takes the next one, `%%` is a percent sign. */
export function formatText([format, ...args]: readonly Value[]): Value {
  if (format?.is === 'one-of') return eachOf(format, (each) => formatText([each, ...args]));
  if (format?.is !== 'literal') return unknown('a format that is computed');
  const pieces = String(format.value).split(VERB);
  let next = 0;
  return concat(
    pieces.map((piece, index) => {
      if (index % 2 === 0) return literal(piece);
      if (piece.endsWith('%')) return literal('%');
      const [, number, name] = /^%(?:(\d+)\$|[({<](\w+)[)}>])/.exec(piece) ?? [];
      if (name !== undefined) return memberOf(args[0], name);
      return args[number === undefined ? next++ : Number(number) - 1] ?? unknown('an argument that is not passed');
    }),
  );
}

function memberOf(value: Value | undefined, name: string): Value {
  const entry = value?.is === 'object' && Object.hasOwn(value.entries, name) ? value.entries[name] : undefined;
  return entry ?? unknown('a member that is not passed');
}

/**
 * A line as a console writes it: `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O` take the next argument and stay as they are without one, `%c` takes one
 * and writes nothing; arguments that are left over follow behind spaces.
 */
export function formatLine([format, ...args]: readonly Value[]): Value {
  if (format?.is === 'one-of') return eachOf(format, (each) => formatLine([each, ...args]));
  if (!format) return literal('');
  const isText = format.is === 'literal' && typeof format.value === 'string';
  const pieces = isText && args.length > 0 ? String(format.value).split(/(%[sdifjoOc%])/) : [];
  let next = 0;
  const filled = pieces.map((piece, index): Value => {
    if (index % 2 === 0) return literal(piece);
    if (piece === '%%') return literal('%');
    const taken = args[next];
    if (!taken) return literal(piece);
    next++;
    return piece === '%c' ? literal('') : piece === '%s' ? taken : writtenAs(piece, taken);
  });
  const rest = args.slice(next).flatMap((each) => [literal(' '), each]);
  return concat([...(filled.length > 0 ? filled : [format]), ...rest]);
}

/** Texts get quotes by the verbs of objects; numbers are written as they are. */
function writtenAs(verb: string, value: Value): Value {
  if (value.is === 'one-of') return eachOf(value, (each) => writtenAs(verb, each));
  if (value.is !== 'literal' || /^%[dif]$/.test(verb)) return value;
  if (typeof value.value !== 'string') return literal(String(value.value));
  return literal(verb === '%j' ? JSON.stringify(value.value) : `'${value.value}'`);
}
