// https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
import type { Repository } from '../model/analyzer.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { parseYaml } from '../sdk/yaml.ts';
import { filled, type Given, normalized } from './template-text.ts';

const DEEPEST = 4;
const MOST_DEEP = 3;
/** How many sets of parameters are made at all: matrices in matrices multiply. */
const MOST_MADE = 5000;

/** The repository, and how many more sets of parameters may be made. */
interface Ground {
  readonly repository: Repository;
  left: number;
}

/** What generators make, and whether there would be more. */
export interface Made {
  readonly all: readonly Given[];
  readonly isCut: boolean;
}

/** The parameters of every application that generators make; what only is known where they run makes none. */
export function parametersOf(generators: TreeNode, repository: Repository): Made {
  const ground: Ground = { repository, left: MOST_MADE };
  const all = generators.items().flatMap((each) => parametersOfOne(each, ground, new Map(), 0));
  return { all, isCut: ground.left === 0 };
}

function parametersOfOne(generator: TreeNode, ground: Ground, around: Given, depth: number): readonly Given[] {
  if (ground.left === 0) return [];
  const { repository } = ground;
  const { paths } = repository;
  const git = generator.get('git');
  const made = [
    ...generator
      .at('list', 'elements')
      .items()
      .map((element) => new Map(flattened(element, '').map(([key, text]) => [key, filled(text, around)] as const))),
    ...matching(git.get('directories'), foldersIn(paths), around).map((folder) => pathParameters(folder, git)),
    ...matching(git.get('files'), paths, around).flatMap((file) => fileParameters(file, git, repository)),
    ...(generator.get('clusters').exists ? clusters(generator.get('clusters')) : []),
  ];
  const own = made.slice(0, ground.left).map((given) => withValues(given, generator, around));
  ground.left -= own.length;
  const inner = depth < DEEPEST ? [...matrix(generator, ground, around, depth), ...merged(generator, ground, around, depth)] : [];
  return [...own, ...inner];
}

/** Every combination; the second may be told what the first gives. */
function matrix(generator: TreeNode, ground: Ground, around: Given, depth: number): readonly Given[] {
  const [first, second] = generator.at('matrix', 'generators').items();
  if (!first || !second) return [];
  return parametersOfOne(first, ground, around, depth + 1).flatMap((left) =>
    parametersOfOne(second, ground, new Map([...around, ...left]), depth + 1).map((right) => new Map([...left, ...right])),
  );
}

/** The first is the base; what later ones say of the same keys goes on top, and what is in none of the base is left out. */
function merged(generator: TreeNode, ground: Ground, around: Given, depth: number): readonly Given[] {
  const keys = generator.at('merge', 'mergeKeys').texts();
  const [base, ...others] = generator.at('merge', 'generators').items();
  if (!base || keys.length === 0) return [];
  const layers = others.map((each) => parametersOfOne(each, ground, around, depth + 1));
  return parametersOfOne(base, ground, around, depth + 1).map((given) => {
    const same = layers.flatMap((layer) => layer.filter((each) => keys.every((key) => each.get(key) === given.get(key))));
    return new Map([given, ...same].flatMap((each) => [...each]));
  });
}

/** Without a selector the cluster itself is among them. */
function clusters(node: TreeNode): readonly Given[] {
  if (node.get('selector').exists) return [];
  return [
    new Map([
      ['name', 'in-cluster'],
      ['nameNormalized', 'in-cluster'],
      ['server', 'https://kubernetes.default.svc'],
    ]),
  ];
}

/** `values` of a generator, which may name its other parameters. */
function withValues(given: Given, generator: TreeNode, around: Given): Given {
  const values = generator.entries().flatMap(([, each]) => flattened(each.get('values'), 'values'));
  const known = new Map([...around, ...given]);
  return new Map([...given, ...values.map(([key, text]) => [key, filled(text, known)] as const)]);
}

function pathParameters(path: string, git: TreeNode): Given {
  const prefix = git.get('pathParamPrefix').text();
  const at = prefix === undefined ? '' : `${prefix}.`;
  const steps = path.split('/');
  const basename = steps.at(-1) ?? '';
  return new Map([
    [`${at}path`, path],
    [`${at}path.path`, path],
    [`${at}path.basename`, basename],
    [`${at}path.basenameNormalized`, normalized(basename)],
    ...steps.flatMap((step, index) => [[`${at}path[${index}]`, step] as const, [`${at}path.segments[${index}]`, step] as const]),
  ]);
}

/** What a file of YAML or JSON holds, a list once for each of its items, and where the file lies. */
function fileParameters(file: string, git: TreeNode, repository: Repository): readonly Given[] {
  const source = repository.read(file);
  const root = source && parseYaml(source).documents[0];
  const items = root?.kind === 'list' ? root.items() : root ? [root] : [];
  const end = file.lastIndexOf('/');
  const prefix = git.get('pathParamPrefix').text();
  const filename = file.slice(end + 1);
  const at = prefix === undefined ? 'path' : `${prefix}.path`;
  const place = new Map([
    ...pathParameters(end < 0 ? '.' : file.slice(0, end), git),
    [`${at}.filename`, filename] as const,
    [`${at}.filenameNormalized`, normalized(filename)] as const,
  ]);
  return items.map((item) => new Map([...flattened(item, ''), ...place]));
}

/** `{ image: { name: orders } }` is `image.name`, `{ hosts: [a] }` is `hosts[0]`. */
function flattened(node: TreeNode, key: string): readonly (readonly [string, string])[] {
  if (node.kind === 'map')
    return node.entries().flatMap(([name, value]) => flattened(value, key === '' ? name : `${key}.${name}`));
  if (node.kind === 'list') return node.items().flatMap((item, index) => flattened(item, `${key}[${index}]`));
  const text = node.text();
  return text === undefined || key === '' ? [] : [[key, text]];
}

function foldersIn(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  return [...folders].sort();
}

/** The paths that a list of patterns asks for, without those that it excludes. */
function matching(list: TreeNode, paths: readonly string[], around: Given): readonly string[] {
  const patterns = list.items();
  if (patterns.length === 0) return [];
  const [left, wanted] = [true, false].map((excluded) =>
    patterns
      .filter((each) => (each.get('exclude').text() === 'true') === excluded)
      .map((each) => filled(each.get('path').text() ?? '', around).split('/')),
  );
  // A pattern with many of them asks for all there is, at great length.
  const isSound = (pattern: readonly string[]) => pattern.filter((step) => step === '**').length <= MOST_DEEP;
  return paths.filter((path) => {
    const steps = path.split('/');
    return (
      wanted?.some((each) => isSound(each) && fits(steps, each)) && !left?.some((each) => isSound(each) && fits(steps, each))
    );
  });
}

/** `*` stays in a folder, `**` is any number of them. */
function fits(steps: readonly string[], wanted: readonly string[]): boolean {
  const [want, ...others] = wanted;
  if (want === undefined) return steps.length === 0;
  if (want === '**') return steps.some((_, index) => fits(steps.slice(index), others)) || others.length === 0;
  const [step, ...rest] = steps;
  return step !== undefined && fitsStep(step, want) && fits(rest, others);
}

function fitsStep(step: string, want: string): boolean {
  const parts = want.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return step === want;
  if (!step.startsWith(first) || !step.slice(first.length).endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = step.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= step.length - last.length;
}
