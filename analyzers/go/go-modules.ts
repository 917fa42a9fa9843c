import { folderOf, innermost, joinPath, type Repository } from '../../src/sdk/index.ts';

/** One go.mod: https://go.dev/ref/mod#go-mod-file */
export interface GoModule {
  readonly folder: string;
  /** `github.com/acme/shop/orders`. */
  readonly path: string;
  readonly line: number;
  readonly requires: readonly string[];
  /** Import paths that a `replace` gives to folders of the repository. */
  readonly replaces: readonly (readonly [string, string])[];
}

/** Every go.mod of the repository, vendored ones aside. */
export function goModulesIn(repository: Repository): readonly GoModule[] {
  const paths = repository.paths.filter((path) => /(^|\/)go\.mod$/.test(path) && !/(^|\/)(vendor|testdata)\//.test(path));
  return paths.flatMap((path) => readModule(path, repository) ?? []);
}

function readModule(path: string, repository: Repository): GoModule | undefined {
  const lines = (repository.read(path)?.text ?? '').split(/\r?\n/).map((line) => line.replace(/\/\/.*$/, '').trim());
  const index = lines.findIndex((line) => /^module\s+\S/.test(line));
  if (index < 0) return undefined;
  const folder = folderOf(path);
  const statements = flattened(lines);
  return {
    folder,
    path: unquoted((lines[index] ?? '').replace(/^module\s+/, '')),
    line: index + 1,
    requires: statements.flatMap((line) => /^require\s+(\S+)/.exec(line)?.slice(1) ?? []).map(unquoted),
    replaces: statements.flatMap((line) => {
      const [, from, to] = /^replace\s+(\S+)(?:\s+\S+)?\s*=>\s*(\.{1,2}\/\S*|\.{1,2})\s*$/.exec(line) ?? [];
      const target = to === undefined ? undefined : joinPath(folder, to);
      return from !== undefined && target !== undefined ? [[unquoted(from), target] as const] : [];
    }),
  };
}

/** `require ( a v1 )` as `require a v1`. */
function flattened(lines: readonly string[]): readonly string[] {
  let block = '';
  return lines.map((line) => {
    const [, opened] = /^(\w+)\s*\($/.exec(line) ?? [];
    if (opened !== undefined) block = opened;
    else if (line === ')') block = '';
    else return block === '' ? line : `${block} ${line}`;
    return '';
  });
}

function unquoted(text: string): string {
  return text.replace(/^["`]|["`]$/g, '').trim();
}

/** The module that a folder belongs to: the deepest around it. */
export function moduleAround(folder: string, modules: readonly GoModule[]): GoModule | undefined {
  return innermost(folder, modules);
}
