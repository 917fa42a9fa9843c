// https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs

import { attribute, type Module, type Placed, valueOf } from '../../src/cloud/index.ts';
import { clusterFacts, isTooLarge, MARK, objectsOf } from '../../src/cluster/index.ts';
import {
  type Block,
  type Content,
  type Entry,
  type Expression,
  type FactDraft,
  own,
  parseHcl,
  parseYaml,
  TreeNode,
  textOf,
} from '../../src/sdk/index.ts';
import { isSecret } from './secrets.ts';

/** Resource types of the provider, without `kubernetes_` and the version. */
const KINDS: Readonly<Record<string, readonly [kind: string, version: string]>> = {
  deployment: ['Deployment', 'apps/v1'],
  stateful_set: ['StatefulSet', 'apps/v1'],
  daemonset: ['DaemonSet', 'apps/v1'],
  daemon_set: ['DaemonSet', 'apps/v1'],
  job: ['Job', 'batch/v1'],
  cron_job: ['CronJob', 'batch/v1'],
  pod: ['Pod', 'v1'],
  service: ['Service', 'v1'],
  ingress: ['Ingress', 'networking.k8s.io/v1'],
  config_map: ['ConfigMap', 'v1'],
  network_policy: ['NetworkPolicy', 'networking.k8s.io/v1'],
};

/** An object of a cluster, read as a manifest would be. */
export function objectFacts(block: Placed, module: Module, deployment: string): readonly FactDraft[] {
  const [type = ''] = block.labels;
  if (block.type !== 'resource' || !type.startsWith('kubernetes_') || isSecret(block)) return [];
  return manifestsOf(block, type, module).flatMap((document) => objectsOf(document, deployment).objects.flatMap(clusterFacts));
}

function manifestsOf(block: Placed, type: string, module: Module): readonly TreeNode[] {
  if (type === 'kubernetes_manifest') return statedManifests(attribute(block, 'manifest'), block, module);
  const known = own(KINDS, type.replace(/^kubernetes_/, '').replace(/_v\d\w*$/, ''));
  if (!known) return [];
  const [kind, version] = known;
  const { entries } = mapOf(block, '', module);
  const content: Content = {
    is: 'map',
    tag: '',
    line: block.line,
    entries: [entryOf('kind', kind, block.line), entryOf('apiVersion', version, block.line), ...entries],
  };
  return [new TreeNode(block.source, content, block.line)];
}

/** `manifest = { … }`, or YAML in `yamldecode(<<EOT …)`. */
function statedManifests(manifest: Expression | undefined, { source }: Placed, module: Module): readonly TreeNode[] {
  if (manifest?.is === 'object') return [new TreeNode(source, contentOf(manifest, module, 0), manifest.line)];
  const [inner] = manifest?.is === 'call' && manifest.name === 'yamldecode' ? manifest.args : [];
  if (inner?.is !== 'text') return [];
  const { documents } = parseYaml(source, '\n'.repeat(inner.line) + inner.text.replace(/\$\{[^{}]{0,300}\}/g, MARK));
  return documents.filter(({ content }) => content && !isTooLarge(content));
}

/** Blocks that stand for items of a list, by the key that the list has in a manifest. */
const LISTS: Readonly<Record<string, string>> = {
  container: 'containers',
  init_container: 'initContainers',
  env: 'env',
  env_from: 'envFrom',
  port: 'ports',
  volume: 'volumes',
  volume_mount: 'volumeMounts',
  rule: 'rules',
  path: 'paths',
  ingress: 'ingress',
  egress: 'egress',
  from: 'from',
  to: 'to',
};

type MapContent = Extract<Content, { is: 'map' }>;

function mapOf(block: Block, parent: string, module: Module): MapContent {
  const attributes = block.attributes.map(
    ({ name, value, line }): Entry => ({ key: camel(name), line, value: contentOf(value, module, 0) }),
  );
  const lists = new Map<string, { readonly line: number; readonly items: Content[] }>();
  const singles: Entry[] = [];
  for (const inner of block.blocks) {
    const list = parent === 'backend' && block.type === 'service' ? undefined : own(LISTS, inner.type);
    const value = mapOf(inner, block.type, module);
    if (list === undefined) singles.push({ key: camel(inner.type), line: inner.line, value });
    else {
      const known = lists.get(list) ?? { line: inner.line, items: [] };
      known.items.push(value);
      lists.set(list, known);
    }
  }
  const listed = [...lists].map(([key, { line, items }]): Entry => ({ key, line, value: { is: 'list', tag: '', line, items } }));
  return { is: 'map', tag: '', line: block.line, entries: [...attributes, ...singles, ...listed] };
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

function entryOf(key: string, text: string, line: number): Entry {
  return { key, line, value: { is: 'scalar', text, plain: false, tag: '', line } };
}

const DEEPEST = 30;

/** Keys of an attribute's map are the user's own: labels, data. What is only known once it is applied leaves a mark. */
function contentOf(expression: Expression, module: Module, depth: number): Content {
  const { line } = expression;
  if (expression.is === 'list' && depth < DEEPEST)
    return { is: 'list', tag: '', line, items: expression.items.map((item) => contentOf(item, module, depth + 1)) };
  if (expression.is === 'object' && depth < DEEPEST) {
    const entries = expression.entries.map(
      (each): Entry => ({ key: each.name, line: each.line, value: contentOf(each.value, module, depth + 1) }),
    );
    return { is: 'map', tag: '', line, entries };
  }
  const settled = expression.is === 'reference' ? objectPart(expression.steps, module) : undefined;
  if (settled && depth < DEEPEST) return contentOf(settled, module, depth + 1);
  const value = valueOf(withParts(expression, module), module);
  const text =
    value.is === 'literal' ? String(value.value ?? '') : value.is === 'concat' ? value.parts.map(markOr).join('') : MARK;
  return { is: 'scalar', text, plain: expression.is === 'scalar', tag: '', line };
}

/** `"http://${kubernetes_service.stock.metadata[0].name}"` */
function withParts(expression: Expression, module: Module): Expression {
  if (expression.is !== 'text' || !expression.text.includes('${kubernetes_')) return expression;
  const text = expression.text.replace(/\$\{(kubernetes_[\w.[\]]{1,300})\}/g, (whole, inside: string) => {
    const reference = parseHcl(`x = ${inside}`).attributes[0]?.value;
    const part = reference?.is === 'reference' ? objectPart(reference.steps, module) : undefined;
    return part?.is === 'text' ? part.text : whole;
  });
  return { ...expression, text };
}

function markOr(part: Parameters<typeof textOf>[0]): string {
  return part.is === 'literal' ? textOf(part) : MARK;
}

/** `kubernetes_service.stock.metadata[0].name`: what another object of the module states there. */
function objectPart([type = '', label = '', ...steps]: readonly string[], module: Module): Expression | undefined {
  if (!type.startsWith('kubernetes_')) return undefined;
  let block: Block | undefined = module.blocks.find(({ labels }) => labels[0] === type && labels[1] === label);
  for (const [index, step] of steps.entries()) {
    const found: Expression | undefined = attribute(block, step);
    if (found) {
      const entry = found.is === 'object' ? found.entries.find(({ name }) => name === steps[index + 1])?.value : undefined;
      return entry ?? found;
    }
    block = block?.blocks.find((each) => each.type === step);
  }
  return undefined;
}
