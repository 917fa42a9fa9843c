import type { Repository } from '../../src/sdk/index.ts';

/** What bundlers and runtimes are given; tests use what tests use. */
const CODE = /\.([cm]?[jt]sx?|vue|svelte|astro)$/;
const TEST = /\.(spec|test|stories|cy)\.[cm]?[jt]sx?$|(^|\/)(__tests__|__mocks__|node_modules)\//;

/** Frameworks that a file in the project's folder tells by its name, as https://nx.dev/nx-api/next finds them. */
const MARKS: readonly (readonly [file: RegExp, name: string])[] = [
  [/^next\.config\.[cm]?[jt]s$/, 'next'],
  [/^nuxt\.config\.[cm]?[jt]s$/, 'nuxt'],
  [/^gatsby-config\.[cm]?[jt]s$/, 'gatsby'],
];

const IMPORT =
  /^\s*(?:import|export)\s(?!type\b)[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/gm;

/**
 * The packages that the code in a folder imports: a project of an integrated workspace has no package.json of its own, and that of the root has
 * what all projects need. https://nx.dev/concepts/decisions/dependency-management
 */
export function usedPackages(folder: string, repository: Repository): readonly string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const own = repository.paths.filter((path) => path.startsWith(prefix) && CODE.test(path) && !TEST.test(path));
  const marked = MARKS.filter(([file]) => own.some((path) => file.test(path.slice(prefix.length))));
  const imported = own.flatMap((path) => packagesIn(repository.read(path)?.text ?? ''));
  return [...new Set([...marked.map(([, name]) => name), ...imported])];
}

function packagesIn(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, alone, required]) => {
    const name = /^(@[^/]+\/)?[^./@][^/]*/.exec(from ?? alone ?? required ?? '')?.[0];
    return name === undefined ? [] : [name];
  });
}
