// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html
import {
  cleanText,
  defineAnalyzer,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  healthAskedBy,
  literal,
  type Owner,
  parseJson,
  parseYaml,
  settingValue,
  type TreeNode,
  unknown,
} from '../../src/sdk/index.ts';

/** A container with what tells it from others of its folder. */
interface Container {
  readonly node: TreeNode;
  readonly deployment: string;
  readonly name: string;
  /** Names by which the containers of its task know it. */
  readonly hosts: readonly string[];
}

export default defineAnalyzer({
  name: 'ecs',
  files: [
    '**/*[tT]ask*[dD]ef*.{json,yml,yaml}',
    '**/*[tT]ask*[dD]ef*/**/*.{json,yml,yaml}',
    '**/*[cC]ontainer*[dD]ef*.json',
    '**/*{ecs,ECS}*/**/*.json',
    '**/*{ecs,ECS}*.json',
    '**/Dockerrun.aws*.json',
  ],
  analyze: (sources) => {
    const telling = sources.filter(({ text }) => /["']?image["']?\s*:/.test(text) && !/AWS::\w+::/.test(text));
    const read = telling.map((source) => (source.path.endsWith('.json') ? jsonFile(source) : parseYaml(source)));
    const tasks = read.flatMap(({ documents }) => documents.filter((each) => definitionsIn(each).length > 0));
    const problems = read.flatMap((each) => (each.documents.some((root) => tasks.includes(root)) ? each.problems : []));
    return { facts: containersIn(tasks).flatMap(containerFacts), problems };
  },
});

function jsonFile(source: Parameters<typeof parseJson>[0]) {
  const { root, problems } = parseJson(source);
  return { documents: [root], problems };
}

/** `containerDefinitions` of a task, which `describe-task-definition` prints inside of another object, or the list alone. */
function definitionsIn(root: TreeNode): readonly TreeNode[] {
  const task = root.get('taskDefinition').exists ? root.get('taskDefinition') : root;
  const listed = root.kind === 'list' ? root.items() : task.get('containerDefinitions').items();
  const isMeant = (each: TreeNode) =>
    each.get('image').text() !== undefined &&
    (root.kind !== 'list' || ['essential', 'portMappings', 'memory', 'cpu', 'environment'].some((key) => each.get(key).exists));
  return listed.filter(isMeant);
}

function familyOf(root: TreeNode): string | undefined {
  return root.get('family').text() ?? root.at('taskDefinition', 'family').text();
}

/** The tasks of a folder are one deployment; what several of them call the same goes by its task as well. */
function containersIn(tasks: readonly TreeNode[]): readonly Container[] {
  const all = tasks.flatMap((root) =>
    definitionsIn(root).map((node) => ({
      root,
      node,
      deployment: `ecs:${folderOf(root.source.path)}`,
      name: nameOf(node, root),
    })),
  );
  return all.map(({ root, node, deployment, name }) => {
    const isTaken = all.some((each) => each.node !== node && each.deployment === deployment && each.name === name);
    const family = familyOf(root) ?? stemOf(root);
    const aliases = definitionsIn(root).flatMap((each) => linksOf(each).filter(({ target }) => target === name));
    const hosts = new Set(
      [...aliases.map(({ alias }) => alias), node.get('hostname').text() ?? name].filter((each) => each !== name),
    );
    return { node, deployment, name: isTaken ? `${family}-${name}` : name, hosts: [...hosts].sort() };
  });
}

function nameOf(node: TreeNode, root: TreeNode): string {
  return cleanText(node.get('name').text() ?? familyOf(root) ?? stemOf(root));
}

function stemOf({ source: { path } }: TreeNode): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
}

/** `links`: a container's name, or with an alias `name:alias`. */
function linksOf(node: TreeNode) {
  return node
    .get('links')
    .items()
    .map((item) => {
      const [target = '', alias = target] = (item.text() ?? '').split(':');
      return { target, alias, item };
    });
}

function containerFacts({ node, deployment, name, hosts }: Container): readonly FactDraft[] {
  const owner: Owner = { is: 'component', deployment, name };
  const command = [...node.get('entryPoint').texts(), ...node.get('command').texts()].map(cleanText).join(' ');
  const checked = node.at('healthCheck', 'command');
  const asked = healthAskedBy(checked.texts().slice(1).join(' '));
  return [
    {
      kind: 'component',
      evidence: node.get('image').evidence(),
      deployment,
      name,
      hosts,
      image: cleanText((node.get('image').text() ?? '').replace(/@sha256:.*$/, '')),
      ...(command !== '' && { command }),
    },
    ...node
      .get('environment')
      .items()
      .flatMap((each) => settingFacts(each, owner)),
    ...node
      .get('secrets')
      .items()
      .flatMap((each) => secretFacts(each, owner)),
    ...node
      .get('portMappings')
      .items()
      .flatMap((each) => portFacts(each, owner, deployment)),
    ...awaitedBy(node).map(
      ({ target, alias, item }): FactDraft => ({
        kind: 'depends-on',
        evidence: item.evidence(),
        owner,
        deployment,
        target,
        ...(alias !== undefined && { linkedAs: alias }),
      }),
    ),
    ...(asked ? [{ kind: 'health', evidence: checked.evidence(), owner, ...asked } as const] : []),
  ];
}

function awaitedBy(node: TreeNode): readonly { readonly target: string; readonly alias?: string; readonly item: TreeNode }[] {
  const awaited = node.get('dependsOn').items();
  return [...linksOf(node), ...awaited.flatMap((item) => ({ target: item.get('containerName').text() ?? '', item }))].filter(
    ({ target }) => target !== '',
  );
}

function settingFacts(variable: TreeNode, owner: Owner): readonly FactDraft[] {
  const key = variable.get('name').text();
  const value = variable.get('value');
  if (key === undefined) return [];
  const text = value.text() ?? '';
  const evidence = evidenceOfSetting(value.evidence(), key, text);
  return [{ kind: 'setting', evidence, owner, key, value: settingValue(key, text, 'none') }];
}

/** Only the names of secrets are known. */
function secretFacts(variable: TreeNode, owner: Owner): readonly FactDraft[] {
  const key = variable.get('name').text();
  if (key === undefined) return [];
  return [{ kind: 'setting', evidence: variable.get('name').evidence(), owner, key, value: unknown('a stored secret') }];
}

/** What it opens, and the port of the machine that leads there. */
function portFacts(mapping: TreeNode, owner: Owner, deployment: string): readonly FactDraft[] {
  const port = mapping.get('containerPort').number();
  const published = mapping.get('hostPort').number();
  if (port === undefined) return [];
  const evidence = mapping.get('containerPort').evidence();
  return [
    { kind: 'listen', evidence, owner, port: literal(port) },
    ...(published
      ? [{ kind: 'exposure', evidence, deployment, owner, ports: [{ port: published, target: port }] } as const]
      : []),
  ];
}
