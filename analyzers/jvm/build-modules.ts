import type { Repository } from '../../src/model/analyzer.ts';
import { innermost } from '../../src/sdk/index.ts';
import { folderOf } from '../../src/sdk/path.ts';
import { refusesAxonServer } from './axon-server.ts';
import { exportsOnlyAnnotated } from './data-rest.ts';
import { ManifestIndex } from './manifest-index.ts';
import { type Manifest, readManifests } from './manifests.ts';

/** A folder that Maven, Gradle or Ant builds by itself. */
export interface BuildModule {
  /** Relative; `.` for the root. */
  readonly folder: string;
  /** The folders of the modules of this repository that it depends on, directly or not; nearest first. */
  readonly dependencies: readonly string[];
  /** Whether its build makes something that is started: a web archive, an application, a container image. */
  readonly isStarted: boolean;
  /** Whether others take it in and it is left an ordinary archive, while theirs are packed to be run: what it could start, nobody starts. */
  readonly isLent: boolean;
  /** The protocols of the brokers that its messaging frameworks are bound to; `other:rocketmq` where it has no name but the product's. */
  readonly binders: readonly string[];
  /** Whether messages of Axon leave the process: the starter brings the connector of Axon Server, unless that is left out. */
  readonly hasAxonServer: boolean;
  /** Whether Spring Data REST serves its repositories, be they annotated for that or not. */
  readonly exportsRepositories: boolean;
}

const DOCKERFILE = /(^|\/)(Dockerfile|Containerfile)(\.[^/]+)?$/i;

/** Where Quarkus and others keep a module's Dockerfiles: https://quarkus.io/guides/container-image */
const BUILD_FILES = /(^|\/)(src\/main\/)?docker$/;

/** Every module of the repository's builds, deepest folders first; a repository without builds is one module. */
export function readBuildModules(repository: Repository): readonly BuildModule[] {
  const manifests = readManifests(repository);
  const index = new ManifestIndex(manifests);
  const folders = [...new Set(['.', ...index.byFolder.keys()])];
  const images = new Set(
    repository.paths.filter((path) => DOCKERFILE.test(path)).map((path) => folderOf(path).replace(BUILD_FILES, '') || '.'),
  );
  const needed = new Set(folders.flatMap((folder) => index.dependenciesOf(folder)));
  const isStarted = (manifest: Manifest) =>
    manifest.isStarted || (!needed.has(manifest.folder) && inheritsStart(manifest, index));
  return folders
    .map((folder) => {
      const own = index.byFolder.get(folder) ?? [];
      const dependencies = index.dependenciesOf(folder);
      const around = new Set([folder, ...dependencies]);
      const all = manifests.filter((each) => around.has(each.folder));
      return {
        folder,
        dependencies,
        binders: [...new Set(all.flatMap(({ binders }) => binders))],
        hasAxonServer: all.some(({ hasAxonServer }) => hasAxonServer) && !refusesAxonServer(folder, repository),
        exportsRepositories:
          [...all, ...own.flatMap((each) => index.parentsOf(each))].some(({ hasDataRest }) => hasDataRest) &&
          !exportsOnlyAnnotated(folder, repository),
        isStarted: images.has(folder) || own.some(isStarted),
        isLent: !images.has(folder) && own.some((manifest) => isLent(manifest, index)),
      };
    })
    .sort((one, other) => depth(other) - depth(one) || (one.folder < other.folder ? -1 : 1));
}

/**
 * Whether a parent lists a plugin that starts what is built. Libraries inherit it as well: those are what others depend on.
 * https://maven.apache.org/pom.html#Plugins
 */
function inheritsStart(manifest: Manifest, index: ManifestIndex): boolean {
  return index.parentsOf(manifest).some(({ startsOthers }) => startsOthers);
}

function isLent(manifest: Manifest, index: ManifestIndex): boolean {
  return !index.isPacked(manifest) && [...index.takersOf(manifest)].some((each) => index.isPacked(each));
}

function depth({ folder }: BuildModule): number {
  return folder === '.' ? 0 : folder.length;
}

/** The module whose build takes a file. */
export function moduleAround(path: string, modules: readonly BuildModule[]): BuildModule | undefined {
  return innermost(path, modules);
}
