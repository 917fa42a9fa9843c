// https://docs.dapr.io/developing-applications/local-development/multi-app-dapr-run/multi-app-template/
import {
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  parseYaml,
  processFacts,
  type Source,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';

const OF_RUN = new RegExp(yamlKey('appDirPath').source, 'm');

/** `dapr.yaml`: the applications that `dapr run -f` starts on a machine, each in its folder beside a sidecar that knows it by its id. */
export function runFileFacts(source: Source): readonly FactDraft[] {
  if (!OF_RUN.test(source.text)) return [];
  const [document] = parseYaml(source).documents;
  if (!document) return [];
  const common = document.get('common');
  return document
    .get('apps')
    .items()
    .flatMap((app) => appFacts(app, common));
}

/** Without an id of its own it is called like its folder. */
function appFacts(app: YamlNode, common: YamlNode): readonly FactDraft[] {
  const { path } = app.source;
  const folder = joinPath(folderOf(path), app.get('appDirPath').text() ?? '');
  const name = app.get('appID').text() ?? folder?.replace(/^.*\//, '');
  if (!app.get('appDirPath').exists || folder === undefined || !name) return [];
  const node = app.get('appID').exists ? app.get('appID') : app.get('appDirPath');
  const deployment = `dapr:${path}`;
  const resources = [common, app].flatMap((each) => [
    ...each.get('resourcesPath').texts(),
    ...each.get('resourcesPaths').texts(),
  ]);
  const facts = processFacts({
    deployment,
    name,
    folder,
    command: app.get('command').texts().join(' ').trim(),
    evidence: node.evidence(),
    environment: [...environmentOf(common), ...environmentOf(app)],
  });
  const mounts = resources.flatMap((each) => joinPath(folderOf(path), each) ?? []);
  return [
    ...facts.map((fact) => (fact.kind === 'component' && mounts.length > 0 ? { ...fact, mounts } : fact)),
    ...listens(app, { is: 'component', deployment, name }),
  ];
}

function listens(app: YamlNode, owner: Extract<FactDraft, { kind: 'listen' }>['owner']): readonly FactDraft[] {
  const port = app.get('appPort').number();
  return port === undefined ? [] : [{ kind: 'listen', evidence: app.get('appPort').evidence(), owner, port: literal(port) }];
}

function environmentOf(node: YamlNode) {
  return node
    .get('env')
    .entries()
    .flatMap(([key, each]) => {
      const text = each.text();
      return text === undefined ? [] : [{ key, text, evidence: each.evidence() }];
    });
}
