import { folderOf, type Problem, parseJson, type Repository, type Source, type TreeNode } from '../../src/sdk/index.ts';

/** One package.json, only what is asked of it. */
export interface Manifest {
  readonly root: TreeNode;
  readonly path: string;
  readonly folder: string;
  readonly name: string | undefined;
  readonly dependencies: readonly string[];
  readonly developmentDependencies: readonly string[];
  readonly startScript: string | undefined;
  readonly isWorkspaceRoot: boolean;
  readonly hasEntry: boolean;
  /** It says what others find in it once it is published. */
  readonly isForOthers: boolean;
  readonly problems: readonly Problem[];
}

export function readManifest(source: Source): Manifest {
  const { root, problems } = parseJson(source);
  const keys = (key: string): readonly string[] =>
    root
      .get(key)
      .entries()
      .map(([name]) => name);
  const scripts = root.get('scripts');
  const starts = ['start', 'start:prod', 'serve', 'dev', 'start:dev'].map((name) => scripts.get(name).text());
  return {
    root,
    path: source.path,
    folder: folderOf(source.path),
    name: root.get('name').text(),
    dependencies: [...keys('dependencies'), ...keys('optionalDependencies')],
    developmentDependencies: [...keys('devDependencies'), ...keys('peerDependencies')],
    startScript: starts.find((script) => script !== undefined),
    isWorkspaceRoot: root.get('workspaces').exists,
    hasEntry: ['main', 'module', 'types', 'exports'].some((key) => root.get(key).exists),
    isForOthers: isForOthers(root),
    problems,
  };
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json#files, https://www.typescriptlang.org/docs/handbook/declaration-files/publishing.html */
function isForOthers(root: TreeNode): boolean {
  const isPrivate = root.get('private').text() === 'true';
  const has = (key: string) => root.get(key).exists;
  return !isPrivate && !has('bin') && (has('main') || has('exports')) && ['types', 'typings', 'publishConfig'].some(has);
}

/** Whether a file lies in the folder that programs are started or built from, by its name. */
export function hasStartFile(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const start =
    /^((src|app)\/)?(index|main|server|app|start|worker|bootstrap)\.[cm]?[jt]sx?$|^(Dockerfile|next\.config\.\w+|(src\/)?(app|pages)\/.+)$/;
  return repository.paths.some((path) => path.startsWith(prefix) && start.test(path.slice(prefix.length)));
}

/** Whether the folder holds code of its own: a `src` folder or a file that is usually started. */
export function hasOwnCode(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const entry = /^(src\/.+|(index|server|app|main)\.(js|cjs|mjs|ts|jsx|tsx))$/;
  return repository.paths.some((path) => path.startsWith(prefix) && entry.test(path.slice(prefix.length)));
}

/** Whether a page begins in the folder, where bundlers and web servers look for one, and nothing there opens a port. */
export function holdsPage(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const pages = ['index.html', 'public/index.html', 'src/index.html'];
  return pages.some((name) => repository.has(prefix + name)) && !listensWhenLoaded(folder, repository);
}

/** Whether a file that is named like a start opens a port when it is loaded, at its top level or in the function that it calls there. */
export function listensWhenLoaded(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const start = /^(src\/)?(index|main|server|app|start|bootstrap)\.[cm]?[jt]s$/;
  return repository.paths
    .filter((path) => path.startsWith(prefix) && start.test(path.slice(prefix.length)))
    .some((path) => opensPort(repository.read(path)?.text ?? ''));
}

function opensPort(text: string): boolean {
  if (/^(await |void )?([\w.]+\.listen|Bun\.serve)\(/m.test(text)) return true;
  return /\.listen\(|\bBun\.serve\(/.test(text) && /^(await |void )?(bootstrap|main|run|start|startServer)\(\)/m.test(text);
}
