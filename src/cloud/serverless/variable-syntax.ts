/** A stretch of a text: as it is, or what stands between `${` and `}`. */
export interface Piece {
  readonly is: 'text' | 'variable';
  readonly text: string;
}

const LONGEST = 2000;

/**
 * Splits a text at its variables. What has neither a colon nor a bracket behind its name is CloudFormation's own: `${Queue}`,
 * `${AWS::Region}`.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', start + 1)) {
    const end = closingOf(text, start + 2);
    const inside = end === undefined ? '' : text.slice(start + 2, end);
    if (end === undefined || start < rest || !/^\s*[a-zA-Z]\w*(:(?!:)|\()/.test(inside)) continue;
    if (start > rest) pieces.push({ is: 'text', text: text.slice(rest, start) });
    pieces.push({ is: 'variable', text: inside });
    rest = end + 1;
  }
  if (rest < text.length) pieces.push({ is: 'text', text: text.slice(rest) });
  return pieces;
}

function closingOf(text: string, from: number): number | undefined {
  let depth = 1;
  for (let position = from; position < Math.min(text.length, from + LONGEST); position += 1) {
    if (text[position] === '{') depth += 1;
    if (text[position] === '}') depth -= 1;
    if (depth === 0) return position;
  }
  return undefined;
}

/** `opt:stage, self:provider.stage, 'dev'`: commas within quotes and brackets part nothing. */
export function alternativesOf(inside: string): readonly string[] {
  const parts = inside.match(/(?:'[^']{0,500}'|"[^"]{0,500}"|\([^()]{0,500}\)|\{[^{}]{0,500}\}|[^,'"({])+/g) ?? [];
  return parts.map((part) => part.trim());
}

/** The text of a literal: a quoted text, a number, a truth value. */
export function unquoted(text: string): string | undefined {
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return quoted ?? (/^(true|false|-?\d[\d.]*)$/.test(text) ? text : undefined);
}

/**
 * The name of the text in Systems Manager that a variable asks for: `ssm:/shop/url`, `ssm(eu-west-1):/shop/url~true`.
 * https://www.serverless.com/framework/docs/providers/aws/guide/variables#reference-variables-using-the-ssm-parameter-store
 */
export function storedName(variable: string): string | undefined {
  return /^ssm(?:\([^()]{0,100}\))?:([^{},~]{1,500})(?:~\w{1,5})?$/.exec(variable)?.[1]?.trim();
}

/** The tag of a text that holds where the store has nothing under a name. */
export const STORED_BEFORE = '!ssm ';
