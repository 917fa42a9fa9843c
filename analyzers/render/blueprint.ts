import type { TreeNode } from '../../src/sdk/index.ts';

/** What one file deploys to one place: all that it declares, or what it declares for one environment of a project. */
export interface Blueprint {
  readonly deployment: string;
  readonly services: readonly TreeNode[];
  readonly databases: readonly TreeNode[];
  /** Groups of environment variables that its services can take in. */
  readonly groups: readonly TreeNode[];
}

/** https://render.com/docs/blueprint-spec#root-level-fields */
export function blueprintsIn(root: TreeNode): readonly Blueprint[] {
  const deployment = `render:${root.source.path}`;
  const around = groupsOf(root);
  const loose = root.get('ungrouped');
  const plain = blueprintOf([root, loose], deployment, [...around, ...groupsOf(loose)]);
  const inProjects = root
    .get('projects')
    .items()
    .flatMap((project) => environmentsOf(project, deployment, [...around, ...groupsOf(project)]));
  return [plain, ...inProjects].filter(({ services, databases }) => services.length + databases.length > 0);
}

function environmentsOf(project: TreeNode, deployment: string, groups: readonly TreeNode[]): readonly Blueprint[] {
  return project
    .get('environments')
    .items()
    .map((environment) => {
      const name = environment.get('name').text() ?? '';
      return blueprintOf([environment], name === '' ? deployment : `${deployment}/${name}`, [
        ...groups,
        ...groupsOf(environment),
      ]);
    });
}

function blueprintOf(places: readonly TreeNode[], deployment: string, groups: readonly TreeNode[]): Blueprint {
  const named = (key: string) => places.flatMap((place) => place.get(key).items()).filter((node) => node.get('name').text());
  return { deployment, services: named('services').filter(isService), databases: named('databases'), groups };
}

function groupsOf(place: TreeNode): readonly TreeNode[] {
  return place.get('envVarGroups').items();
}

const TYPES = /^(web|pserv|worker|cron|static|redis|keyvalue)$/;

function isService(node: TreeNode): boolean {
  return TYPES.test(node.get('type').text() ?? '');
}
