// https://docs.dapr.io/developing-applications/local-development/multi-app-dapr-run/multi-app-template/
import {
  cleanText,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Owner,
  type Problem,
  type ProcessSetting,
  parseYaml,
  processFacts,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';

const OF_TEMPLATE = /(?:^|[{,])[\s-]{0,20}["']?appDirPath["']?\s{0,10}:/m;

/** A template of `dapr run -f`: the applications of a system, each with a sidecar of its own. Its name is free. */
export function isTemplate({ text }: Source): boolean {
  return OF_TEMPLATE.test(text);
}

export function templateFacts(source: Source): { readonly facts: readonly FactDraft[]; readonly problems: readonly Problem[] } {
  const { documents, problems } = parseYaml(source);
  const facts = documents.flatMap((document) =>
    document
      .get('apps')
      .items()
      .flatMap((app) => appFacts(app, document.get('common'))),
  );
  return { facts, problems };
}

/** An application is called by its id, which is the name of its folder where none is stated. */
function appFacts(app: YamlNode, common: YamlNode): readonly FactDraft[] {
  const directory = app.get('appDirPath');
  const { path } = app.source;
  const folder = joinPath(folderOf(path), directory.text() ?? '');
  if (!directory.exists || folder === undefined) return [];
  const id = [app.get('appID'), app.get('appId')].find((node) => node.exists);
  const name = cleanText(id?.text() ?? folder.replace(/^.*\//, ''));
  const deployment = `dapr:${path}`;
  const owner: Owner = { is: 'component', deployment, name };
  const image = app.get('containerImage').text();
  const port = app.get('appPort');
  const evidence = (id ?? directory).evidence();
  const number = port.number();
  return [
    ...processFacts({
      deployment,
      name,
      folder,
      command: app.get('command').texts().join(' '),
      evidence,
      environment: environmentOf(app, common),
      mounts: resourcesOf(app, common, folder),
      ...(image !== undefined && { image }),
    }),
    ...(number === undefined ? [] : [{ kind: 'listen' as const, evidence: port.evidence(), owner, port: literal(number) }]),
    { kind: 'exposure', evidence, deployment, owner, host: name, ports: number === undefined ? [] : [{ port: number }] },
  ];
}

/** Where its sidecar finds components: the application's own statement counts before the common one. */
function resourcesOf(app: YamlNode, common: YamlNode, folder: string): readonly string[] {
  const stated = [app, common].map((node) => [...node.get('resourcesPath').texts(), ...node.get('resourcesPaths').texts()]);
  const paths = stated.find((texts) => texts.length > 0);
  const around = folderOf(app.source.path);
  return (paths ?? [`${folder}/.dapr/resources`]).flatMap((text) => joinPath(paths ? around : '.', text) ?? []);
}

/** What is common to all, where the application does not say it differently. */
function environmentOf(app: YamlNode, common: YamlNode): readonly ProcessSetting[] {
  const entries = [common, app].flatMap((node) => node.get('env').entries());
  return [...new Map(entries)].flatMap(([key, value]) => {
    const text = value.text();
    return text === undefined ? [] : [{ key, text, evidence: value.evidence() }];
  });
}
