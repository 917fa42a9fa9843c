// https://protobuf.dev/reference/protobuf/proto3-spec/
/** A word, a text in quotes or a brace of a .proto file. */
export interface ProtoToken {
  readonly text: string;
  readonly line: number;
  /** Open braces before it; a closing brace counts as outside its block. */
  readonly depth: number;
}

const TOKEN = /\/\/[^\n]*|\/\*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w.]+|[{}]|\n/g;

/** Comments give no tokens; texts keep their quotes, so that what stands in them is no statement. */
export function protoTokens(text: string): readonly ProtoToken[] {
  const tokens: ProtoToken[] = [];
  let depth = 0;
  for (const { text: found, line } of wordsOf(text)) {
    if (found === '}') depth = Math.max(0, depth - 1);
    tokens.push({ text: found, line, depth });
    if (found === '{') depth += 1;
  }
  return depth > 0 ? [...tokens, { text: '', line: text.split('\n').length, depth }] : tokens;
}

function* wordsOf(text: string): Generator<Pick<ProtoToken, 'text' | 'line'>> {
  const pattern = new RegExp(TOKEN);
  let line = 1;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [found] = match;
    if (found === '\n') line += 1;
    if (/^[\w.{}"']/.test(found)) yield { text: found, line };
    if (found !== '/*') continue;
    const end = text.indexOf('*/', pattern.lastIndex);
    const comment = text.slice(match.index, end < 0 ? text.length : end + 2);
    line += comment.split('\n').length - 1;
    pattern.lastIndex = match.index + comment.length;
  }
}
