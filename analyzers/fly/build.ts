import {
  type BuildArgument,
  type BuildFact,
  folderOf,
  joinPath,
  plainArguments,
  type Repository,
  type TreeNode,
} from '../../src/sdk/index.ts';

/**
 * What an app is built from. Its Dockerfile is named from the folder of the file; some name it from the repository's root, where the app is then
 * deployed from. Of several files in one folder that name no Dockerfile, nobody says what each of them builds.
 */
export function buildOf(
  root: TreeNode,
  repository: Repository,
): Pick<BuildFact, 'context' | 'dockerfile' | 'target' | 'args'> | undefined {
  const { path } = root.source;
  const folder = folderOf(path);
  const build = root.get('build');
  const named = build.get('dockerfile').text();
  const target = build.get('build-target').text() ?? build.get('target').text();
  const args = build
    .get('args')
    .entries()
    .flatMap(([key, node]) => argumentOf(key, node));
  const more = { ...(target !== undefined && { target }), ...plainArguments(args) };
  if (named === undefined) return isOneOfSeveral(path, repository) ? undefined : { context: folder, ...more };
  const dockerfile = [joinPath(folder, named), joinPath('.', named)].find((each) => each !== undefined && repository.has(each));
  return dockerfile === undefined ? { context: folder, ...more } : { context: folder, dockerfile, ...more };
}

function argumentOf(key: string, node: TreeNode): readonly BuildArgument[] {
  const text = node.text();
  return text === undefined ? [] : [{ key, text, evidence: node.evidence() }];
}

const BY_ITSELF = /(^|\/)fly\.toml$/;

function isOneOfSeveral(path: string, { paths }: Repository): boolean {
  const folder = folderOf(path);
  const beside = paths.filter((each) => folderOf(each) === folder && /(^|\/)(fly([._-][^/]*)?|[^/]*\.fly)\.toml$/.test(each));
  return !BY_ITSELF.test(path) && beside.length > 1 && !beside.some((each) => BY_ITSELF.test(each));
}
