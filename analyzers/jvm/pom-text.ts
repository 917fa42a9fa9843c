/** What a reader of the pom sees. */
export function withoutXmlComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** The first artifact that is named; empty without one. */
export function artifactIn(text: string): string {
  return between(text, '<artifactId>', '</artifactId>').slice('<artifactId>'.length).trim();
}

/** From the first mark to the next other one, the first mark included. */
export function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? '' : text.slice(from, to);
}
