// https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
import { type ComponentFact, type FactDraft, folderOf, type Owner, TreeNode, type YamlNode } from '../../src/sdk/index.ts';
import { consumed, routeFact } from './events.ts';
import { type Declared, declaredIn, environmentFacts, templateFacts } from './resources.ts';

/** One service with all its functions: they are packed and deployed together. */
export function serviceFacts(document: YamlNode): readonly FactDraft[] {
  const name = document.get('service').text() ?? document.at('service', 'name').text();
  if (name === undefined || !document.get('provider').exists) return [];
  const deployment = `serverless:${document.source.path}`;
  const owner: Owner = { is: 'component', deployment, name };
  const declared = declaredIn(templateIn(document), deployment);
  const component: ComponentFact = {
    kind: 'component',
    evidence: document.get('service').evidence(),
    deployment,
    name,
    hosts: [],
    build: { context: folderOf(document.source.path) },
  };
  const functions = document
    .get('functions')
    .entries()
    .map(([, node]) => node);
  const environments = [document.at('provider', 'environment'), ...functions.map((node) => node.get('environment'))];
  return [
    component,
    ...environments.flatMap((node) => environmentFacts(node.entries(), owner, declared)),
    ...functions.flatMap((node) =>
      node
        .get('events')
        .items()
        .flatMap((event) => eventFacts(event, owner, declared)),
    ),
    ...templateFacts(declared),
  ];
}

/** `resources` is a template, or a list of them of which the first with resources counts. */
function templateIn(document: YamlNode): Declared['template'] {
  const stated = document.get('resources');
  const parts = stated.kind === 'list' ? stated.items() : [stated];
  const part = parts.find((each) => each.get('Resources').exists) ?? new TreeNode(document.source, undefined, 1);
  return { resources: part.get('Resources'), parameters: part.get('Parameters') };
}

function eventFacts(event: YamlNode, owner: Owner, declared: Declared): readonly FactDraft[] {
  const [entry] = event.entries();
  if (!entry) return [];
  const [kind, node] = entry;
  switch (kind) {
    case 'http':
    case 'httpApi':
      return httpFacts(node, owner);
    case 'sqs':
      return consumed(node.get('arn').exists ? node.get('arn') : node, owner, node.evidence(), declared);
    case 'sns':
    case 'stream':
      return consumed(node.get('arn').exists ? node.get('arn') : node, owner, node.evidence(), declared);
    default:
      return [];
  }
}

/** `http: GET /orders`, or a map of method and path. */
function httpFacts(node: YamlNode, owner: Owner): readonly FactDraft[] {
  const [, method, path] = /^(\S+)\s+(\S+)$/.exec(node.text() ?? '') ?? [];
  if (method === undefined || path === undefined) return routeFact(node.get('path'), node.get('method').text(), owner);
  const place = new TreeNode(node.source, { is: 'scalar', text: path, plain: true, line: node.line, tag: '' }, node.line);
  return routeFact(place, method, owner);
}
