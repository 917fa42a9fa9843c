/** One of what an English plural names, as the inflectors of web frameworks have it: `categories` is `category`. */
export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|z)es$/.test(word) || /(bus|status|alias)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && !/(us|is)$/.test(word) ? word.slice(0, -1) : word;
}
