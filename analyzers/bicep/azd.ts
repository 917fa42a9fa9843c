// https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema
import {
  type BuildFact,
  type Evidence,
  type FactDraft,
  folderOf,
  isInside,
  joinPath,
  parseYaml,
  type Repository,
  type Source,
} from '../../src/sdk/index.ts';

/** A service of `azure.yaml` with the folder that it is built from. */
export interface AzdService {
  readonly name: string;
  readonly evidence: Evidence;
  readonly build: Pick<BuildFact, 'context' | 'dockerfile'>;
  readonly isFrontend: boolean;
}

/** An `azure.yaml` with its services. */
export interface AzdProject {
  readonly source: Source;
  readonly services: readonly AzdService[];
}

/** The nearest project above a file; for a file below none the only one that there is. */
export function projectOf({ path }: Source, projects: readonly AzdProject[]): AzdProject | undefined {
  const above = projects.filter(({ source }) => isInside(path, folderOf(source.path)));
  const [nearest] = above.sort((one, other) => stepsOf(other) - stepsOf(one));
  return nearest ?? (projects.length === 1 ? projects[0] : undefined);
}

function stepsOf({ source }: AzdProject): number {
  return source.path.split('/').length;
}

/** The services of a project that lie in a folder of the repository. */
export function azdServices(source: Source, repository: Repository): readonly AzdService[] {
  const [document] = parseYaml(source).documents;
  const folder = source.path.replace(/\/?[^/]*$/, '') || '.';
  return (document?.get('services').entries() ?? []).flatMap(([name, node]): readonly AzdService[] => {
    const stated = node.get('project').text();
    const project = stated === undefined ? undefined : joinPath(folder, stated);
    const isFolder = project !== undefined && repository.paths.some((path) => project === '.' || path.startsWith(`${project}/`));
    if (!isFolder || project === undefined) return [];
    const docker = node.get('docker');
    const context = joinPath(project, docker.get('context').text() ?? '.') ?? project;
    const path = docker.get('path').text();
    const dockerfile = path === undefined ? undefined : joinPath(project, path);
    const build = { context, ...(dockerfile !== undefined && { dockerfile }) };
    return [{ name, evidence: node.evidence(), build, isFrontend: node.get('host').text() === 'staticwebapp' }];
  });
}

/** A service that no resource of the repository is tagged with. */
export function serviceFact({ name, evidence, build, isFrontend }: AzdService, deployment: string): FactDraft {
  return { kind: 'component', evidence, deployment, name, hosts: [], build, ...(isFrontend && { nodeKind: 'frontend' }) };
}
