export interface Section {
  /** `global`, `defaults`, `frontend`, `backend`, `listen` … */
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly { readonly words: readonly string[]; readonly line: number }[];
}

const KINDS =
  /^(global|defaults|frontend|backend|listen|resolvers|userlist|peers|program|cache|mailers|http-errors|ring|fcgi-app)\b/;

/** Sections begin at a keyword at the start of a line; what follows belongs to them. */
export function sectionsOf(text: string): readonly Section[] {
  const sections: { kind: string; name: string; lines: { words: readonly string[]; line: number }[] }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const words = raw
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    const [kind = '', name = ''] = words;
    if (KINDS.test(kind) && !/^\s/.test(raw)) sections.push({ kind, name, lines: [] });
    else if (words.length > 0) sections.at(-1)?.lines.push({ words, line: index + 1 });
  }
  return sections;
}
