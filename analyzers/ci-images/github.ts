// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { joinPath, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { checkoutOf } from './checkouts.ts';
import { firstLine, type PlacedCommand } from './gitlab.ts';
import { combinations, githubMatrix, namesIn } from './matrix.ts';
import { type ScriptStart, shellCommands } from './shell.ts';
import type { Variables } from './shell-words.ts';

/** A step as it runs: with the values that its expressions can be told from. */
export interface Step {
  readonly node: YamlNode;
  readonly values: Variables;
  readonly folder: string;
}

const DEEPEST = 4;
/** A workflow whose rows and calls come to more than that is read as far as it goes. */
const MOST_STEPS = 20_000;

/** What one workflow is read with. Its paths begin at the root of the checkout that it lies in. */
interface Reading {
  readonly repository: Repository;
  readonly checkout: string;
  left: number;
}

/** The steps of a workflow and of the workflows and actions of the repository that it calls, once for each row of a matrix. */
export function githubSteps(source: Source, repository: Repository): readonly Step[] {
  return workflowSteps(source, { repository, checkout: checkoutOf(source.path), left: MOST_STEPS }, new Map(), 0);
}

function workflowSteps(source: Source, reading: Reading, given: Variables, depth: number): readonly Step[] {
  return documentsOf(source).flatMap((root) => {
    const asked = ['workflow_call', 'workflow_dispatch'].map((event) => root.at('on', event, 'inputs'));
    const values = withEnv(root, new Map([...PREDEFINED, ...asked.flatMap((inputs) => [...defaultsOf(inputs)]), ...given]));
    const folder = folderIn(root, values, reading) ?? reading.checkout;
    return root
      .get('jobs')
      .entries()
      .flatMap(([, job]) => jobSteps(job, reading, { values, folder }, depth));
  });
}

const known = new WeakMap<Source, readonly YamlNode[]>();

/** Many jobs may call one workflow. */
function documentsOf(source: Source): readonly YamlNode[] {
  const documents = known.get(source) ?? parseYaml(source).documents;
  known.set(source, documents);
  return documents;
}

const PREDEFINED: Variables = new Map([['github.workspace', '.']]);

function defaultsOf(inputs: YamlNode): Variables {
  const texts = inputs.entries().map(([name, input]) => [`inputs.${name}`, input.get('default').text()] as const);
  return new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

type Around = Omit<Step, 'node'>;

function jobSteps(job: YamlNode, reading: Reading, around: Around, depth: number): readonly Step[] {
  const rows = githubMatrix(job.at('strategy', 'matrix'));
  return combinations([rows]).flatMap((row) => {
    reading.left -= 1;
    if (reading.left < 0) return [];
    const values = withEnv(job, new Map([...around.values, ...expandedAll(row, around.values)]));
    const called = calledFile(job.get('uses').text(), reading, '');
    if (called && depth < DEEPEST) return workflowSteps(called, reading, inputsOf(job.get('with'), values), depth + 1);
    return stepsIn(job.get('steps'), reading, { values, folder: folderIn(job, values, reading) ?? around.folder }, depth);
  });
}

/** The steps of a job or of a composite action: what one hands on by `steps.<id>.outputs` is known to those behind it. */
function stepsIn(list: YamlNode, reading: Reading, around: Around, depth: number): readonly Step[] {
  const outputs = new Map<string, string>();
  return list.items().flatMap((node) => {
    reading.left -= 1;
    if (reading.left < 0) return [];
    const values = withEnv(node, new Map([...around.values, ...outputs]));
    const uses = node.get('uses').text();
    if (/^docker\/metadata-action(@|$)/.test(uses ?? '')) {
      const id = node.get('id').text() ?? '';
      outputs.set(`steps.${id}.outputs.tags`, metadataImages(expressed(node.at('with', 'images').text() ?? '', values)));
    }
    const action = calledFile(uses, reading, '/action.yml') ?? calledFile(uses, reading, '/action.yaml');
    if (action && depth < DEEPEST) return actionSteps(action, reading, inputsOf(node.get('with'), values), depth + 1);
    return [{ node, values, folder: folderNamed(node.get('working-directory').text(), values, reading) ?? around.folder }];
  });
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
function actionSteps(source: Source, reading: Reading, given: Variables, depth: number): readonly Step[] {
  return documentsOf(source).flatMap((root) => {
    const values = new Map([...PREDEFINED, ...defaultsOf(root.get('inputs')), ...given]);
    return stepsIn(root.at('runs', 'steps'), reading, { values, folder: reading.checkout }, depth);
  });
}

/** https://github.com/docker/metadata-action#images-input: a name a line, or `name=acme/orders,enable=true`. */
function metadataImages(text: string): string {
  const lines = text.split('\n').map((line) => /(?:^|,)\s*name=([^,]+)/.exec(line)?.[1] ?? line);
  return lines
    .flatMap((line) => line.split(','))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.includes('='))
    .join('\n');
}

function calledFile(uses: string | undefined, { repository, checkout }: Reading, rest: string): Source | undefined {
  if (!uses?.startsWith('./')) return undefined;
  const path = joinPath(checkout, `${uses}${rest}`);
  return path === undefined ? undefined : repository.read(path);
}

function inputsOf(node: YamlNode, values: Variables): Variables {
  const texts = node.entries().map(([name, value]) => [`inputs.${name}`, value.text()] as const);
  return new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, expressed(text, values)] as const])));
}

function folderIn(node: YamlNode, values: Variables, reading: Reading): string | undefined {
  return folderNamed(node.at('defaults', 'run', 'working-directory').text(), values, reading);
}

function folderNamed(folder: string | undefined, values: Variables, { checkout }: Reading): string | undefined {
  return folder === undefined ? undefined : joinPath(checkout, expressed(folder, values));
}

function withEnv(node: YamlNode, values: Variables): Variables {
  const env = namesIn('env', node.get('env'));
  return new Map([...values, ...expandedAll(env, values)]);
}

function expandedAll(variables: Variables, values: Variables): Variables {
  return new Map([...variables].map(([name, text]) => [name, expressed(text, values)]));
}

/** `${{ matrix.folder }}` and `${{ matrix.folder || 'orders' }}`, where it is known what that is; what is not stays as it is written. */
export function expressed(text: string, values: Variables): string {
  return text.replace(/\$\{\{([^{}]{1,300})\}\}/g, (whole, inside: string) => {
    for (const choice of inside.split('||').map((each) => each.trim())) {
      const value = /^'([^']*)'$/.exec(choice)?.[1] ?? values.get(choice);
      if (value !== undefined && value !== '') return value;
      // What a row of the matrix does not have is empty; all others may have been set elsewhere.
      if (value === undefined && !/^matrix\.[\w.-]+$/.test(choice)) return whole;
    }
    return whole;
  });
}

/** The commands of the `run` steps. The environment of a step is that of its shell. */
export function runCommands(steps: readonly Step[], glob: ScriptStart['glob']): readonly PlacedCommand[] {
  return steps.flatMap(({ node, values, folder }) => {
    const run = node.get('run');
    const text = run.text();
    if (text === undefined) return [];
    const env = [...values].flatMap(([name, value]) =>
      name.startsWith('env.') ? [[name.slice(4), withoutExpressions(value)] as const] : [],
    );
    const variables = new Map([['GITHUB_WORKSPACE', '.'] as const, ...env]);
    const script = withoutExpressions(expressed(text, values));
    const commands = shellCommands(script, { variables, line: firstLine(run), glob, folder });
    return commands.map((command) => ({ ...command, source: node.source }));
  });
}

/** An expression whose value is not known becomes a name that the shell does not know either. */
function withoutExpressions(text: string): string {
  return text.replace(/\$\{\{([^}]{0,300})\}\}/g, (_, inside: string) => `$${inside.trim().replace(/\W+/g, '_')}`);
}
