/** One way to write something, with what the model must say of it. */
export interface Idiom {
  readonly name: string;
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Lines of `statements`. */
  readonly expected: readonly string[];
}

/** A sheet of idioms: one small system that has them all. */
export interface IdiomSheet {
  readonly title: string;
  /** What the idioms share: texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly idioms: readonly Idiom[];
  /** Whether each idiom is a system of its own, which says nothing but what is expected: its files stand beside the shared ones or in their place. */
  readonly isApart: boolean;
}

interface Section {
  readonly name: string;
  readonly files: Map<string, string>;
  readonly expected: string[];
}

const HEADING = /^#{1,2} (.+)$/;
const FENCE = /^(`{3,})\w+ (\S+)$/;
const EXPECTED = /^- `(.+)`$/;
const APART = 'Each idiom is a system of its own.';
const PLACE = 'IDIOM';

/**
 * Reads a sheet. Before the first `##` stand its title, the files that the idioms share and what is expected of each; each `##` is an idiom with
 * its own files, and with its own expectations where it has any. A file is a fenced block whose first line says language and path.
 * `IDIOM` stands for the idiom's name; a line of a shared file that has the word is repeated for each idiom. Where the head says that each idiom
 * is a system of its own, no idiom sees another's files.
 *
 * @throws {Error} with the line, where a block is not closed, two idioms have one name, or nothing is expected
 */
export function readIdiomSheet(text: string): IdiomSheet {
  const [head, ...sections] = sectionsOf(text.split('\n'));
  if (!head) throw new Error('The sheet has no title.');
  const names = sections.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two idioms are called ${twice}.`);
  return {
    title: head.name,
    files: new Map([...head.files].map(([path, content]) => [path, forEachIdiom(content, names)])),
    isApart: text.split('\n').includes(APART),
    idioms: sections.map((section) => idiomOf(section, head.expected)),
  };
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const section = sections.at(-1);
    const [, heading] = HEADING.exec(line) ?? [];
    const [, fence, path] = FENCE.exec(line) ?? [];
    const [, expected] = EXPECTED.exec(line) ?? [];
    if (heading) sections.push({ name: heading, files: new Map(), expected: [] });
    if (expected) section?.expected.push(expected);
    if (!fence || !path) continue;
    const end = lines.indexOf(fence, at);
    if (end < 0) throw new Error(`The block of line ${at + 1} is not closed.`);
    section?.files.set(
      path,
      lines
        .slice(at + 1, end)
        .map((each) => `${each}\n`)
        .join(''),
    );
    at = end;
  }
  return sections;
}

function forEachIdiom(content: string, names: readonly string[]): string {
  const lines = content.split('\n');
  return lines.flatMap((line) => (line.includes(PLACE) ? names.map((name) => line.replaceAll(PLACE, name)) : [line])).join('\n');
}

function idiomOf({ name, files, expected }: Section, usual: readonly string[]): Idiom {
  const lines = expected.length > 0 ? expected : usual;
  if (lines.length === 0) throw new Error(`Nothing is expected of ${name}.`);
  const named = (text: string) => text.replaceAll(PLACE, name);
  return {
    name,
    files: new Map([...files].map(([path, content]) => [named(path), named(content)])),
    expected: lines.map(named),
  };
}
