import { folderOf, groupBy, type Repository } from '../../src/sdk/index.ts';
import { manifestIn } from './served.ts';

const RESOURCES = 'src/main/resources';

/**
 * Where a file of the class path can lie: in the module's own resources, in those of the modules that it is built with, and else in
 * those of the one module that has it.
 */
export function resourceFolders(module: string, path: string, repository: Repository): readonly string[] {
  const own = module === '.' ? RESOURCES : `${module}/${RESOURCES}`;
  const holders = repository.paths
    .filter((each) => each.endsWith(`${RESOURCES}/${path}`))
    .map((each) => each.slice(0, -path.length - 1))
    .filter((each) => each === RESOURCES || each.endsWith(`/${RESOURCES}`));
  if (holders.includes(own) || holders.length < 2) return holders.includes(own) ? [own] : holders;
  return holders.filter((each) => isBuiltWith(module, moduleAt(each), repository));
}

function moduleAt(resources: string): string {
  return resources === RESOURCES ? '.' : resources.slice(0, -RESOURCES.length - 1);
}

const MOST_LIBRARIES = 200;

/** What builds name, asked once for every module of a repository. */
interface Builds {
  /** Folders of modules by their last steps. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byArtifact: ReadonlyMap<string, readonly string[]>;
  /** What each module is built with, as far as somebody has asked. */
  readonly needs: Map<string, readonly string[]>;
}

const known = new WeakMap<Repository, Builds>();

function buildsOf(repository: Repository): Builds {
  const found = known.get(repository) ?? readBuilds(repository);
  known.set(repository, found);
  return found;
}

function readBuilds(repository: Repository): Builds {
  const manifests = repository.paths.filter((path) => /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/.test(path));
  const folders = [...new Set(manifests.map(folderOf))];
  return {
    byName: groupBy(folders, (folder) => folder.slice(folder.lastIndexOf('/') + 1)),
    byArtifact: groupBy(folders, (folder) => artifactOf(folder, repository) ?? ''),
    needs: new Map(),
  };
}

/** Whether a module's build names another's, directly or by one between them. */
function isBuiltWith(module: string, library: string, repository: Repository): boolean {
  const met = new Set([module]);
  for (const folder of met) {
    if (met.size > MOST_LIBRARIES) break;
    for (const each of neededBy(folder, repository)) met.add(each);
  }
  return met.has(library);
}

/** `project(":libs:tracing")`, `projects.libs.tracing`, `<artifactId>tracing</artifactId>`. */
function neededBy(folder: string, repository: Repository): readonly string[] {
  const { byName, byArtifact, needs } = buildsOf(repository);
  const done = needs.get(folder);
  if (done) return done;
  const manifest = manifestIn(folder, repository);
  const found = [
    ...projectsIn(manifest).flatMap((path) => {
      const alike = byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? [];
      return alike.filter((each) => each === path || each.endsWith(`/${path}`));
    }),
    ...dependenciesIn(manifest).flatMap((artifact) => byArtifact.get(artifact) ?? []),
  ];
  needs.set(folder, found);
  return found;
}

function projectsIn(manifest: string): readonly string[] {
  const called = manifest.matchAll(/\bproject\s{0,3}\(\s{0,3}(?:path\s{0,3}[:=]\s{0,3})?["']:([^"']{1,200})["']/g);
  const accessed = manifest.matchAll(/\bprojects\.([\w.]{1,200})/g);
  return [
    ...[...called].map(([, path = '']) => path.replaceAll(':', '/')),
    ...[...accessed].map(([, path = '']) => path.replaceAll('.', '/')),
  ];
}

function dependenciesIn(manifest: string): readonly string[] {
  const dependencies = manifest.split('<dependency>').slice(1);
  return dependencies.flatMap((each) =>
    [...each.matchAll(/<artifactId>([\w.-]{1,200})<\/artifactId>/g)].map(([, name = '']) => name),
  );
}

function artifactOf(folder: string, repository: Repository): string | undefined {
  const text = repository.read(folder === '.' ? 'pom.xml' : `${folder}/pom.xml`)?.text;
  return /<artifactId>\s{0,20}([\w.-]{1,200})\s{0,20}</.exec((text ?? '').replace(/<parent>[\s\S]*?<\/parent>/, ''))?.[1];
}
