import { writeFileSync } from 'node:fs';
import { messageOf, UserError } from '../errors.ts';

/** One result to write; without a file it goes to stdout. */
export interface Wanted<F> {
  readonly name: string;
  readonly format: F;
  readonly file?: string;
}

/** `--format NAME` or `--format NAME=FILE`, repeatable, with `-o FILE` for the one that names none. */
export function wantedResults<F>(
  formats: Readonly<Record<string, F>>,
  asked: readonly string[],
  output: string | undefined,
): readonly Wanted<F>[] {
  const results = asked.map((each): Wanted<F> => {
    const [name = '', ...rest] = each.split('=');
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (format === undefined) throw new UserError(`There is no format "${name}"; there are ${Object.keys(formats).join(', ')}.`);
    const file = rest.length > 0 ? rest.join('=') : output;
    return file === undefined ? { name, format } : { name, format, file };
  });
  const places = results.map(({ file }) => file ?? 'stdout');
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    throw new UserError(`Two results would go to ${twice}. Give each its own file: --format json=asbuilt.json --format text`);
  }
  return results;
}

/** Writes one result where the user wants it. */
export function writeResult(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (thrown) {
    throw new UserError(`${file}: cannot be written: ${messageOf(thrown)}.`);
  }
}
