/** A name as written without the type arguments in angle brackets and without spaces: `Pool<Order>::open` is `Pool::open`. */
export function withoutTypeArguments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text.replace(/\s+/g, '')) {
    if (character === '<') depth++;
    else if (character === '>') depth--;
    else if (depth === 0) kept += character;
  }
  return kept;
}
