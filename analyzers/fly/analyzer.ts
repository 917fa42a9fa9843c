// https://fly.io/docs/reference/configuration/
import {
  type ComponentFact,
  cleanText,
  defineAnalyzer,
  documentOf,
  evidenceOfSetting,
  type FactDraft,
  type Owner,
  type Repository,
  type Source,
  settingValue,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { buildOf } from './build.ts';
import { doorFacts } from './doors.ts';
import { type ProcessGroup, processGroups } from './processes.ts';

export default defineAnalyzer({
  name: 'fly',
  files: ['**/fly.toml', '**/fly[._-]*.toml', '**/*.fly.toml'],
  analyze: (sources, repository) => {
    const read = sources.map((source) => ({ source, ...documentOf(source) }));
    const facts = read.flatMap(({ source, root }) => appFacts(source, root, repository));
    return { facts, problems: read.flatMap(({ problems }) => problems) };
  },
});

/** An app, or each of its process groups: they run one image with commands of their own. */
function appFacts(source: Source, root: TreeNode, repository: Repository): readonly FactDraft[] {
  const app = root.get('app').text();
  if (app === undefined || !/^[a-z\d][a-z\d-]{0,62}$/i.test(app)) return [];
  return processGroups(root, app).flatMap((group) => {
    const owner: Owner = { is: 'component', deployment: deploymentOf(source.path), name: group.name };
    return [componentFact(root, app, group, repository), ...variables(root, owner), ...doorFacts(root, owner, group)];
  });
}

function componentFact(root: TreeNode, app: string, group: ProcessGroup, repository: Repository): ComponentFact {
  const { path } = root.source;
  const image = root.at('build', 'image').text();
  const build = image === undefined ? buildOf(root, repository) : undefined;
  return {
    kind: 'component',
    evidence: (group.isMain ? root.get('app') : root.at('processes', group.key)).evidence(),
    deployment: deploymentOf(path),
    name: group.name,
    hosts: hostsOf(app, group),
    ...(image !== undefined && { image: cleanText(image.replace(/@sha256:.*$/, '')) }),
    ...(build && { build }),
    ...(group.command !== undefined && { command: cleanText(group.command) }),
  };
}

/** https://fly.io/docs/networking/private-networking/#fly-io-internal-dns and https://fly.io/docs/networking/flycast/ */
function hostsOf(app: string, { key, isMain }: ProcessGroup): readonly string[] {
  const all = [`${app}.fly.dev`, `${app}.flycast`, `${app}.internal`];
  return [...(isMain ? all : []), `${key}.process.${app}.internal`];
}

/** Words by which files beside `fly.toml` are for one environment, not for another app: `fly.staging.toml`. */
const ENVIRONMENT =
  /[._-](staging|stage|stg|production|prod|development|develop|dev|preview|review|test|qa|demo)\.(fly\.)?toml$/i;

/** The apps of an organisation find each other by name; those of another environment have other names. */
function deploymentOf(path: string): string {
  const environment = ENVIRONMENT.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  return environment === undefined ? 'fly:apps' : `fly:${environment.toLowerCase()}`;
}

function variables(root: TreeNode, owner: Owner): readonly FactDraft[] {
  return root
    .get('env')
    .entries()
    .flatMap(([key, node]): readonly FactDraft[] => {
      const text = node.text();
      if (text === undefined) return [];
      const evidence = evidenceOfSetting(node.evidence(), key, text);
      return [{ kind: 'setting', evidence, owner, key: cleanText(key), value: settingValue(key, text, 'none') }];
    });
}
