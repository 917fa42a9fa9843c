/** The entry of a table under a word of a file: `constructor` and `toString` are no entries, though every object has them. */
export function own<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
