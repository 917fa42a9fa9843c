import { parseXml, type Repository } from '../../src/sdk/index.ts';
import { foldersUp } from './project-file.ts';

/** Versions in the nearest `Directory.Packages.props`: https://learn.microsoft.com/nuget/consume-packages/central-package-management */
export function centralVersions(folder: string, repository: Repository): ReadonlyMap<string, string> {
  for (const at of foldersUp(folder)) {
    const source = repository.read(at === '.' ? 'Directory.Packages.props' : `${at}/Directory.Packages.props`);
    if (!source) continue;
    const items = parseXml(source)
      .root.children('ItemGroup')
      .flatMap((group) => group.children('PackageVersion'));
    return new Map(items.map((item) => [item.attribute('Include') ?? '', item.attribute('Version') ?? '']));
  }
  return new Map();
}
