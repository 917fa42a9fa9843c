import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';

/** The folder of the repository that an import path of Go means: the one of the module with the longest path before it. */
export function goModuleFolder(path: string, repository: Repository): string | undefined {
  let best: { readonly module: string; readonly folder: string } | undefined;
  for (const file of repository.paths.filter((each) => /(^|\/)go\.mod$/.test(each))) {
    const [, module] = /^module\s+"?([^\s"]{1,300})/m.exec(repository.read(file)?.text ?? '') ?? [];
    if (module === undefined || !`${path}/`.startsWith(`${module}/`) || module.length <= (best?.module.length ?? 0)) continue;
    best = { module, folder: folderOf(file) };
  }
  return best && joinPath(best.folder, `./${path.slice(best.module.length)}`);
}
