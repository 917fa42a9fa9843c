/** Blanks comments of the C family out, line for line; `//` in a text such as a URL is none. */
export function withoutSlashComments(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g,
      (whole, quoted: string | undefined) => (quoted === undefined ? whole.replace(/[^\n]/g, ' ') : quoted),
    );
}
