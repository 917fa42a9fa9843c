// https://developers.cloudflare.com/workers/wrangler/configuration/
import { managedFact } from '../../src/cloud/index.ts';
import {
  type ComponentFact,
  cleanText,
  defineAnalyzer,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  type Owner,
  parseJson,
  type Source,
  settingValue,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { parseToml } from '../../src/sdk/toml.ts';
import { bindingFacts, managedIn } from './bindings.ts';
import { queueFacts } from './queues.ts';
import { DEPLOYMENT, statedIn, type Worker } from './worker.ts';

/** All workers of a repository are one deployment: they find each other by their names in one account. */
export default defineAnalyzer({
  name: 'wrangler',
  files: ['**/wrangler.{toml,json,jsonc}'],
  analyze: (sources) => {
    const read = sources.map((source) => ({ source, ...rootOf(source) }));
    const facts = read.flatMap(({ source, root }) => workerFacts(source, root));
    return { facts, problems: read.flatMap(({ problems }) => problems) };
  },
});

function rootOf(source: Source) {
  return source.path.endsWith('.toml') ? parseToml(source) : parseJson(source);
}

function workerFacts(source: Source, root: TreeNode): readonly FactDraft[] {
  const name = root.get('name').text();
  if (name === undefined || root.get('pages_build_output_dir').exists) return [];
  const owner: Owner = { is: 'component', deployment: DEPLOYMENT, name };
  const worker: Worker = { name, owner, stated: statedIn(root) };
  const component: ComponentFact = {
    kind: 'component',
    evidence: root.get('name').evidence(),
    deployment: DEPLOYMENT,
    name,
    hosts: hostsOf(root),
    technology: 'cloudflare-workers',
    build: { context: folderOf(source.path) },
  };
  return [component, ...managedIn(worker).map(managedFact), ...variables(worker), ...bindingFacts(worker), ...queueFacts(worker)];
}

/** Addresses that are the worker's alone: a domain of its own, or a pattern for all paths of a host. */
function hostsOf(root: TreeNode): readonly string[] {
  const stated = [root.get('route'), ...root.get('routes').items()];
  const patterns = stated.map((each) => each.text() ?? each.get('pattern').text());
  const hosts = patterns.flatMap((pattern) => /^([a-z\d][a-z\d.-]*)(?:\/\*?)?$/i.exec(pattern ?? '')?.[1] ?? []);
  return [...new Set(hosts)].sort();
}

function variables({ owner, stated }: Worker): readonly FactDraft[] {
  return stated('vars')
    .flatMap((each) => each.entries())
    .flatMap(([key, node]): readonly FactDraft[] => {
      const text = node.text() ?? node.number()?.toString();
      if (text === undefined) return [];
      const evidence = evidenceOfSetting(node.evidence(), key, text);
      return [{ kind: 'setting', evidence, owner, key: cleanText(key), value: settingValue(key, text, 'none') }];
    });
}
