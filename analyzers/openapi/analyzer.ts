// https://spec.openapis.org/oas/v3.1.0 and https://spec.openapis.org/oas/v2.0
import {
  cleanText,
  defineAnalyzer,
  documentOf,
  type FactDraft,
  type Findings,
  type Problem,
  References,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { usesInScripts, usesInTools } from './commands.ts';
import { serversOf } from './servers.ts';

const FOLDERS = '{openapi,swagger,api-docs,apidocs,oas,api,apis,spec,specs,contract,contracts}';

export default defineAnalyzer({
  name: 'openapi',
  files: [
    '**/*.{yml,yaml}',
    '**/{openapi,swagger,api,spec}*.json',
    '**/*{openapi,swagger,api-docs,oas3,-api,_api,.api,-spec}.json',
    `**/${FOLDERS}/**/*.json`,
    '**/{package,openapitools}.json',
  ],
  analyze: (sources, repository) => {
    const references = new References(repository);
    const found = sources.filter(({ text }) => VERSION.test(text)).map((source) => analyzeDocument(source, references));
    return {
      facts: [...found.flatMap(({ facts }) => facts), ...sources.flatMap(usesOf)],
      problems: [...found.flatMap(({ problems }) => problems), ...references.problems],
    };
  },
});

function usesOf(source: Source): readonly FactDraft[] {
  if (/(^|\/)package\.json$/.test(source.path)) return usesInScripts(source);
  return /(^|\/)openapitools\.json$/.test(source.path) ? usesInTools(source) : [];
}

/** The field that every description begins with, in either notation; a text that has it nowhere is not parsed. */
const VERSION = /(?:^|[{,])[ \t]{0,40}["']?(?:openapi|swagger)["']?[ \t]{0,9}:[ \t]{0,9}["']?[23]\./m;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

function analyzeDocument(source: Source, references: References): Findings {
  const { root, problems } = documentOf(source);
  const version = root.get('openapi').exists ? root.get('openapi') : root.get('swagger');
  if (!/^[23]\./.test(version.text() ?? '')) return { facts: [], problems };
  const paths = root.get('paths');
  if (!paths.exists) return { facts: [], problems: [...problems, ...withoutPaths(root, version)] };
  const operations = paths.entries().flatMap(([path, item]) => operationsOf(path, item, root, references));
  const servers = serversOf(root);
  return {
    facts: [
      {
        kind: 'contract',
        evidence: version.evidence(),
        protocol: 'http',
        name: source.path,
        operations: operations.map(({ method, path }) => `${method} ${path}`),
        ...(servers.length > 0 ? { servers } : {}),
      },
      ...operations,
    ],
    problems,
  };
}

/** A document of 3.1 may hold components or webhooks alone, for others to refer to. */
function withoutPaths(root: TreeNode, version: TreeNode): readonly Problem[] {
  if (root.get('components').exists || root.get('webhooks').exists || root.get('definitions').exists) return [];
  const message = 'This interface description has no paths.';
  return [{ code: 'unexpected-shape', message, evidence: version.evidence() }];
}

type Operation = Extract<FactDraft, { kind: 'operation' }>;

/** A path item, here or in the file that it refers to; both lines are evidence. */
function operationsOf(path: string, item: TreeNode, root: TreeNode, references: References): readonly Operation[] {
  if (!path.startsWith('/')) return [];
  const target = references.follow(item);
  const own = target.entries().filter(([key]) => METHODS.includes(key));
  const base = target.get('servers').exists ? target : undefined;
  return own.map(([method, operation]): Operation => {
    const name = operation.get('operationId').text();
    const described = operation.get('servers').exists ? operation : base;
    const servers = described && serversOf(described);
    return {
      kind: 'operation',
      evidence: operation.evidence(),
      ...(item.line === operation.line && target.source === item.source ? {} : { via: [item.evidence()] }),
      contract: root.source.path,
      protocol: 'http',
      method: method.toUpperCase(),
      path: cleanText(path),
      ...(name ? { name: cleanText(name) } : {}),
      ...(servers && servers.length > 0 ? { servers } : {}),
    };
  });
}
