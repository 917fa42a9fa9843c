/** Control characters would break a line or hide text. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** Stands where a foreign text is empty. */
export const NO_NAME = '(empty)';

/** Foreign text on one line, without characters that cannot be seen. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();
}
