import { folderOf, type Repository } from '../../src/sdk/index.ts';
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

/** Whether a module's build names another's, directly or by one between them. */
function isBuiltWith(module: string, library: string, repository: Repository): boolean {
  const candidates = [
    ...new Set(repository.paths.filter((path) => /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/.test(path)).map(folderOf)),
  ];
  const met = new Set([module]);
  for (const folder of met) {
    if (met.size > MOST_LIBRARIES) break;
    const manifest = manifestIn(folder, repository);
    for (const each of candidates) if (!met.has(each) && names(manifest, each, repository)) met.add(each);
  }
  return met.has(library);
}

/** `project(":libs:tracing")`, `projects.libs.tracing`, `<artifactId>tracing</artifactId>`. */
function names(manifest: string, folder: string, repository: Repository): boolean {
  const stated = [
    ...[...manifest.matchAll(/\bproject\s{0,3}\(\s{0,3}(?:path\s{0,3}[:=]\s{0,3})?["']:([^"']{1,200})["']/g)].map(
      ([, path = '']) => path,
    ),
    ...[...manifest.matchAll(/\bprojects\.([\w.]{1,200})/g)].map(([, path = '']) => path.replaceAll('.', ':')),
  ].map((path) => path.replaceAll(':', '/'));
  if (stated.some((path) => folder === path || folder.endsWith(`/${path}`))) return true;
  const artifact = artifactOf(folder, repository);
  return (
    artifact !== undefined &&
    manifest
      .split('<dependency>')
      .slice(1)
      .some((each) => each.includes(`<artifactId>${artifact}</artifactId>`))
  );
}

function artifactOf(folder: string, repository: Repository): string | undefined {
  const text = repository.read(folder === '.' ? 'pom.xml' : `${folder}/pom.xml`)?.text;
  return /<artifactId>\s{0,20}([\w.-]{1,200})\s{0,20}</.exec((text ?? '').replace(/<parent>[\s\S]*?<\/parent>/, ''))?.[1];
}
