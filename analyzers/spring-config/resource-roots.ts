import { joinPath, parseXml, type Repository } from '../../src/sdk/index.ts';

/** A folder that the build packs, and where on the classpath it lands. */
interface ResourceRoot {
  readonly folder: string;
  /** Empty for the top of the classpath. */
  readonly at: string;
}

/** The folders that a place on a module's classpath can be, the usual one first. */
export function packedFolders(place: string, module: string, repository: Repository): readonly string[] {
  const roots = [
    { folder: `${module}/src/main/resources`, at: '' },
    ...ofMaven(module, repository),
    ...ofGradle(module, repository),
  ];
  return roots.flatMap(({ folder, at }) => {
    if (at !== '' && place !== at && !place.startsWith(`${at}/`)) return [];
    const below = at === '' ? place : place.slice(at.length + 1);
    return below === '' ? [folder] : (joinPath(folder, below) ?? []);
  });
}

const BASE = /^\$\{(?:project\.|pom\.)?basedir\}\/?/;

/** https://maven.apache.org/pom.html#Resources */
function ofMaven(module: string, repository: Repository): readonly ResourceRoot[] {
  const source = repository.read(joinPath(module, 'pom.xml') ?? '');
  const root = source && parseXml(source).root;
  if (root?.name !== 'project') return [];
  return root
    .at('build', 'resources')
    .children('resource')
    .flatMap((resource) => {
      const directory = resource.get('directory').text()?.trim().replace(BASE, '') ?? '';
      return rootAt(module, directory, resource.get('targetPath').text()?.trim() ?? '');
    });
}

const FOLDER = /\bsrcDirs?\b\s{0,9}(?:\+?=|\()?\s{0,9}(?:listOf\(|\[|files?\()?\s{0,9}["']([^"'$]{1,200})["']/g;
const TAKEN = /\bfrom\s*\(?\s*(?:file\()?["']([^"'$]{1,200})["']\)*\s*\{\s*into\s*\(?\s*["']([^"'$]{1,200})["']/g;

/** https://docs.gradle.org/current/userguide/building_java_projects.html#sec:custom_java_source_set_paths */
function ofGradle(module: string, repository: Repository): readonly ResourceRoot[] {
  const scripts = ['build.gradle', 'build.gradle.kts'].map((name) => repository.read(joinPath(module, name) ?? '')?.text ?? '');
  return scripts.flatMap((script) => {
    const sets = [...script.matchAll(/\bresources\s*\{[^{}]{0,500}\}|\bresources\.srcDirs?\b[^\n]{0,300}/g)].map(
      ([text]) => text,
    );
    const folders = sets.flatMap((text) => [...text.matchAll(FOLDER)].flatMap(([, folder = '']) => rootAt(module, folder, '')));
    const processed = /\bprocessResources\b[\s\S]{0,1000}/.exec(script)?.[0] ?? '';
    return [...folders, ...[...processed.matchAll(TAKEN)].flatMap(([, folder = '', at = '']) => rootAt(module, folder, at))];
  });
}

function rootAt(module: string, directory: string, at: string): readonly ResourceRoot[] {
  const folder = directory === '' || directory.includes('${') ? undefined : joinPath(module, directory);
  return folder === undefined ? [] : [{ folder, at: at.replace(/^[/.]+|\/+$/g, '') }];
}
