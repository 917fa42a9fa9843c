/** Options by their names, and the other words. `--name=value` and `--name value` are the same. */
interface Given {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

/** Parts options from other words; only those that are `valued` take the word behind them. */
export function parted(words: readonly string[], valued: RegExp): Given {
  const options = new Map<string, string[]>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, name = word, joined] = /^(-{1,2}[\w.-]{1,60})=(.*)$/s.exec(word) ?? [];
    if (!word.startsWith('-')) rest.push(word);
    else if (joined !== undefined) options.set(name, [...(options.get(name) ?? []), joined]);
    else if (valued.test(name)) {
      index += 1;
      options.set(name, [...(options.get(name) ?? []), words[index] ?? '']);
    } else options.set(name, options.get(name) ?? []);
  }
  return { options, rest };
}

/** The values of an option by any of its names. */
export function valuesOf({ options }: Given, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => options.get(name) ?? []).filter((value) => value !== '');
}
