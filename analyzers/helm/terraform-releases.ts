// https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release
import { attribute, instancesOf, type Module, type Placed, readModule, valueOf } from '../../src/cloud/index.ts';
import {
  type Content,
  type Expression,
  folderOf,
  joinPath,
  parseYaml,
  type Repository,
  TreeNode,
  textOf,
} from '../../src/sdk/index.ts';
import { readRoot } from './chart.ts';
import type { StatedRelease } from './releases.ts';
import { setValue } from './set-values.ts';
import { Dict, fromYaml, type GoValue, mergeDicts } from './template/value.ts';

/** The `helm_release` resources whose chart is a folder of the repository. */
export function terraformReleases(repository: Repository): readonly StatedRelease[] {
  const folders = new Set(repository.paths.filter((path) => path.endsWith('.tf')).map(folderOf));
  return [...folders].flatMap((folder) => {
    const module = readModule(folder, repository);
    const blocks = module.blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === 'helm_release');
    return blocks.flatMap((block) =>
      instancesOf(block, module).flatMap((each) => releaseOf(each.block, each.module, repository)),
    );
  });
}

function releaseOf(block: Placed, module: Module, repository: Repository): readonly StatedRelease[] {
  const read = (name: string) => plain(attribute(block, name), module);
  const name = read('name');
  const chart = pathIn(attribute(block, 'chart'), module);
  if (name === undefined || chart === undefined || !repository.has(`${chart}/Chart.yaml`)) return [];
  const values = attribute(block, 'values');
  const layers = (values?.is === 'list' ? values.items : []).flatMap((each) => valuesOf(each, block, module, repository) ?? []);
  const merged = [...layers, ...setIn(block, module)].reduce<Dict>((base, each) => mergeDicts(base, each), new Dict());
  return [{ name, chart, namespace: read('namespace'), values: merged, file: module.folder }];
}

function plain(expression: Expression | undefined, module: Module): string | undefined {
  const value = expression && valueOf(expression, module);
  return value?.is === 'literal' && value.value !== null ? String(value.value) : undefined;
}

/** `${path.module}` and `${path.root}` are taken for the folder of the file. */
function pathIn(expression: Expression | undefined, module: Module): string | undefined {
  const stated = expression?.is === 'text' ? expression.text : plain(expression, module);
  const path = stated?.replace(/^\$\{path\.(module|root|cwd)\}\//, './');
  return path !== undefined && /^\.{1,2}\//.test(path) ? joinPath(module.folder, path) : undefined;
}

/** `file("values.yaml")`, `templatefile(…)` without what it puts in, `yamlencode({…})`, or YAML in a text. */
function valuesOf(expression: Expression, block: Placed, module: Module, repository: Repository): Dict | undefined {
  if (expression.is === 'call' && /^(file|templatefile)$/.test(expression.name)) {
    const path = pathIn(expression.args[0], module);
    const root = path === undefined ? undefined : readRoot(path, repository);
    return asDict(root && fromYaml(root));
  }
  if (expression.is === 'call' && expression.name === 'yamlencode' && expression.args[0])
    return asDict(fromYaml(new TreeNode(block.source, contentOf(expression.args[0], module), expression.line)));
  if (expression.is !== 'text') return undefined;
  const [root] = parseYaml(block.source, '\n'.repeat(expression.line) + expression.text).documents;
  return asDict(root && fromYaml(root));
}

function asDict(value: GoValue | undefined): Dict | undefined {
  return value instanceof Dict ? value : undefined;
}

const DEEPEST = 20;

function contentOf(expression: Expression, module: Module, depth = 0): Content {
  const { line } = expression;
  if (expression.is === 'object' && depth < DEEPEST) {
    const entries = expression.entries.map((each) => ({
      key: each.name,
      line: each.line,
      value: contentOf(each.value, module, depth + 1),
    }));
    return { is: 'map', entries, line, tag: '' };
  }
  if (expression.is === 'list' && depth < DEEPEST)
    return { is: 'list', items: expression.items.map((each) => contentOf(each, module, depth + 1)), line, tag: '' };
  const value = valueOf(expression, module);
  return { is: 'scalar', text: value.is === 'unknown' ? '' : textOf(value), plain: expression.is === 'scalar', line, tag: '' };
}

/** `set { name = … value = … }`, and `set = [{ … }]` since version 3 of the provider. */
function setIn(block: Placed, module: Module): readonly Dict[] {
  const list = attribute(block, 'set');
  const items = list?.is === 'list' ? list.items : [];
  const listed = items.flatMap((item) => (item.is === 'object' ? [{ attributes: item.entries, line: item.line }] : []));
  return [...block.blocks.filter(({ type }) => type === 'set'), ...listed].flatMap(({ attributes, line }) => {
    const read = (name: string) => plain(attributes.find((each) => each.name === name)?.value, module);
    const [name, value] = [read('name'), read('value')];
    return name === undefined || value === undefined ? [] : [setValue(name, value, [{ source: block.source, line }])];
  });
}
