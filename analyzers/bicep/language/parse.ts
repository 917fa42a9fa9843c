// https://learn.microsoft.com/azure/azure-resource-manager/bicep/file
import { ExpressionReader } from './parse-expression.ts';
import { isNext, peek, type Reader, skipClosing, skipLines, skipTo, takes } from './reader.ts';
import type { Declaration, Expression } from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

const EQUALS: ReadonlySet<string> = new Set(['=']);
const NOTHING: ReadonlySet<string> = new Set();

const expressions = new ExpressionReader((reader, depth) => nestedResource(reader, depth));

/** The statements of a file; what is broken ends with its line. */
export function parseBicep(text: string): readonly Declaration[] {
  const reader: Reader = { tokens: tokensOf(text), at: 0 };
  const declarations: Declaration[] = [];
  let isSecure = false;
  for (;;) {
    skipLines(reader);
    const token = peek(reader);
    if (!token) return declarations;
    const before = reader.at;
    isSecure ||= isSecureMark(reader);
    if (takesDecorator(reader)) continue;
    const found = statement(reader, token);
    if (found) declarations.push(found.kind === 'param' && isSecure ? { ...found, isSecure } : found);
    isSecure = false;
    skipTo(reader, NOTHING);
    if (reader.at === before) reader.at += 1;
  }
}

/** `@secure()`, `@sys.secure()`. */
function isSecureMark({ tokens, at }: Reader): boolean {
  if (tokens[at]?.text !== '@') return false;
  const name = tokens[at + 1]?.text === 'sys' ? tokens[at + 3] : tokens[at + 1];
  return name?.text === 'secure';
}

/** Goes on behind `@name(…)`; what it decorates may stand on the same line. */
function takesDecorator(reader: Reader): boolean {
  if (!takes(reader, '@')) return false;
  takeName(reader);
  while (takes(reader, '.')) takeName(reader);
  if (takes(reader, '(')) skipClosing(reader);
  return true;
}

/** The line of a bracket that nothing closes. */
export function unclosedLine(text: string): number | undefined {
  const open: number[] = [];
  for (const { is, text: symbol, line } of tokensOf(text)) {
    if (is !== 'symbol') continue;
    if (/^[{[(]$/.test(symbol)) open.push(line);
    if (/^[}\])]$/.test(symbol)) open.pop();
  }
  return open[0];
}

function statement(reader: Reader, { is, text, line }: Token): Declaration | undefined {
  if (is !== 'name') return undefined;
  reader.at += 1;
  switch (text) {
    case 'param':
    case 'var':
    case 'output':
      return valued(reader, text, line);
    case 'resource':
      return resource(reader, line, 0);
    case 'module':
      return moduleCall(reader, line);
    case 'func':
      return func(reader, line);
    case 'import':
      return imported(reader, line);
    case 'using': {
      const path = takeText(reader);
      return path === undefined ? undefined : { kind: 'using', path, line };
    }
    default:
      return undefined;
  }
}

function takeName(reader: Reader): string | undefined {
  const token = peek(reader);
  if (token?.is !== 'name') return undefined;
  reader.at += 1;
  return token.text;
}

function takeText(reader: Reader): string | undefined {
  const token = peek(reader);
  if (token?.is !== 'text') return undefined;
  reader.at += 1;
  return token.text;
}

/** `param name type = value`, `var name = value`, `output name type = value`; types may go over several lines. */
function valued(reader: Reader, kind: 'param' | 'var' | 'output', line: number): Declaration | undefined {
  const name = takeName(reader);
  if (name === undefined) return undefined;
  do {
    skipTo(reader, EQUALS);
  } while (continuesUnion(reader));
  if (takes(reader, '=')) {
    skipLines(reader);
    return { kind, name, value: expressions.read(reader, 0), line };
  }
  return kind === 'param' ? { kind, name, line } : undefined;
}

/** A type of several texts: a `|` begins the next line. */
function continuesUnion(reader: Reader): boolean {
  const start = reader.at;
  skipLines(reader);
  if (reader.at > start && isNext(reader, '|')) return true;
  reader.at = start;
  return false;
}

function resource(reader: Reader, line: number, depth: number): Declaration | undefined {
  const name = takeName(reader);
  const type = takeText(reader)?.replace(/@.*$/s, '');
  const isExisting = takes(reader, 'existing', 'name');
  if (name === undefined || type === undefined || !takes(reader, '=')) return undefined;
  skipLines(reader);
  return { kind: 'resource', name, type, isExisting, value: expressions.conditional(reader, depth), line };
}

/** `resource child 'type' = { … }` inside of a resource's body; a key may be called `resource`, too. Decorators before it are passed in any case. */
function nestedResource(reader: Reader, depth: number): Declaration | undefined {
  while (takesDecorator(reader)) skipLines(reader);
  const start = reader.at;
  const token = peek(reader);
  const isName = reader.tokens[reader.at + 1]?.is === 'name';
  const found = isName && takes(reader, 'resource', 'name') ? resource(reader, token?.line ?? 0, depth) : undefined;
  if (!found) reader.at = start;
  return found;
}

function moduleCall(reader: Reader, line: number): Declaration | undefined {
  const name = takeName(reader);
  const path = takeText(reader);
  if (name === undefined || path === undefined || !takes(reader, '=')) return undefined;
  skipLines(reader);
  return { kind: 'module', name, path, value: expressions.conditional(reader, 0), line };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/user-defined-functions */
function func(reader: Reader, line: number): Declaration | undefined {
  const name = takeName(reader);
  if (name === undefined || !takes(reader, '(')) return undefined;
  const names: string[] = [];
  while (peek(reader) && !takes(reader, ')')) {
    skipLines(reader);
    const parameter = takeName(reader);
    if (parameter === undefined) break;
    names.push(parameter);
    skipTo(reader, new Set([',']));
    takes(reader, ',');
    skipLines(reader);
  }
  skipTo(reader, new Set(['=>']));
  if (!takes(reader, '=>')) return undefined;
  skipLines(reader);
  return { kind: 'func', name, names, value: expressions.read(reader, 0), line };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-import */
function imported(reader: Reader, line: number): Declaration | undefined {
  const all = takes(reader, '*') && takes(reader, 'as', 'name') ? takeName(reader) : undefined;
  const names = all === undefined && takes(reader, '{') ? importedNames(reader) : [];
  const path = takes(reader, 'from', 'name') ? takeText(reader) : undefined;
  return path === undefined ? undefined : { kind: 'import', names, ...(all !== undefined && { all }), path, line };
}

/** `a, b as c` up to the brace. */
function importedNames(reader: Reader): readonly (readonly [string, string])[] {
  const names: (readonly [string, string])[] = [];
  while (peek(reader) && !takes(reader, '}')) {
    const name = takeName(reader);
    if (name === undefined) reader.at += 1;
    else names.push([name, takes(reader, 'as', 'name') ? (takeName(reader) ?? name) : name]);
  }
  return names;
}

/** An expression of its own: what stands in a text of a template. */
export function parseExpression(text: string): Expression {
  return expressions.read({ tokens: tokensOf(text), at: 0 }, 0);
}
