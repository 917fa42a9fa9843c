import { folderOf, joinPath, parseXml, type Source } from '../../../src/sdk/index.ts';
import type { Asked, Format, Manifest } from '../manifest.ts';

/** https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props; what `Directory.Build.props` names, every project below has. */
export const dotnet: Format = {
  files: ['**/*.{csproj,fsproj,vbproj}', '**/Directory.Build.{props,targets}'],
  isMeant: (path) => /\.(cs|fs|vb)proj$|(^|\/)Directory\.Build\.(props|targets)$/.test(path),
  read,
};

function read(source: Source): Manifest {
  const { root } = parseXml(source);
  const groups = root.children('ItemGroup');
  const named = (item: string, nameOf: (include: string) => string | undefined): readonly Asked[] =>
    groups
      .flatMap((group) => group.children(item))
      .flatMap((element) => {
        const name = nameOf(element.attribute('Include') ?? '');
        return name === undefined ? [] : [{ name, source, line: element.line, isForTests: false }];
      });
  const asks = [
    ...named('PackageReference', (name) => (name === '' ? undefined : name)),
    ...named('ProjectReference', (path) => joinPath(folderOf(source.path), path.replaceAll('\\', '/'))),
  ];
  const isShared = /\.(props|targets)$/.test(source.path);
  return { source, ecosystem: 'nuget', names: [source.path], asks: isShared ? [] : asks, handsDown: isShared ? asks : [] };
}
