// https://pkg.go.dev/text/template
import { type ParsedTemplate, type Part, type Pipe, TemplateError } from './ast.ts';
import { cutTemplate, type Piece } from './lex.ts';
import { parsePipe } from './parse-pipe.ts';

const DEEPEST = 60;

interface Reader {
  readonly pieces: readonly Piece[];
  readonly defines: Map<string, readonly Part[]>;
  position: number;
}

/** Why a list of parts came to its end. */
interface Ending {
  readonly word: 'end' | 'else' | 'eof';
  /** What stands behind `else`: `if .Values.x`. */
  readonly rest: string;
  readonly line: number;
}

/** Reads a template file. */
export function parseTemplate(text: string): ParsedTemplate {
  const reader: Reader = { pieces: cutTemplate(text), defines: new Map(), position: 0 };
  const { parts, ending } = readParts(reader, 0);
  if (ending.word !== 'eof') throw new TemplateError(`An \`${ending.word}\` closes nothing.`, ending.line);
  return { parts, defines: reader.defines };
}

function readParts(reader: Reader, depth: number): { readonly parts: readonly Part[]; readonly ending: Ending } {
  const parts: Part[] = [];
  for (;;) {
    const piece = reader.pieces[reader.position];
    if (!piece) return { parts, ending: { word: 'eof', rest: '', line: 0 } };
    if (depth > DEEPEST) throw new TemplateError(`It is nested deeper than ${DEEPEST} levels.`, piece.line);
    reader.position += 1;
    if (piece.is === 'text') {
      parts.push(piece);
      continue;
    }
    const [, word = '', rest = ''] = /^(\w*)\b\s*(.*)$/s.exec(piece.text) ?? [];
    if (word === 'end' || word === 'else') return { parts, ending: { word, rest, line: piece.line } };
    const part = readAction(reader, word, rest, piece, depth);
    if (part) parts.push(part);
  }
}

function readAction(reader: Reader, word: string, rest: string, { text, line }: Piece, depth: number): Part | undefined {
  switch (word) {
    case 'if':
    case 'with':
    case 'range': {
      const pipe = parsePipe(rest, line);
      return { is: word, pipe, ...readBranches(reader, word, line, depth), line };
    }
    case 'define': {
      define(reader, nameIn(rest, line), line, depth);
      return undefined;
    }
    case 'block': {
      const name = nameIn(rest, line);
      define(reader, name, line, depth);
      return { is: 'template', name, ...pipeBehind(rest, line), line };
    }
    case 'template':
      return { is: 'template', name: nameIn(rest, line), ...pipeBehind(rest, line), line };
    case 'break':
    case 'continue':
      return { is: word, line };
    default:
      return text === '' ? undefined : { is: 'output', pipe: parsePipe(text, line), line };
  }
}

function readBranches(
  reader: Reader,
  word: 'if' | 'with' | 'range',
  line: number,
  depth: number,
): { readonly body: readonly Part[]; readonly otherwise: readonly Part[] } {
  const then = readParts(reader, depth + 1);
  if (then.ending.word === 'end') return { body: then.parts, otherwise: [] };
  if (then.ending.word === 'eof') throw new TemplateError(`This \`${word}\` is not closed.`, line);
  const [, inner, rest = ''] = /^(if|with)\b\s*(.*)$/s.exec(then.ending.rest) ?? [];
  if (inner === 'if' || inner === 'with') {
    const pipe = parsePipe(rest, then.ending.line);
    const branches = readBranches(reader, inner, then.ending.line, depth + 1);
    return { body: then.parts, otherwise: [{ is: inner, pipe, ...branches, line: then.ending.line }] };
  }
  const otherwise = readParts(reader, depth + 1);
  if (otherwise.ending.word !== 'end') throw new TemplateError(`This \`${word}\` is not closed.`, line);
  return { body: then.parts, otherwise: otherwise.parts };
}

function define(reader: Reader, name: string, line: number, depth: number): void {
  const { parts, ending } = readParts(reader, depth + 1);
  if (ending.word !== 'end') throw new TemplateError(`The template ${name} is not closed.`, line);
  reader.defines.set(name, parts);
}

function nameIn(rest: string, line: number): string {
  const [, double, raw] = /^(?:"([^"]*)"|`([^`]*)`)/.exec(rest) ?? [];
  const name = double ?? raw;
  if (name === undefined) throw new TemplateError('A template has no name.', line);
  return name;
}

function pipeBehind(rest: string, line: number): { readonly pipe?: Pipe } {
  const behind = rest.replace(/^("[^"]*"|`[^`]*`)/, '').trim();
  return behind === '' ? {} : { pipe: parsePipe(behind, line) };
}
