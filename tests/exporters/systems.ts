import { hostile } from '../render/hostile.ts';
import { shop } from '../render/shop.ts';

/** A small shop, and a system whose every foreign text is hostile. */
export const systems = { shop, hostile };

/** Every line of an export that is not well-formed where texts stand between quotes: such a line would be cut in two by a name. */
export function linesWithOpenTexts(text: string, quote: '"' | "'", escape: 'backslash' | 'doubled'): readonly string[] {
  return text.split('\n').filter((line) => {
    const bare = escape === 'backslash' ? line.replace(/\\./g, '') : line.replaceAll(quote + quote, '');
    return bare.split(quote).length % 2 === 0;
  });
}

/** What stands outside of the quotes. */
export function outsideOfTexts(text: string, quote: '"' | "'", escape: 'backslash' | 'doubled'): string {
  const bare = escape === 'backslash' ? text.replace(/\\./g, '') : text.replaceAll(quote + quote, '');
  return bare
    .split(quote)
    .filter((_, index) => index % 2 === 0)
    .join(' ');
}
