import { FACT_FIELDS } from './fact-fields.ts';

/** The kinds of fact that an analyzer's README says it emits: the second column of its table. */
export function kindsInReadme(markdown: string): readonly string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.flatMap((row) => row.replaceAll('\\|', ' ').split('|')[2] ?? []);
  return known(cells.flatMap((cell) => cell.split(/[^a-z-]+/)));
}

/** The kinds that occur in goldens. */
export function kindsInGoldens(goldens: readonly string[]): readonly string[] {
  return known(goldens.flatMap((golden) => golden.split('\n').flatMap((line) => line.split('  ')[1] ?? [])));
}

function known(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => Object.hasOwn(FACT_FIELDS, word)).sort();
}
