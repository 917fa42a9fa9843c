// https://www.lua.org/manual/5.1/manual.html#2.1

/** Where the brace stands that closes a block of Lua; braces in texts and comments are none. */
export function endOfLua(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const skipped = afterTextOrComment(text, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
    at += 1;
  }
  return text.length;
}

/** Behind `"text"`, `[[text]]`, `[=[text]=]`, `-- a line` or `--[[ a block ]]` that begins here. */
function afterTextOrComment(text: string, at: number): number | undefined {
  const isComment = text.startsWith('--', at);
  const long = longText(text, isComment ? at + 2 : at);
  if (long !== undefined) return long;
  if (isComment) return behind(text, '\n', at);
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  let end = at + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function longText(text: string, at: number): number | undefined {
  const level = /^\[(={0,10})\[/.exec(text.slice(at, at + 12))?.[1];
  return level === undefined ? undefined : behind(text, `]${level}]`, at);
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
