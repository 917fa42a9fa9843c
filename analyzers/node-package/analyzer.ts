// https://docs.npmjs.com/cli/configuring-npm/package-json
import {
  type CallFact,
  cleanText,
  defineAnalyzer,
  innermost,
  isInside,
  type Problem,
  type ProgramFact,
  parseJson,
  type Repository,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { developmentPort } from './development-ports.ts';
import { hasOwnCode, hasStartFile, holdsPage, listensWhenLoaded, type Manifest, readManifest } from './manifest.ts';
import { listedProjects, nxProject } from './projects.ts';
import { proxyOfPackage, proxyRules } from './proxies.ts';
import { roleOf } from './role.ts';
import { technologiesOf } from './technologies.ts';

export default defineAnalyzer({
  name: 'node-package',
  files: [
    '**/package.json',
    '**/nest-cli.json',
    '**/angular.json',
    '**/project.json',
    '**/proxy{,.conf,-conf,.config}{,.*}.json',
  ],
  analyze: (sources, repository) => {
    const manifests = sources.filter(({ path }) => isNamed(path, 'package.json')).map(readManifest);
    const listed = sources.filter(({ path }) => !isNamed(path, 'package.json') && !isProxyFile(path));
    const workspaces = listed.map((source) => readWorkspace(source, repository));
    const proxies = sources.filter(({ path }) => isProxyFile(path)).map((source) => readProxies(source, manifests));
    const projects = workspaces.flatMap((workspace) => workspace.programs);
    const programs = manifests.flatMap((manifest) => programOf(manifest, { manifests, projects, repository }));
    const passed = [
      ...manifests.flatMap(({ root, folder }) => proxyOfPackage(root, folder)),
      ...proxies.flatMap(({ calls }) => calls),
    ];
    const problems = [...manifests, ...workspaces, ...proxies].flatMap((read): readonly Problem[] => read.problems);
    const ports = manifests.flatMap(({ root, path }) => developmentPort(root, path));
    return { facts: [...programs, ...projects, ...passed, ...ports], problems };
  },
});

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

/** The file with which a page's development server is told where requests go. */
function isProxyFile(path: string): boolean {
  return /(^|\/)proxy((\.|-)conf|\.config)?(\.[^/]*)?\.json$/.test(path);
}

function readProxies(
  source: Source,
  manifests: readonly Manifest[],
): { calls: readonly CallFact[]; problems: readonly Problem[] } {
  const { root, problems } = parseJson(source);
  const inner = innermost(source.path, manifests);
  const calls = inner ? proxyRules(root, inner.folder) : [];
  return { calls, problems: calls.length > 0 ? problems : [] };
}

function readWorkspace(
  source: Source,
  repository: Repository,
): { programs: readonly ProgramFact[]; problems: readonly Problem[] } {
  const { root, problems } = parseJson(source);
  if (!isNamed(source.path, 'project.json')) return { programs: listedProjects(root), problems };
  const project = nxProject(root, repository);
  return { programs: project ? [project] : [], problems: project ? problems : [] };
}

interface Neighbours {
  readonly manifests: readonly Manifest[];
  readonly projects: readonly ProgramFact[];
  readonly repository: Repository;
}

/** A file without a name, scripts and dependencies (a `{ "type": "module" }` marker) is no program. */
function programOf(manifest: Manifest, { manifests, projects, repository }: Neighbours): readonly ProgramFact[] {
  const { root, folder, name, dependencies, developmentDependencies } = manifest;
  const all = [...dependencies, ...developmentDependencies];
  if (all.length === 0 && !root.get('scripts').exists && name === undefined) return [];
  const role = roleOf(manifest, {
    isDependedUpon: manifests.some((other) => other !== manifest && name !== undefined && dependsOn(other, name)),
    holdsProjects: projects.some((project) => isBelow(project.folder, folder)),
    holdsPackages: manifests.some((other) => isBelow(other.folder, folder)),
    hasOwnCode: hasOwnCode(folder, repository),
    hasStartFile: hasStartFile(folder, repository),
    listens: listensWhenLoaded(folder, repository),
    holdsPage: holdsPage(folder, repository),
  });
  const short = name?.replace(/^@[^/]+\//, '');
  const aliases = name !== undefined && short !== name ? [cleanText(name)] : [];
  const technology = role === 'tool' ? [] : technologiesOf(role === 'frontend' ? all : dependencies).map((each) => each.name);
  const at: TreeNode = root.get('name').exists ? root.get('name') : root;
  return [
    { kind: 'program', evidence: at.evidence(), folder, ...(short && { name: cleanText(short) }), aliases, role, technology },
  ];
}

function dependsOn({ dependencies, developmentDependencies }: Manifest, name: string): boolean {
  return dependencies.includes(name) || developmentDependencies.includes(name);
}

function isBelow(folder: string, root: string): boolean {
  return folder !== root && isInside(folder, root);
}
