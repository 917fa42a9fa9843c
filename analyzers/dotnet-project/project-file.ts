import { folderOf, parseXml, type Repository, type Source, type XmlElement } from '../../src/sdk/index.ts';

/** One project file, only what is asked of it. */
export interface ProjectFile {
  readonly root: XmlElement;
  readonly source: Source;
  readonly folder: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly sdk: string;
  /** The project's own, else what `Directory.Build.props` around it says. */
  property(name: string): string | undefined;
  items(name: string): readonly XmlElement[];
}

export function readProject(root: XmlElement, source: Source, repository: Repository): ProjectFile {
  const folder = folderOf(source.path);
  const files = [root, ...sharedFiles(folder, repository)];
  return {
    root,
    source,
    folder,
    name: source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.\w+proj$/, ''),
    sdk: root.attribute('Sdk') ?? root.get('Sdk').attribute('Name') ?? '',
    property: (name) => propertyIn(files, name),
    items: (name) => root.children('ItemGroup').flatMap((group) => group.children(name)),
  };
}

/** The folders from one up to the root. */
export function foldersUp(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUp(folderOf(folder))];
}

function sharedFiles(folder: string, repository: Repository): readonly XmlElement[] {
  return foldersUp(folder).flatMap((at) => {
    const source = repository.read(at === '.' ? 'Directory.Build.props' : `${at}/Directory.Build.props`);
    return source ? [parseXml(source).root] : [];
  });
}

function propertyIn(files: readonly XmlElement[], name: string): string | undefined {
  const groups = files.flatMap((file) => file.children('PropertyGroup'));
  return groups.map((group) => group.get(name).text()).find((text) => text !== undefined);
}
