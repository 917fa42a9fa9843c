import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { type GoModule, goModulesIn, moduleAround } from './go-modules.ts';
import { SETTINGS_OF_KRATOS } from './own-code.ts';
import { packagePath } from './package-path.ts';

/** Resolves import paths to package modules of the repository, and the names of modules to themselves. */
export function createResolver(
  known: ReadonlySet<string>,
  repository: Repository,
): (specifier: string, fromPath: string) => string | undefined {
  const modules = goModulesIn(repository);
  const stubs = foldersOfStubs(repository);
  const cache = new Map<string, string | undefined>();
  return (specifier, fromPath) => {
    if (known.has(specifier)) return specifier;
    const own = moduleAround(folderOf(fromPath), modules);
    const key = `${own?.folder ?? ''} ${specifier}`;
    if (cache.has(key)) return cache.get(key);
    const folders = modules.length > 0 ? foldersOf(specifier, own, modules) : foldersByPath(specifier);
    const folder = folders.find((each) => known.has(packagePath(each)) && !stubs.has(each));
    const found = folder === undefined ? undefined : packagePath(folder);
    cache.set(key, found);
    return found;
  };
}

/** The folders an import path can mean: by the module's own replacements, its path, then by the other modules (a workspace). */
function foldersOf(specifier: string, own: GoModule | undefined, modules: readonly GoModule[]): readonly string[] {
  const others = modules.filter((each) => each !== own);
  const prefixes = [
    ...(own ? [...own.replaces, [own.path, own.folder] as const] : []),
    ...others.map((each) => [each.path, each.folder] as const),
  ];
  return prefixes
    .filter(([path]) => specifier === path || specifier.startsWith(`${path}/`))
    .sort(([left], [right]) => right.length - left.length)
    .flatMap(([path, folder]) => joinPath(folder, specifier.slice(path.length + 1)) ?? []);
}

/** Without any go.mod the repository lies in a GOPATH: its own part of `host/owner/repository/folder` is the folder. */
function foldersByPath(specifier: string): readonly string[] {
  const [host = '', , , ...rest] = specifier.split('/');
  return host.includes('.') ? [rest.length > 0 ? rest.join('/') : '.'] : [];
}

/** Folders of code that protobuf compilers wrote: what they say is known from its names (see libraries/grpc). */
function foldersOfStubs(repository: Repository): ReadonlySet<string> {
  const isStub = (path: string) => /\.(pb|connect|twirp)\.go$/.test(path) && !SETTINGS_OF_KRATOS.test(path);
  return new Set(repository.paths.filter(isStub).map(folderOf));
}
