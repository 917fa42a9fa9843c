/** Something that a compiler has made, and where the stage has it. */
export interface Made {
  /** As of {@link PackedProgram}. */
  readonly source: string;
  readonly isName?: true;
  /** A folder ends with `/`. */
  readonly file?: string;
}

/** A folder or file of the stage that is one of the build context. */
export interface CopiedPlace {
  readonly at: string;
  readonly source: string;
  /** Another stage has worked on it. */
  readonly isWorkedOn: boolean;
}

/** What a stage's file system holds, as far as the Dockerfile tells. */
export interface StageFiles {
  readonly folder: string;
  readonly names: ReadonlyMap<string, string>;
  readonly places: readonly CopiedPlace[];
  readonly made: readonly Made[];
}

/** A path in an image, seen from a folder in it; what variables stand for stays open. A `/` at its end is kept. */
export function pathIn(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${path.startsWith('/') ? '' : folder}/${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const end = steps.length > 0 && /(^|\/)\.?$/.test(path) && path.endsWith('/') ? '/' : '';
  return `/${steps.join('/')}${end}`;
}

/** What of the build context lies at a path of the stage: of the last COPY to the deepest folder around it. */
export function sourcesOf(path: string, places: readonly CopiedPlace[]): readonly CopiedPlace[] {
  const plain = withoutSlash(path);
  const around = places.filter(({ at }) => isBelow(plain, at));
  const deepest = Math.max(0, ...around.map(({ at }) => at.length));
  return around
    .filter(({ at }) => at.length === deepest)
    .map(({ at, source, isWorkedOn }) => {
      const inside = plain.slice(at === '/' ? 1 : at.length + 1);
      const joined = inside === '' ? source : source === '.' ? inside : `${source}/${inside}`;
      return { at: plain, source: joined, isWorkedOn };
    });
}

/** What has been made, seen from the stage that `from` is copied into at `to`. */
export function carried(made: readonly Made[], from: string, to: string): readonly Made[] {
  return made.flatMap((each) => {
    const file = each.file === undefined ? undefined : carriedFile(each.file, from, to);
    return file === undefined ? [] : [{ ...each, file }];
  });
}

/** `from` may be the file, a folder around it, a pattern, or lie in the folder that all that is known of the file is. */
function carriedFile(file: string, from: string, to: string): string | undefined {
  const source = withoutSlash(from);
  const [start = ''] = from.split(/[*?[]/);
  const isNamed = file === source || (start !== from && file.startsWith(start));
  if (isNamed) return to.endsWith('/') ? `${to}${file.slice(file.lastIndexOf('/') + 1)}` : to;
  if (file.endsWith('/') && from.startsWith(file)) return to;
  return isBelow(file, source) ? `${withoutSlash(to)}${file.slice(source === '/' ? 0 : source.length)}` : undefined;
}

/** Whether a path is another or lies below it. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}

/** A path without the `/` at its end. */
export function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** `cp target/release/payd /app`. */
export function movedBy(words: readonly string[], folder: string): { readonly from: string; readonly to: string } | undefined {
  if (!/^(cp|mv|install)$/.test(words[0] ?? '')) return undefined;
  const [from, to] = words.slice(1).filter((word) => !word.startsWith('-'));
  return from === undefined || to === undefined ? undefined : { from: pathIn(folder, from), to: pathIn(folder, to) };
}
