// https://render.com/docs/blueprint-spec
import {
  type ComponentFact,
  cleanText,
  defineAnalyzer,
  type FactDraft,
  type Owner,
  parseYaml,
  type Repository,
  type TreeNode,
  yamlKey,
} from '../../src/sdk/index.ts';
import { type Blueprint, blueprintsIn } from './blueprint.ts';
import { baseOf, buildOf, isStatic } from './build.ts';
import { groupFacts, settingFacts } from './env-vars.ts';
import { rewriteFacts } from './rewrites.ts';

const TELLING = yamlKey('services', 'databases', 'projects', 'ungrouped');

export default defineAnalyzer({
  name: 'render',
  files: ['**/render.{yaml,yml}', '**/render.*.{yaml,yml}'],
  analyze: (sources, repository) => {
    const read = sources.filter(({ text }) => TELLING.test(text)).map((source) => parseYaml(source));
    const blueprints = read.flatMap(({ documents }) => documents.flatMap(blueprintsIn));
    return {
      facts: blueprints.flatMap((blueprint) => blueprintFacts(blueprint, repository)),
      problems: read.flatMap(({ problems }) => problems),
    };
  },
});

function blueprintFacts(blueprint: Blueprint, repository: Repository): readonly FactDraft[] {
  const base = baseOf(blueprint.services, repository);
  return [
    ...blueprint.databases.map((database) => storeFact(database, 'postgres', blueprint)),
    ...blueprint.services.flatMap((service) => serviceFacts(service, blueprint, base, repository)),
    ...groupFacts(blueprint),
  ];
}

function serviceFacts(service: TreeNode, blueprint: Blueprint, base: string, repository: Repository): readonly FactDraft[] {
  const name = service.get('name').text() ?? '';
  const { deployment } = blueprint;
  if (/^(redis|keyvalue)$/.test(service.get('type').text() ?? '')) return [storeFact(service, 'redis', blueprint)];
  const owner: Owner = { is: 'component', deployment, name };
  const path = service.get('healthCheckPath');
  const health = path.text();
  return [
    componentFact(service, name, blueprint, buildOf(service, base, repository)),
    ...settingFacts(service, owner, blueprint),
    ...rewriteFacts(service, owner),
    ...(health?.startsWith('/') ? [{ kind: 'health', evidence: path.evidence(), owner, path: cleanText(health) } as const] : []),
  ];
}

function componentFact(service: TreeNode, name: string, { deployment }: Blueprint, built: ComponentFact['build']): ComponentFact {
  const image = service.at('image', 'url').text();
  const build = image === undefined ? built : undefined;
  const command = service.get('startCommand').text() ?? service.get('dockerCommand').text();
  const replicas = service.get('numInstances').number();
  return {
    kind: 'component',
    evidence: service.get('name').evidence(),
    deployment,
    name,
    hosts: hostsOf(service, name),
    ...(image !== undefined && { image: cleanText(image.replace(/@sha256:.*$/, '')) }),
    ...(build && { build }),
    ...(command !== undefined && { command: cleanText(command) }),
    ...(isStatic(service) && { nodeKind: 'frontend' }),
    ...(replicas && { replicas }),
  };
}

/** Web services and static sites are reached from outside, under a domain of Render's and under their own. */
function hostsOf(service: TreeNode, name: string): readonly string[] {
  if (!/^(web|static)$/.test(service.get('type').text() ?? '')) return [];
  const domains = [...service.get('domains').texts(), ...service.get('domain').texts()];
  return [`${name}.onrender.com`, ...domains.filter((domain) => /^[a-z\d][a-z\d.-]+$/i.test(domain))];
}

/** Managed PostgreSQL, and Key Value, which speaks the protocol of Redis. */
function storeFact(store: TreeNode, image: 'postgres' | 'redis', { deployment }: Blueprint): ComponentFact {
  const name = store.get('name').text() ?? image;
  return {
    kind: 'component',
    evidence: store.get('name').evidence(),
    deployment,
    name,
    hosts: [],
    image,
    versionElsewhere: true,
  };
}
