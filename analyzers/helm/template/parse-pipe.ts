import { type Pipe, TemplateError, type Term } from './ast.ts';
import { type Token, tokensOf } from './lex.ts';

interface Reader {
  readonly tokens: readonly Token[];
  readonly line: number;
  position: number;
}

const DEEPEST = 40;

/** Reads what stands in one action: `$x := .Values.a | default "b"`. */
export function parsePipe(text: string, line: number): Pipe {
  const reader: Reader = { tokens: tokensOf(text, line), line, position: 0 };
  const pipe = readPipe(reader, 0);
  const rest = reader.tokens[reader.position];
  if (rest) throw new TemplateError(`${JSON.stringify(rest.text)} is not expected here.`, line);
  return pipe;
}

function readPipe(reader: Reader, depth: number): Pipe {
  if (depth > DEEPEST) throw new TemplateError(`Parentheses are nested deeper than ${DEEPEST} levels.`, reader.line);
  const { variables, assigns } = readDeclaration(reader);
  const commands: Term[][] = [];
  do {
    const command: Term[] = [];
    for (let term = readTerm(reader, depth); term; term = readTerm(reader, depth)) command.push(term);
    if (command.length === 0) throw new TemplateError('A command is missing.', reader.line);
    commands.push(command);
  } while (takes(reader, '|'));
  return { variables, assigns, commands };
}

/** `$a :=`, `$a, $b :=`, `$a =`. */
function readDeclaration(reader: Reader): Pick<Pipe, 'variables' | 'assigns'> {
  const start = reader.position;
  const variables: string[] = [];
  while (reader.tokens[reader.position]?.is === 'variable') {
    variables.push(reader.tokens[reader.position]?.text ?? '');
    reader.position += 1;
    if (takes(reader, ':=')) return { variables, assigns: false };
    if (takes(reader, '=')) return { variables, assigns: true };
    if (!takes(reader, ',')) break;
  }
  reader.position = start;
  return { variables: [], assigns: false };
}

function takes(reader: Reader, symbol: string): boolean {
  const token = reader.tokens[reader.position];
  if (token?.is !== 'symbol' || token.text !== symbol) return false;
  reader.position += 1;
  return true;
}

function readTerm(reader: Reader, depth: number): Term | undefined {
  const base = readBase(reader, depth);
  const next = reader.tokens[reader.position];
  if (!base || base.is === 'literal' || base.is === 'name' || next?.is !== 'field' || next.spaced) return base;
  reader.position += 1;
  return { is: 'field', base, keys: next.text.slice(1).split('.') };
}

function readBase(reader: Reader, depth: number): Term | undefined {
  const token = reader.tokens[reader.position];
  if (!token) return undefined;
  if (token.is === 'symbol' && token.text !== '(' && token.text !== '.') return undefined;
  reader.position += 1;
  switch (token.is) {
    case 'string':
      return { is: 'literal', value: token.text };
    case 'number':
      return { is: 'literal', value: Number(token.text.replaceAll('_', '')) };
    case 'variable':
      return { is: 'variable', name: token.text };
    case 'field':
      return { is: 'field', keys: token.text.slice(1).split('.') };
    case 'word':
      return wordTerm(token.text);
    case 'symbol': {
      if (token.text === '.') return { is: 'dot' };
      const pipe = readPipe(reader, depth + 1);
      if (!takes(reader, ')')) throw new TemplateError('A parenthesis is not closed.', reader.line);
      return { is: 'pipe', pipe };
    }
  }
}

function wordTerm(word: string): Term {
  if (word === 'true' || word === 'false') return { is: 'literal', value: word === 'true' };
  return word === 'nil' ? { is: 'literal', value: null } : { is: 'name', name: word };
}
