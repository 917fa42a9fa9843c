import { folderOf, innermost, joinPath, type Repository } from '../../src/sdk/index.ts';

/** One package of Cargo's: https://doc.rust-lang.org/cargo/reference/manifest.html */
export interface Crate {
  readonly folder: string;
  readonly name: string;
  /** Where the name stands. */
  readonly line: number;
  readonly path: string;
  /** What other crates call it in code, and what this one calls its own library. */
  readonly alias: string;
  readonly dependencies: readonly string[];
  /** Versions by package, as `Cargo.lock` fixes them here or in the workspace around. */
  readonly versions: ReadonlyMap<string, string>;
  /** Its programs that its manifest names, with their files where it tells. */
  readonly binaries: readonly Binary[];
}

/** https://doc.rust-lang.org/cargo/reference/cargo-targets.html#binaries */
interface Binary {
  readonly name: string | undefined;
  readonly path: string | undefined;
}

const MANIFEST = /(^|\/)Cargo\.toml$/;

/** Every package of the repository; a manifest of a workspace alone is none. */
export function cratesIn(repository: Repository): readonly Crate[] {
  const paths = repository.paths.filter((path) => MANIFEST.test(path) && !/(^|\/)(target|vendor)\//.test(path));
  return paths.flatMap((path) => readCrate(path, repository) ?? []);
}

function readCrate(path: string, repository: Repository): Crate | undefined {
  const sections = sectionsOf(repository.read(path)?.text ?? '');
  const own = sections.find(({ name }) => name === 'package');
  const name = own && valueOf(own, 'name');
  if (!own || name === undefined) return undefined;
  const folder = folderOf(path);
  const library = sections.find((each) => each.name === 'lib');
  const binaries = sections.filter((each) => each.name === 'bin');
  return {
    folder,
    name,
    path,
    line: own.lines.find(({ text }) => /^name\s*=/.test(text))?.line ?? 1,
    alias: ((library && valueOf(library, 'name')) ?? name).replaceAll('-', '_'),
    dependencies: dependenciesIn(sections),
    versions: versionsAround(folder, repository),
    binaries: binaries.map((each) => {
      const file = valueOf(each, 'path');
      return { name: valueOf(each, 'name'), path: file === undefined ? undefined : joinPath(folder, file) };
    }),
  };
}

/** https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html; of a package in several versions the newest stands last. */
function versionsAround(folder: string, repository: Repository): ReadonlyMap<string, string> {
  const lock = repository.read(inCrate(folder, 'Cargo.lock'));
  if (!lock) return folder === '.' ? new Map() : versionsAround(folderOf(folder), repository);
  const packages = sectionsOf(lock.text).filter(({ name }) => name === 'package');
  return new Map(packages.map((each) => [valueOf(each, 'name') ?? '', valueOf(each, 'version') ?? '']));
}

interface Section {
  readonly name: string;
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

/** `[package]`, `[[bin]]`, `[dependencies.tokio]`, with the lines below each. */
function sectionsOf(text: string): readonly Section[] {
  const found: { name: string; lines: { text: string; line: number }[] }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const name = /^\[\[?\s*([^\]]+?)\s*\]\]?/.exec(line)?.[1];
    if (name !== undefined) found.push({ name, lines: [] });
    else if (line !== '' && !line.startsWith('#')) found.at(-1)?.lines.push({ text: line, line: index + 1 });
  }
  return found;
}

function valueOf({ lines }: Section, key: string): string | undefined {
  const found = lines.find(({ text }) => text.startsWith(key) && /^\s*=/.test(text.slice(key.length)));
  return found && /=\s*["']([^"']*)["']/.exec(found.text)?.[1];
}

function dependenciesIn(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ name, lines }) => {
    const single = /^(?:target\..+\.)?dependencies\.(.+)$/.exec(name)?.[1];
    if (single !== undefined) return [single];
    if (!/^(target\..+\.)?dependencies$/.test(name)) return [];
    return lines.flatMap(({ text }) => /^"?([\w-]+)"?\s*[=.]/.exec(text)?.[1] ?? []);
  });
}

/** The package that a file belongs to: the deepest around it. */
export function crateAround(path: string, crates: readonly Crate[]): Crate | undefined {
  return innermost(path, crates);
}

/** A path inside a package's folder. */
export function inCrate(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}
