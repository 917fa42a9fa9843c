// https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings and https://learn.microsoft.com/azure/azure-functions/functions-host-json
import {
  cleanText,
  defineAnalyzer,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Owner,
  parseJson,
  type Repository,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { boundFacts } from './bindings.ts';

/** Functions whose folders say by a `function.json` what starts them and where their results go. */
export default defineAnalyzer({
  name: 'azure-functions',
  files: ['**/function.json', '**/host.json'],
  analyze: (sources, repository) => ({
    facts: sources.flatMap((source) => {
      if (source.path.endsWith('host.json')) return source.text.includes(PREFIX) ? prefixFacts(source) : [];
      return source.text.includes('"bindings"') ? factsOf(source, parseJson(source).root, repository) : [];
    }),
    problems: [],
  }),
});

const PREFIX = '"routePrefix"';

/** By the name under which the environment may say otherwise: functions that are declared in code are served below it, too. */
function prefixFacts(source: Source): readonly FactDraft[] {
  const stated = parseJson(source).root?.at('extensions', 'http', 'routePrefix');
  const text = stated?.text();
  if (!stated || text === undefined) return [];
  const [evidence, group] = [stated.evidence(), `config:${source.path}`];
  const key = 'AzureFunctionsJobHost:extensions:http:routePrefix';
  return [
    { kind: 'settings-source', evidence, owner: { is: 'file', path: source.path }, group, order: 50 },
    // An empty text would be no setting at all.
    { kind: 'setting', evidence, group, key, value: literal(cleanText(text) || '/') },
  ];
}

function factsOf(source: Source, root: TreeNode | undefined, repository: Repository): readonly FactDraft[] {
  if (!root || root.get('disabled').text() === 'true') return [];
  const owner: Owner = { is: 'file', path: source.path };
  return root
    .get('bindings')
    .items()
    .flatMap((binding) =>
      binding.get('type').text() === 'httpTrigger' ? routesOf(binding, owner, repository) : boundFacts(binding, owner),
    );
}

/** Without a route of its own it answers at its name, which is its folder's. */
function routesOf(binding: TreeNode, owner: Owner, repository: Repository): readonly FactDraft[] {
  const folder = folderOf(binding.source.path);
  const route = binding.get('route').text() ?? folder.replace(/^.*\//, '');
  const stated = binding.get('methods').texts();
  const methods = stated.length > 0 ? stated : ['ANY'];
  const path = literal(cleanText(`/${joinPath(prefixAbove(folder, repository), route) ?? ''}`));
  return methods.map((method) => ({
    kind: 'route',
    evidence: binding.get('type').evidence(),
    owner,
    method: method.toUpperCase(),
    path,
  }));
}

/** What the host puts before every path. */
function prefixAbove(folder: string, repository: Repository): string {
  const host = repository.read(joinPath(folderOf(folder), 'host.json') ?? '');
  const root = host && parseJson(host).root;
  return root?.at('extensions', 'http', 'routePrefix').text() ?? root?.at('http', 'routePrefix').text() ?? 'api';
}
