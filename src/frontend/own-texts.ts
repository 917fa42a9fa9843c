/** A shorter part of a text is a text of its own in V8; a longer one points into the whole and keeps it in memory. */
const SHORTEST_PART = 13;
/** What V8 holds with one byte for a letter. */
const NARROW = /^[\0-\xff]*$/;

/**
 * Puts texts that are held once in place of those of plain data, in place: a part of a file's text holds the whole of it, and files say the same
 * names again and again.
 */
export function withOwnTexts<T>(data: T, texts: Map<string, string>): T {
  const waiting: object[] = [];
  const seen = new Set<object>();
  const owned = (value: unknown): unknown => {
    if (typeof value === 'string') return ownText(value, texts);
    if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      waiting.push(value);
    }
    return value;
  };
  owned(data);
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    const fields = each as Record<string, unknown>;
    for (const key in fields) fields[key] = owned(fields[key]);
  }
  return data;
}

function ownText(text: string, texts: Map<string, string>): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const encoding = NARROW.test(text) ? 'latin1' : 'utf16le';
  const own = text.length < SHORTEST_PART ? text : Buffer.from(text, encoding).toString(encoding);
  texts.set(own, own);
  return own;
}
