const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text whose halves of characters, which no encoding can carry, are the sign for one that is not known. */
export function wellFormed(text: string): string {
  return text.replace(HALVES, '\ufffd');
}
