import type { Program } from '../../src/code/engine.ts';
import type { FactDraft, Repository, Source } from '../../src/sdk/index.ts';
import { cleanText, commonFolder, evidenceAt } from '../../src/sdk/index.ts';
import { fileAt, folderOf, joinPath } from './file-paths.ts';
import { dependencyRange, type Manifest, readManifests } from './manifests.ts';
import { isOwnCode } from './own-code.ts';
import { asText } from './read-json.ts';

/** Pages that a bundler makes of a folder inside the package of the server that sends them out. */
export interface BundledPages {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Where the bundler is told so. */
  readonly at: { readonly source: Source; readonly line: number };
  readonly technology: string;
}

/**
 * Files that tell a bundler where pages begin: https://webpack.js.org/concepts/#entry, https://rspack.rs/config/entry,
 * https://rollupjs.org/configuration-options/#input, https://esbuild.github.io/api/#entry-points; and HTML itself, as
 * https://vite.dev/guide/#index-html-and-project-root and https://parceljs.org/features/targets/ begin with.
 */
const BUNDLER_FILE = /(^|\/)((webpack|rspack|rollup|esbuild)[\w.-]*\.[cm]?[jt]s|index\.html)$/;

/** Not what the configuration itself imports. */
const PATH_IN_SCRIPT =
  /(?<!\brequire\(|\bfrom |\bimport |\bimport\()["'`](\.\/[\w@./-]+)["'`]|(?:join|resolve)\(\s*__dirname\s*,\s*((?:["'][\w@./-]+["'][\s,]*)+)\)/g;
/** What tools are told by: `babel.config.cjs`. */
const TOOL = /(\.(config|conf)|rc)\.[cm]?[jt]s$/;
const PATH_IN_PAGE = /<script\b[^>]*\bsrc=["'](\.{0,2}\/?[\w@./-]+\.[jt]sx?)["']/g;

/** Packages that put a page into the browser, and how they are called. */
const FRAMEWORKS: Readonly<Record<string, string>> = {
  'react-dom': 'react',
  preact: 'preact',
  vue: 'vue',
  '@angular/core': 'angular',
  svelte: 'svelte',
  'solid-js': 'solid',
  angular: 'angularjs',
};

/** The folders of pages that lie inside of a package, the outermost where one lies in another. */
export function findBundledPages(repository: Repository): readonly BundledPages[] {
  const bundlerFiles = repository.paths.filter((path) => BUNDLER_FILE.test(path));
  if (bundlerFiles.length === 0) return [];
  const manifests = readManifests(repository).toSorted((one, other) => other.folder.length - one.folder.length);
  const found = bundlerFiles.flatMap((path) => {
    const manifest = manifests.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
    return manifest ? pagesOf(path, manifest, repository) : [];
  });
  const folders = new Map(found.map((pages) => [pages.folder, pages]));
  for (const { folder } of manifests) folders.delete(folder);
  return [...folders.values()].filter(({ folder }) => ![...folders.keys()].some((other) => folder.startsWith(`${other}/`)));
}

/** The folder that holds all entries, where the package asks for something that shows them in a browser. */
function pagesOf(path: string, manifest: Manifest, repository: Repository): readonly BundledPages[] {
  const framework = Object.keys(FRAMEWORKS).find((name) => dependencyRange(manifest, name) !== undefined);
  const technology = framework && FRAMEWORKS[framework];
  const source = repository.read(path);
  const entries = source && technology ? entriesIn(source, manifest, repository) : [];
  const [first] = entries;
  if (!source || !technology || !first) return [];
  const common = commonFolder(entries.map((entry) => folderOf(entry.path)));
  const folder = common === '.' ? '' : common;
  return folder.length > manifest.folder.length ? [{ folder, manifest, at: { source, line: first.line }, technology }] : [];
}

interface Entry {
  readonly path: string;
  readonly line: number;
}

function entriesIn(source: Source, manifest: Manifest, repository: Repository): readonly Entry[] {
  const around = folderOf(source.path);
  const inside = manifest.folder === '' ? '' : `${manifest.folder}/`;
  const isPage = source.path.endsWith('.html');
  return source.text.split('\n').flatMap((text, index) =>
    [...text.matchAll(isPage ? PATH_IN_PAGE : PATH_IN_SCRIPT)].flatMap(([, plain, joined]) => {
      const written = plain ?? [...(joined ?? '').matchAll(/["']([^"']+)["']/g)].map(([, part = '']) => part).join('/');
      // What a page writes as `/src/main.tsx` begins at its own folder.
      const path = fileAt(repository, joinPath(around, written));
      return path?.startsWith(inside) && isOwnCode(path, repository) && isRun(path, repository)
        ? [{ path, line: index + 1 }]
        : [];
    }),
  );
}

/** An entry is run; a loader, a plugin or another configuration is asked for what it exports. */
function isRun(path: string, repository: Repository): boolean {
  return !TOOL.test(path) && !/\bmodule\.exports\b/.test(repository.read(path)?.text ?? '');
}

/** Pages that are programs of their own, called after the server that they belong to. */
export function pageFacts(pages: readonly BundledPages[], programs: readonly Program[]): readonly FactDraft[] {
  const folders = new Set(programs.map(({ folder }) => folder));
  return pages.filter(({ folder }) => folders.has(folder)).map(factOfPages);
}

function factOfPages({ folder, manifest, at, technology }: BundledPages): FactDraft {
  const server = asText(manifest.json['name'])?.replace(/^@[^/]+\//, '') ?? manifest.folder.split('/').at(-1);
  return {
    kind: 'program',
    evidence: evidenceAt(at.source, at.line),
    folder,
    ...(server && { name: cleanText(`${server}-frontend`) }),
    aliases: [],
    role: 'frontend',
    technology: [technology],
    servedBy: manifest.folder === '' ? '.' : manifest.folder,
  };
}
