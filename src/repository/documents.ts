import type { Repository, Source } from '../model/analyzer.ts';

/** Documents that people wrote, and those that could not be read. */
export interface DocumentsFound {
  readonly documents: readonly Source[];
  readonly unread: readonly string[];
}

const DOCUMENT = /\.(md|markdown|mdx)$/i;
/** What tells of the past, what others wrote, and what is about some other system. */
const NOT_OF_NOW =
  /(^|\/)(change-?log|history|release-?notes|releases|news|migrat\w*|upgrad\w*)[^/]*$|(^|\/)(vendor|third[_-]party|node_modules|fixtures|__fixtures__|testdata|templates)\//i;

/** `asbuilt docs --check` says what became of these. */
const OURS = '<!-- Written by asbuilt.';

/** Every Markdown file that says how the system is, but what asbuilt wrote itself. */
export function documentsIn(repository: Repository, generated: string | null): DocumentsFound {
  const own = generated === null ? undefined : `${generated.replace(/^\.\/|\/+$/g, '')}/`;
  const paths = repository.paths.filter(
    (path) => DOCUMENT.test(path) && !NOT_OF_NOW.test(path) && !(own && path.startsWith(own)),
  );
  const documents = paths.flatMap((path) => repository.read(path) ?? []);
  const read = new Set(documents.map(({ path }) => path));
  return {
    documents: documents.filter(({ text }) => !text.slice(0, 1000).includes(OURS)),
    unread: paths.filter((path) => !read.has(path)),
  };
}
