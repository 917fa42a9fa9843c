// https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props
import {
  cleanText,
  defineAnalyzer,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Problem,
  parseXml,
  type Repository,
  type Source,
} from '../../src/sdk/index.ts';
import { type ProjectFile, readProject } from './project-file.ts';
import { roleOf } from './role.ts';
import { technologiesOf } from './technologies.ts';
import { centralVersions } from './versions.ts';

/** Projects of .NET: what they are, what they are built with. */
export default defineAnalyzer({
  name: 'dotnet-project',
  files: ['**/*.{csproj,fsproj,vbproj}'],
  analyze: (sources, repository) => {
    const found = sources.map((source) => analyzeProject(source, repository));
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

function analyzeProject(
  source: Source,
  repository: Repository,
): { readonly facts: readonly FactDraft[]; readonly problems: readonly Problem[] } {
  const { root, problems } = parseXml(source);
  if (!root.exists) return { facts: [], problems };
  const project = readProject(root, source, repository);
  return { facts: [programOf(project, repository), ...dependenciesOf(project, repository), ...clientsOf(project)], problems };
}

function programOf(project: ProjectFile, repository: Repository): FactDraft {
  const { root, folder, name } = project;
  const assembly = project.property('AssemblyName');
  const image = project.property('ContainerRepository') ?? project.property('ContainerImageName');
  const aliases = [assembly]
    .filter((each) => each !== undefined && each !== name && !each.includes('$('))
    .map((each) => cleanText(each ?? ''));
  const role = roleOf(project, repository);
  return {
    kind: 'program',
    evidence: root.evidence(),
    folder,
    name,
    aliases,
    role,
    technology: role === 'tool' ? [] : technologiesOf(project),
    ...(image && !image.includes('$(') ? { images: [cleanText(image)] } : {}),
  };
}

/** Packages with their versions, also those that stand in one place for all projects; projects by the folder they lie in. */
function dependenciesOf({ items, source, folder }: ProjectFile, repository: Repository): readonly FactDraft[] {
  const owner = { is: 'file', path: source.path } as const;
  const central = centralVersions(folder, repository);
  const packages = items('PackageReference').flatMap((item): readonly FactDraft[] => {
    const name = item.attribute('Include');
    if (name === undefined) return [];
    const version =
      item.attribute('Version') ?? item.get('Version').text() ?? item.attribute('VersionOverride') ?? central.get(name);
    const known = version && !version.includes('$(') ? { version: cleanText(version) } : {};
    return [{ kind: 'dependency', evidence: item.evidence(), owner, name: cleanText(name), ...known }];
  });
  const projects = items('ProjectReference').flatMap((item): readonly FactDraft[] => {
    const path = joinPath(folder, (item.attribute('Include') ?? '').replaceAll('\\', '/'));
    if (path === undefined || !repository.has(path)) return [];
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+proj$/, '');
    return [{ kind: 'dependency', evidence: item.evidence(), owner, name, folder: folderOf(path) }];
  });
  return [...packages, ...projects];
}

/** Clients that the build makes. https://learn.microsoft.com/aspnet/core/web-api/microsoft.dotnet-openapi */
function clientsOf({ items, source, folder }: ProjectFile): readonly FactDraft[] {
  return items('OpenApiReference').flatMap((item): readonly FactDraft[] => {
    const path = joinPath(folder, (item.attribute('Include') ?? '').replaceAll('\\', '/'));
    if (path === undefined) return [];
    const owner = { is: 'file', path: source.path } as const;
    return [{ kind: 'contract-use', evidence: item.evidence(), owner, role: 'calls', contract: literal(`/${path}`) }];
  });
}
