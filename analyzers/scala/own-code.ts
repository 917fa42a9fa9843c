import { folderOf, foldersAround, type Repository } from '../../src/sdk/index.ts';
import { projectAround } from './sbt.ts';

/** Tests, examples, what sbt writes, and the build's own code. */
const NOT_OWN = [
  /(^|\/)src\/(it|[^/]*[tT]est[^/]*)\//,
  /(^|\/)(test|tests|it|target|node_modules|examples?|samples?|benchmarks?)\//,
  /(^|\/)project\/[^/]+$/,
  /(^|\/)\.[^/]+\//,
  /(Spec|Test|Suite)\.scala$/,
];

/** Folders of sources that sbt and Play know by themselves: https://www.scala-sbt.org/1.x/docs/Directories.html */
const COMPILED = /^([^/]+$|(.*\/)?(src|app)\/)/;
const OTHER_FOLDERS =
  /\b(scalaSource|sourceDirectory|sourceDirectories|unmanagedSources|unmanagedSourceDirectories|unmanagedBase)\b/;

/** What says so: the builds' files, and the code beside them that they share settings in. */
const BUILDING = /(^|\/)([^/]+\.sbt|project\/[^/]+\.scala)$/;

const known = new WeakMap<Repository, ReadonlySet<string>>();

/** Whether a path is code that the team wrote and that its programs run. */
export function isOwnCode(path: string, repository: Repository): boolean {
  const project = projectAround(path, repository);
  if (project?.source.path.endsWith('.sbt') && !hasOtherFolders(project.source.path, repository)) {
    const inside = project.folder === '.' ? path : path.slice(project.folder.length + 1);
    if (!COMPILED.test(inside)) return false;
  }
  return isBesideTests(path);
}

/** Whether the build, or one around it, compiles other folders than the usual ones. */
function hasOtherFolders(build: string, repository: Repository): boolean {
  const found = known.get(repository) ?? new Set(buildsWithOthers(repository));
  known.set(repository, found);
  return foldersAround(build).some((around) => found.has(around));
}

function buildsWithOthers(repository: Repository): readonly string[] {
  return repository.paths.flatMap((path) => {
    if (!BUILDING.test(path) || !OTHER_FOLDERS.test(repository.read(path)?.text ?? '')) return [];
    return [path.endsWith('.sbt') ? folderOf(path) : folderOf(folderOf(path))];
  });
}

/** Inside `src/main` folders are packages. */
function isBesideTests(path: string): boolean {
  const main = path.lastIndexOf('src/main/');
  const outside = main < 0 ? path : path.slice(0, main);
  return !NOT_OWN.some((rule) => rule.test(main < 0 ? path : outside));
}
