// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
import { type Token, tokensOf } from './hcl-tokens.ts';

/** A value as it is written, with its line. */
export type Expression =
  | { readonly is: 'text'; readonly text: string; readonly line: number }
  | { readonly is: 'scalar'; readonly text: string; readonly line: number }
  /** `aws_sqs_queue.orders.arn`, `var.region`, `local.name`. */
  | { readonly is: 'reference'; readonly steps: readonly string[]; readonly line: number }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly line: number }
  | { readonly is: 'list'; readonly items: readonly Expression[]; readonly line: number }
  | { readonly is: 'object'; readonly entries: readonly Attribute[]; readonly line: number }
  /** Either of these, or something computed of them. */
  | { readonly is: 'any'; readonly parts: readonly Expression[]; readonly line: number };

export interface Attribute {
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
}

/** `resource "aws_sqs_queue" "orders" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly line: number;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

const DEEPEST = 60;

/** The blocks of a file; what is broken ends the block that it stands in. */
export function parseHcl(text: string): Block {
  return readBody({ tokens: tokensOf(text), at: 0 }, { type: '', labels: [], line: 1 }, 0);
}

function readBody(reader: Reader, head: Pick<Block, 'type' | 'labels' | 'line'>, depth: number): Block {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    reader.at += 1;
    if (token.text === '}' && token.is === 'symbol') break;
    if (token.is !== 'name' && token.is !== 'text') continue;
    if (takes(reader, '=')) {
      attributes.push({ name: token.text, value: readExpression(reader, depth), line: token.line });
      continue;
    }
    const labels = readLabels(reader);
    if (takes(reader, '{') && depth < DEEPEST)
      blocks.push(readBody(reader, { type: token.text, labels, line: token.line }, depth + 1));
  }
  return { ...head, attributes, blocks };
}

function readLabels(reader: Reader): readonly string[] {
  const labels: string[] = [];
  for (let next = reader.tokens[reader.at]; next?.is === 'text' || next?.is === 'name'; next = reader.tokens[reader.at]) {
    labels.push(next.text);
    reader.at += 1;
  }
  return labels;
}

/** The line of a brace that nothing closes. */
export function unclosedLine(text: string): number | undefined {
  const open: number[] = [];
  for (const token of tokensOf(text)) {
    if (token.is === 'symbol' && token.text === '{') open.push(token.line);
    if (token.is === 'symbol' && token.text === '}') open.pop();
  }
  return open[0];
}

function takes(reader: Reader, symbol: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.is !== 'symbol' || token.text !== symbol) return false;
  reader.at += 1;
  return true;
}

function skipLines(reader: Reader): void {
  while (reader.tokens[reader.at]?.is === 'newline') reader.at += 1;
}

const OPERATORS = new Set(['==', '!=', '<=', '>=', '&&', '||', '+', '-', '*', '/', '%', '<', '>', '?', ':']);

/** Of a condition and of a computation every operand is kept. */
function readExpression(reader: Reader, depth: number): Expression {
  const first = readOperand(reader, depth);
  const parts = [first];
  for (
    let token = reader.tokens[reader.at];
    token?.is === 'symbol' && OPERATORS.has(token.text);
    token = reader.tokens[reader.at]
  ) {
    reader.at += 1;
    skipLines(reader);
    if (token.text === '?') parts.length = 0;
    parts.push(readOperand(reader, depth));
  }
  return parts.length === 1 ? (parts[0] ?? first) : { is: 'any', parts, line: first.line };
}

function readOperand(reader: Reader, depth: number): Expression {
  const token = reader.tokens[reader.at];
  const nothing: Expression = { is: 'scalar', text: '', line: token?.line ?? 0 };
  if (!token || token.is === 'newline' || depth > DEEPEST) {
    reader.at += depth > DEEPEST ? 1 : 0;
    return nothing;
  }
  reader.at += 1;
  switch (token.is) {
    case 'text':
      return { is: 'text', text: token.text, line: token.line };
    case 'number':
      return { is: 'scalar', text: token.text, line: token.line };
    case 'name':
      return readName(reader, token, depth);
    default:
      return readBracket(reader, token, depth) ?? nothing;
  }
}

function readBracket(reader: Reader, { text, line }: Token, depth: number): Expression | undefined {
  switch (text) {
    case '[':
      return { is: 'list', items: readItems(reader, ']', depth + 1), line };
    case '(': {
      const [inner] = readItems(reader, ')', depth + 1);
      return inner;
    }
    case '{':
      return { is: 'object', entries: readEntries(reader, depth + 1), line };
    case '!':
    case '-':
      return readOperand(reader, depth + 1);
    default:
      if (text === '}' || text === ']' || text === ')') reader.at -= 1;
      return undefined;
  }
}

function readName(reader: Reader, token: Token, depth: number): Expression {
  if (takes(reader, '(')) return { is: 'call', name: token.text, args: readItems(reader, ')', depth + 1), line: token.line };
  if (/^(true|false|null)$/.test(token.text)) return { is: 'scalar', text: token.text, line: token.line };
  const steps = [token.text];
  for (;;) {
    if (takes(reader, '.')) {
      const next = reader.tokens[reader.at];
      reader.at += 1;
      if (next && next.text !== '*') steps.push(next.text);
    } else if (takes(reader, '[')) {
      steps.push(...keyIn(readItems(reader, ']', depth + 1)[0], token.text === 'module'));
    } else break;
  }
  return { is: 'reference', steps, line: token.line };
}

/** The key in brackets; of a module's instances also one that goes by a name: `module.db[each.key].address`. */
function keyIn(index: Expression | undefined, isOfModule: boolean): readonly string[] {
  if (index?.is === 'text') return [index.text];
  return index?.is === 'reference' && isOfModule ? [index.steps.join('.')] : [];
}

/** Expressions up to a closing bracket; `for` expressions leave what they are made of. */
function readItems(reader: Reader, closing: string, depth: number): readonly Expression[] {
  const items: Expression[] = [];
  for (;;) {
    skipLines(reader);
    const token = reader.tokens[reader.at];
    if (!token || takes(reader, closing)) return items;
    const before = reader.at;
    if (!takes(reader, ',') && !takes(reader, '...') && !takes(reader, '=>')) items.push(readExpression(reader, depth));
    if (reader.at === before) reader.at += 1;
  }
}

function readEntries(reader: Reader, depth: number): readonly Attribute[] {
  const entries: Attribute[] = [];
  for (;;) {
    skipLines(reader);
    const token = reader.tokens[reader.at];
    if (!token || takes(reader, '}')) return entries;
    reader.at += 1;
    if (token.text === ',') continue;
    if (token.text === '(') readItems(reader, ')', depth);
    if (takes(reader, '=') || takes(reader, ':')) {
      skipLines(reader);
      entries.push({ name: token.text, value: readExpression(reader, depth), line: token.line });
    }
  }
}
