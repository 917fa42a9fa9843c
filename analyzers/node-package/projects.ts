// https://docs.nestjs.com/cli/monorepo  https://angular.dev/reference/configs/workspace-config  https://nx.dev/reference/project-configuration
import { folderOf, joinPath, type ProgramFact, type Repository, type TreeNode } from '../../src/sdk/index.ts';
import { holdsPage } from './manifest.ts';
import { type Technology, technologiesOf } from './technologies.ts';
import { usedPackages } from './used-packages.ts';

/** A project that a workspace file lists: its folder, its role as far as it is stated, its framework. */
type Project = Omit<ProgramFact, 'kind' | 'aliases'>;

/** `nest-cli.json` and `angular.json` list projects by name; what is no such file gives none. */
export function listedProjects(root: TreeNode): readonly ProgramFact[] {
  const isAngular = root.source.path.endsWith('angular.json');
  return root
    .get('projects')
    .entries()
    .flatMap(([name, project]) => {
      const stated = project.text() ?? project.get('root').text();
      const folder = stated === undefined ? undefined : joinPath(folderOf(root.source.path), stated);
      if (folder === undefined || project.kind !== 'map') return [];
      const role = isAngular ? angularRole(project.get('projectType').text()) : nestRole(project.get('type').text());
      return [program({ evidence: project.evidence(), folder, name, role, technology: [isAngular ? 'angular' : 'nestjs'] })];
    });
}

function nestRole(type: string | undefined): ProgramFact['role'] {
  return type === 'library' ? 'library' : type === 'application' ? 'server' : 'unknown';
}

function angularRole(type: string | undefined): ProgramFact['role'] {
  return type === 'library' ? 'library' : type === 'application' ? 'frontend' : 'unknown';
}

const BROWSER_EXECUTOR =
  /^@(angular-devkit\/build-angular|angular\/build|nx\/(angular|next|react|vite|web|rspack)|nrwl\/(angular|next|react|vite|web)):/;
const SERVER_EXECUTOR = /^@(nx|nrwl)\/(js:node|node|nest|express|webpack|esbuild)/;

/** Nx's `project.json`: one project, known by its `projectType` or by targets with executors. */
export function nxProject(root: TreeNode, repository: Repository): ProgramFact | undefined {
  const targets = root
    .get('targets')
    .entries()
    .map(([, target]) => target);
  const executors = targets.map((target) => target.get('executor').text() ?? '').sort();
  const type = root.get('projectType').text();
  if (type !== 'application' && type !== 'library' && executors.every((executor) => executor === '')) return undefined;
  const folder = folderOf(root.source.path);
  const name = root.get('name').text();
  const used = type === 'library' ? [] : technologiesOf(usedPackages(folder, repository));
  const role = type === 'library' ? 'library' : applicationRole(executors, used, () => holdsPage(folder, repository));
  const at = root.get('name').exists ? root.get('name') : root;
  const technology = role === 'tool' ? [] : used.map((each) => each.name);
  return program({ evidence: at.evidence(), folder, role, technology, ...(name && { name }) });
}

/** Targets may be left to plugins that see how a project is built: https://nx.dev/concepts/inferred-tasks. Then what it uses tells, or a page itself. */
function applicationRole(executors: readonly string[], used: readonly Technology[], isPage: () => boolean): ProgramFact['role'] {
  if (executors.some((executor) => /cypress|playwright/.test(executor))) return 'tool';
  if (executors.some((executor) => BROWSER_EXECUTOR.test(executor))) return 'frontend';
  if (executors.some((executor) => SERVER_EXECUTOR.test(executor))) return 'server';
  const sides = new Set(used.map(({ side }) => side));
  if (sides.has('both')) return 'frontend';
  if (sides.has('server')) return 'server';
  return sides.has('browser') || isPage() ? 'frontend' : 'unknown';
}

function program({ evidence, folder, name, role, technology }: Project): ProgramFact {
  const short = name?.replace(/^@[^/]+\//, '');
  const aliases = name !== undefined && short !== name ? [name] : [];
  return { kind: 'program', evidence, folder, ...(short && { name: short }), aliases, role, technology };
}
