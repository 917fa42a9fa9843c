import type { Repository } from '../../src/model/analyzer.ts';
import { innermost } from '../../src/sdk/index.ts';
import { folderOf, joinPath } from '../../src/sdk/path.ts';
import { parseXml, type XmlElement } from '../../src/sdk/xml.ts';

/** One project file, only what linking and reach ask of it. */
export interface Project {
  readonly path: string;
  /** `.` for the root. */
  readonly folder: string;
  /** Web, worker and executable projects, and whatever has a Dockerfile of its own. */
  readonly isProgram: boolean;
  readonly isTest: boolean;
  /** Namespaces that every file of the project opens. */
  readonly usings: readonly string[];
  /** Paths of the project files it is built with. */
  readonly references: readonly string[];
}

// https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives
const IMPLICIT = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net.Http',
  'System.Threading',
  'System.Threading.Tasks',
];
const HOSTED = [
  'Microsoft.Extensions.Configuration',
  'Microsoft.Extensions.DependencyInjection',
  'Microsoft.Extensions.Hosting',
  'Microsoft.Extensions.Logging',
];
const WEB = [
  'System.Net.Http.Json',
  'Microsoft.AspNetCore.Builder',
  'Microsoft.AspNetCore.Hosting',
  'Microsoft.AspNetCore.Http',
  'Microsoft.AspNetCore.Routing',
];

/** Opened by the packages themselves: https://learn.microsoft.com/dotnet/orleans/migration-guide */
const ORLEANS = ['Orleans', 'Orleans.Hosting', 'Orleans.Runtime'];

const TEST_PACKAGE = /^(Microsoft\.NET\.Test\.Sdk|xunit|xunit\.v3|NUnit|MSTest|MSTest\.TestFramework|TUnit)$/i;
const known = new WeakMap<Repository, readonly Project[]>();

/** Every project of the repository, sorted by path. */
export function readProjects(repository: Repository): readonly Project[] {
  const found =
    known.get(repository) ?? repository.paths.filter((path) => /\.csproj$/i.test(path)).map((path) => read(path, repository));
  known.set(repository, found);
  return found;
}

/** The innermost project around a path. */
export function projectAround(path: string, repository: Repository): Project | undefined {
  return innermost(path, readProjects(repository));
}

function read(path: string, repository: Repository): Project {
  const source = repository.read(path);
  const folder = folderOf(path);
  const root = source && parseXml(source).root;
  const files = [...(root ? [root] : []), ...sharedFiles(folder, repository)];
  const packages = root ? items(root, 'PackageReference').map((item) => item.attribute('Include') ?? '') : [];
  return {
    path,
    folder,
    isProgram: isProgram(root, files, folder, repository),
    isTest: property(files, 'IsTestProject') === 'true' || packages.some((name) => TEST_PACKAGE.test(name)),
    usings: usingsOf(root, files, packages),
    references: root ? referencesOf(root, folder, repository, isAspireHost(root, files, packages)) : [],
  };
}

/** `Directory.Build.props` of the folders around, the nearest first. */
function sharedFiles(folder: string, repository: Repository): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    const source = repository.read(at === '.' ? 'Directory.Build.props' : `${at}/Directory.Build.props`);
    if (source) found.push(parseXml(source).root);
    if (at === '.') return found;
  }
}

function items(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children('ItemGroup').flatMap((group) => group.children(name));
}

function property(files: readonly XmlElement[], name: string): string | undefined {
  for (const file of files)
    for (const group of file.children('PropertyGroup')) {
      const text = group.get(name).text();
      if (text !== undefined) return text.toLowerCase();
    }
  return undefined;
}

function sdkOf(root: XmlElement | undefined): string {
  return root?.attribute('Sdk') ?? root?.get('Sdk').attribute('Name') ?? '';
}

/** https://learn.microsoft.com/dotnet/core/project-sdk/overview#available-sdks */
function isProgram(root: XmlElement | undefined, files: readonly XmlElement[], folder: string, repository: Repository): boolean {
  if (/Microsoft\.NET\.Sdk\.(Web|Worker|BlazorWebAssembly)\b/i.test(sdkOf(root))) return true;
  if (property(files, 'OutputType') === 'exe' || property(files, 'AzureFunctionsVersion') !== undefined) return true;
  const prefix = folder === '.' ? '' : `${folder}/`;
  return ['Dockerfile', 'Web.config', 'web.config'].some((name) => repository.has(`${prefix}${name}`));
}

function usingsOf(root: XmlElement | undefined, files: readonly XmlElement[], packages: readonly string[]): readonly string[] {
  const implicit = property(files, 'ImplicitUsings');
  const isOn = implicit === 'enable' || implicit === 'true';
  const sdk = sdkOf(root);
  const hosted = /\.Web\b/.test(sdk) ? [...HOSTED, ...WEB] : /\.Worker\b/.test(sdk) ? HOSTED : [];
  const brought = packages.some((name) => /^Microsoft\.Orleans\./.test(name)) ? ORLEANS : [];
  const stated = files.flatMap((file) => items(file, 'Using').map((item) => item.attribute('Include') ?? ''));
  // What sets it may lie in files that are not read. Names of `System` that nothing else explains are its own in any case.
  return [...stated.filter((name) => name !== ''), ...(isOn ? [...IMPLICIT, ...hosted, ...brought] : ['System'])];
}

/** https://learn.microsoft.com/dotnet/aspire/fundamentals/dotnet-aspire-sdk */
function isAspireHost(root: XmlElement, files: readonly XmlElement[], packages: readonly string[]): boolean {
  const isOfSdk = /Aspire\.AppHost\.Sdk/i.test(
    [sdkOf(root), ...root.children('Sdk').map((each) => each.attribute('Name'))].join(),
  );
  return isOfSdk || property(files, 'IsAspireHost') === 'true' || packages.includes('Aspire.Hosting.AppHost');
}

/** An Aspire host starts the projects it refers to, and has none of their code unless the reference says so. */
function referencesOf(root: XmlElement, folder: string, repository: Repository, isHost: boolean): readonly string[] {
  return items(root, 'ProjectReference').flatMap((item) => {
    const path = joinPath(folder, (item.attribute('Include') ?? '').replaceAll('\\', '/'));
    const isCode = !isHost || item.attribute('IsAspireProjectResource')?.toLowerCase() === 'false';
    return isCode && path !== undefined && repository.has(path) ? [path] : [];
  });
}
