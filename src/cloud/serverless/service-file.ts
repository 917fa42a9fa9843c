// https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
import { type ComponentFact, type FactDraft, folderOf, type Owner, TreeNode, type YamlNode } from '../../sdk/index.ts';
import { type Declared, declaredIn } from './declared.ts';
import { environmentFacts } from './environment.ts';
import { templateFacts } from './resources.ts';
import { serviceEventFacts } from './service-events.ts';
import type { Exports } from './template.ts';

/** One service with all its functions: they are packed and deployed together. */
export function serviceFacts(document: YamlNode, exports: Exports): readonly FactDraft[] {
  const name = document.get('service').text() ?? document.at('service', 'name').text();
  if (name === undefined || !document.get('provider').exists) return [];
  const deployment = `serverless:${document.source.path}`;
  const owner: Owner = { is: 'component', deployment, name };
  const declared = declaredIn({ ...templateIn(document, name), exports }, deployment);
  const component: ComponentFact = {
    kind: 'component',
    evidence: document.get('service').evidence(),
    deployment,
    name,
    hosts: domainsOf(document),
    build: { context: folderOf(document.source.path) },
  };
  const functions = functionsIn(document).map(([, node]) => node);
  const environments = [document.at('provider', 'environment'), ...functions.map((node) => node.get('environment'))];
  return [
    component,
    ...environments.flatMap((node) => environmentFacts(node.entries(), owner, declared)),
    ...functions.flatMap((node) =>
      node
        .get('events')
        .items()
        .flatMap((event) => serviceEventFacts(event, owner, declared)),
    ),
    ...templateFacts(declared),
  ];
}

/**
 * The names that a plugin has the service's APIs answer to, one for all or one for each kind:
 * https://github.com/amplify-education/serverless-domain-manager#usage
 */
function domainsOf(document: YamlNode): readonly string[] {
  if (!document.get('plugins').texts().includes('serverless-domain-manager')) return [];
  const custom = document.get('custom');
  const stated = [custom.get('customDomain'), ...custom.get('customDomains').items()];
  const names = stated.flatMap((each) =>
    [each, ...['rest', 'http', 'websocket'].map((kind) => each.get(kind))].flatMap((one) => one.get('domainName').text() ?? []),
  );
  return [...new Set(names.filter((name) => !name.includes('$')))];
}

/** One map, or a list of maps. */
function functionsIn(document: YamlNode): readonly (readonly [string, YamlNode])[] {
  const stated = document.get('functions');
  return [stated, ...stated.items()].flatMap((part) => part.entries());
}

/** `resources` is a template, or a list of templates that are put together. */
function templateIn(document: YamlNode, name: string): Declared['template'] {
  const stated = document.get('resources');
  const parts = stated.kind === 'list' ? stated.items() : [stated];
  const functions = functionsIn(document).map(([key]) => [logicalId(key), name] as const);
  return {
    resources: together(parts.map((part) => part.get('Resources'))),
    parameters: together(parts.map((part) => part.get('Parameters'))),
    functions: new Map(functions),
  };
}

/** https://www.serverless.com/framework/docs/providers/aws/guide/resources#aws-cloudformation-resource-reference */
function logicalId(key: string): string {
  const normal = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${normal.charAt(0).toUpperCase()}${normal.slice(1)}LambdaFunction`;
}

function together(parts: readonly YamlNode[]): YamlNode {
  const [first, ...others] = parts.filter(({ exists }) => exists);
  if (!first || others.length === 0) return first ?? parts[0] ?? NOTHING;
  const entries = [first, ...others].flatMap(({ content, source }) =>
    content?.is === 'map' ? content.entries.map((entry) => ({ ...entry, source: entry.source ?? source })) : [],
  );
  return new TreeNode(first.source, { is: 'map', entries, tag: '', line: first.line }, first.line);
}

const NOTHING = new TreeNode({ path: '', text: '' }, undefined, 1);
