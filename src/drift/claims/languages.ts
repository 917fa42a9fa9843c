/** Languages by the words of documents and by the endings of their files. */
const LANGUAGES: Readonly<Record<string, { readonly words: readonly string[]; readonly endings: RegExp }>> = {
  JavaScript: {
    words: ['javascript', 'typescript', 'node', 'nodejs', 'node.js'],
    endings: /\.([cm]?[jt]sx?|vue|svelte|astro)$/,
  },
  Go: { words: ['go', 'golang'], endings: /\.go$/ },
  Java: { words: ['java'], endings: /\.java$/ },
  Kotlin: { words: ['kotlin'], endings: /\.kt$/ },
  Python: { words: ['python'], endings: /\.py$/ },
  Rust: { words: ['rust'], endings: /\.rs$/ },
  Ruby: { words: ['ruby'], endings: /\.rb$/ },
  PHP: { words: ['php'], endings: /\.php$/ },
  'C#': { words: ['c#', 'csharp', 'dotnet', '.net'], endings: /\.cs$/ },
};

/** The languages that a cell names. */
export function languagesIn(cell: string): readonly string[] {
  const found = new Set(
    cell
      .slice(0, 200)
      .toLowerCase()
      .match(/[a-z.#]+/g) ?? [],
  );
  return Object.keys(LANGUAGES).filter((language) => LANGUAGES[language]?.words.some((word) => found.has(word)));
}

/** The languages of files, each with one of them. */
export function languagesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const language = Object.keys(LANGUAGES).find((each) => LANGUAGES[each]?.endings.test(path));
    if (language !== undefined && !found.has(language)) found.set(language, path);
  }
  return found;
}
