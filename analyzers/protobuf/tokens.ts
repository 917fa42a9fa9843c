/** A word or a brace of a .proto file. */
export interface Token {
  readonly text: string;
  readonly line: number;
  /** Open braces before it; a closing brace counts as outside its block. */
  readonly depth: number;
}

const TOKEN = /\/\/[^\n]*|\/\*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w.]+|[{}]|\n/g;

/** Comments and strings give no tokens, so that what stands in them is no statement. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  let line = 1;
  let depth = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [found] = match;
    if (found === '\n') line += 1;
    else if (found === '/*') {
      const end = text.indexOf('*/', pattern.lastIndex);
      const comment = text.slice(match.index, end < 0 ? text.length : end + 2);
      line += comment.split('\n').length - 1;
      pattern.lastIndex = match.index + comment.length;
    } else if (/^[\w.{}]/.test(found)) {
      if (found === '}') depth = Math.max(0, depth - 1);
      tokens.push({ text: found, line, depth });
      if (found === '{') depth += 1;
    }
  }
  if (depth > 0) tokens.push({ text: '', line, depth });
  return tokens;
}
