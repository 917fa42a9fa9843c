import { attribute, blockAt, entriesOf, type Module, type Placed, referenceTo, textsIn, valueOf } from '../../src/cloud/index.ts';
import type { Block, Expression } from '../../src/sdk/index.ts';
import {
  type ComponentFact,
  cleanText,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  joinPath,
  type ListenFact,
  literal,
  type Owner,
  parseJson,
  type Source,
  settingValue,
  textOf,
} from '../../src/sdk/index.ts';
import { nameOf } from './managed.ts';
import { isAskedOfStore, storedValue } from './secrets.ts';

/** Something of the team's own that a resource runs. */
export interface Program {
  readonly owner: Extract<Owner, { is: 'component' }>;
  readonly reference: string;
  readonly facts: readonly FactDraft[];
  /** The values of its environment, for who they lead to. */
  readonly environment: readonly {
    readonly key: string;
    readonly value: Expression;
    readonly line: number;
    readonly source?: Source;
    readonly within?: Module;
    /** The value names a secret of a store, and what that holds is what the program finds. */
    readonly isStored?: boolean;
  }[];
}

const FUNCTIONS = new Set([
  'aws_lambda_function',
  'google_cloudfunctions_function',
  'google_cloudfunctions2_function',
  'azurerm_linux_function_app',
  'azurerm_windows_function_app',
  'azurerm_function_app',
]);
const APPS = new Set(['azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_app_service', 'aws_apprunner_service']);
const CONTAINERS = new Set([
  'google_cloud_run_service',
  'google_cloud_run_v2_service',
  'google_cloud_run_v2_job',
  'azurerm_container_app',
  'azurerm_container_group',
]);

/** The programs that a block runs. */
export function programsOf(block: Placed, module: Module, deployment: string): readonly Program[] {
  const [type = '', label = ''] = block.labels;
  if (block.type !== 'resource') return [];
  if (type === 'aws_ecs_task_definition') return taskPrograms(block, module, deployment);
  if (!FUNCTIONS.has(type) && !APPS.has(type) && !CONTAINERS.has(type)) return [];
  const container = findBlock(block, (each) => each.type === 'containers' || each.type === 'container');
  const environment = [
    ...variablesOf(attribute(blockAt(block, 'environment'), 'variables'), block, module),
    ...variablesOf(attribute(block, 'environment_variables'), block, module),
    ...variablesOf(attribute(block, 'app_settings'), block, module),
    ...variablesOf(
      attribute(
        findBlock(block, (each) => each.type === 'service_config'),
        'environment_variables',
      ),
      block,
      module,
    ),
    ...(container?.blocks ?? []).filter((each) => each.type === 'env').flatMap(envBlock),
  ];
  const image = textOf(valueOf(attribute(container, 'image') ?? attribute(block, 'image_uri'), module));
  const folder = codeFolder(block, module);
  return [
    program(
      block,
      module,
      { deployment, name: nameOf(block, module) ?? label, reference: referenceTo(block, module) },
      { image, folder, environment },
    ),
  ];
}

interface Named {
  readonly deployment: string;
  readonly name: string;
  readonly reference: string;
}

interface Runs {
  readonly image: string;
  readonly folder?: string | undefined;
  readonly environment: Program['environment'];
  readonly ports?: readonly number[];
  readonly command?: string;
  readonly line?: number;
}

function program(block: Placed, module: Module, { deployment, name, reference }: Named, runs: Runs): Program {
  const owner = { is: 'component', deployment, name } as const;
  const evidence = evidenceAt(block.source, runs.line ?? block.line);
  const component: ComponentFact = {
    kind: 'component',
    evidence,
    deployment,
    name,
    hosts: [reference],
    ...(runs.image !== '' && { image: cleanText(runs.image) }),
    ...(runs.command && { command: cleanText(runs.command) }),
    ...(runs.folder !== undefined && { build: { context: runs.folder } }),
  };
  const settings = runs.environment.map(({ key, value, line, isStored, source = block.source, within = module }): FactDraft => {
    const known = isStored || isAskedOfStore(value, within) ? storedValue(value, within) : valueOf(value, within);
    const cleaned = known.is === 'literal' && typeof known.value === 'string' ? settingValue(key, known.value, 'none') : known;
    return {
      kind: 'setting',
      evidence: evidenceOfSetting(evidenceAt(source, line), key, value.is === 'text' ? value.text : ''),
      owner,
      key,
      value: cleaned,
    };
  });
  const ports = (runs.ports ?? []).map((port): ListenFact => ({ kind: 'listen', evidence, owner, port: literal(port) }));
  return { owner, reference, facts: [component, ...settings, ...ports], environment: runs.environment };
}

/** The folder that an archive is made of: `source_dir` of the `archive_file` that the function's file names. */
function codeFolder(block: Placed, module: Module): string | undefined {
  const file = attribute(block, 'filename') ?? attribute(block, 'source_path');
  const archive = file?.is === 'reference' && file.steps[0] === 'data' ? file.steps[2] : undefined;
  const source = module.blocks.find(
    (each) => each.type === 'data' && each.labels[0] === 'archive_file' && each.labels[1] === archive,
  );
  const stated = attribute(source, 'source_dir') ?? attribute(source, 'source_file');
  if (stated?.is !== 'text') return undefined;
  const path = joinPath(module.folder, stated.text.replace(/^\$\{path\.(module|root|cwd)\}\//, ''));
  return attribute(source, 'source_dir') ? path : path?.replace(/\/?[^/]*$/, '') || undefined;
}

function findBlock(block: Block, isWanted: (block: Block) => boolean, depth = 0): Block | undefined {
  if (depth > 6) return undefined;
  for (const inner of block.blocks) {
    const found = isWanted(inner) ? inner : findBlock(inner, isWanted, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function variablesOf(expression: Expression | undefined, { source }: Placed, module: Module): Program['environment'] {
  return entriesOf(expression, source, module).map(({ name, ...entry }) => ({ key: name, ...entry }));
}

function envBlock(block: Block): Program['environment'] {
  const [name, value] = [attribute(block, 'name'), attribute(block, 'value')];
  const secret = attribute(blockAt(block, 'value_source', 'secret_key_ref'), 'secret');
  if (name?.is === 'text' && secret) return [{ key: name.text, value: secret, line: secret.line, isStored: true }];
  return name?.is === 'text' && value ? [{ key: name.text, value, line: value.line }] : [];
}

/** `container_definitions` as `jsonencode([...])`, or as JSON in a text. */
function taskPrograms(block: Placed, module: Module, deployment: string): readonly Program[] {
  const definitions = attribute(block, 'container_definitions');
  const list =
    definitions?.is === 'call'
      ? definitions.args[0]
      : definitions?.is === 'text'
        ? jsonExpression(definitions, block)
        : definitions;
  const items = list?.is === 'list' ? list.items : [];
  const reference = referenceTo(block, module);
  return items.flatMap((item) => {
    const entry = (name: string) => (item.is === 'object' ? item.entries.find((each) => each.name === name)?.value : undefined);
    const name = valueOf(entry('name'), module);
    const texts = (list: Expression | undefined) => (list?.is === 'list' ? list.items : []);
    const pair = (each: Expression, key: string) =>
      each.is === 'object' ? each.entries.find((inner) => inner.name === key) : undefined;
    const environment = [
      ...variablesOf(loopedOver(entry('environment')), block, module),
      ...texts(entry('environment')).flatMap((each) => {
        const [key, value] = [pair(each, 'name'), pair(each, 'value')];
        return key?.value.is === 'text' && value ? [{ key: key.value.text, value: value.value, line: value.line }] : [];
      }),
      ...texts(entry('secrets')).flatMap((each) => {
        const [key, from] = [pair(each, 'name'), pair(each, 'valueFrom')];
        return key?.value.is === 'text' && from
          ? [{ key: key.value.text, value: from.value, line: from.line, isStored: true }]
          : [];
      }),
    ];
    const ports = texts(entry('portMappings')).flatMap(
      (each) => Number(textOf(valueOf(pair(each, 'containerPort')?.value, module))) || [],
    );
    const command = [...textsIn(entry('entryPoint'), module), ...textsIn(entry('command'), module)].join(' ');
    const own =
      name.is === 'literal' && typeof name.value === 'string' ? name.value : (nameOf(block, module) ?? block.labels[1] ?? '');
    return [
      program(
        block,
        module,
        { deployment, name: own, reference },
        { image: textOf(valueOf(entry('image'), module)), environment, ports, command, line: item.line },
      ),
    ];
  });
}

/** The map in `[for k, v in map : { name = k, value = v }]`: https://developer.hashicorp.com/terraform/language/expressions/for */
function loopedOver(expression: Expression | undefined): Expression | undefined {
  const [head, key, ...rest] = expression?.is === 'list' ? expression.items : [];
  const body = rest.find((each) => each.is === 'any');
  if (!isWord(head, 'for') || key?.is !== 'reference' || body?.is !== 'any') return undefined;
  const made = body.parts.at(-1);
  const name = made?.is === 'object' ? made.entries.find((each) => each.name === 'name')?.value : undefined;
  return isWord(name, key.steps[0] ?? '') ? body.parts[0] : undefined;
}

function isWord(expression: Expression | undefined, word: string): boolean {
  return expression?.is === 'reference' && expression.steps.length === 1 && expression.steps[0] === word;
}

function jsonExpression({ text, line }: { readonly text: string; readonly line: number }, { source }: Placed): Expression {
  const { root } = parseJson({ path: source.path, text: text.replace(/:\s*\$\{[^{}"]{1,300}\}/g, ': 0') });
  const convert = (node: typeof root): Expression => {
    const at = line + node.line;
    if (node.kind === 'list') return { is: 'list', items: node.items().map(convert), line: at };
    if (node.kind === 'map')
      return {
        is: 'object',
        entries: node.entries().map(([name, value]) => ({ name, value: convert(value), line: line + value.line })),
        line: at,
      };
    return { is: 'text', text: node.text() ?? '', line: at };
  };
  return convert(root);
}
