// https://www.devspace.sh/docs/configuration/reference
import { chartProduct, clusterFacts, objectsOf } from '../../src/cluster/index.ts';
import {
  type BuildFact,
  buildArgumentFacts,
  defineAnalyzer,
  type ExposureFact,
  type FactDraft,
  folderOf,
  joinPath,
  parseYaml,
  plainArguments,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { componentChart } from './component-chart.ts';
import { type Variables, variablesIn } from './variables.ts';

export default defineAnalyzer({
  name: 'devspace',
  files: ['**/devspace*.{yml,yaml}'],
  analyze: (sources) => {
    const found = sources.map(readFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

function readFile(source: Source) {
  const { documents, problems } = parseYaml(source);
  const configs = documents.filter((root) => /^v\d/.test(root.get('version').text() ?? ''));
  const facts = configs.flatMap((root) => {
    const read = variablesIn(root);
    return [
      ...namedIn(root.get('images')).flatMap(([, image]) => imageFacts(image, source, read)),
      ...namedIn(root.get('deployments')).flatMap(([name, each]) => deploymentFacts(name, each, source, read)),
      ...namedIn(root.get('dev')).flatMap(([, each]) => forwardFacts(each, source)),
    ];
  });
  return { facts, problems: configs.length > 0 ? problems : [] };
}

/** A map by name, or in older versions a list of what has a `name`. */
function namedIn(node: YamlNode): readonly (readonly [string, YamlNode])[] {
  return node.kind === 'map' ? node.entries() : node.items().map((item) => [item.get('name').text() ?? '', item] as const);
}

/** Context and Dockerfile are relative to the file. */
function imageFacts(node: YamlNode, source: Source, read: Variables): readonly FactDraft[] {
  const image = read(node.get('image'));
  const folder = folderOf(source.path);
  const context = joinPath(folder, read(node.get('context')) ?? '.');
  if (image === undefined || context === undefined) return [];
  const file = read(node.get('dockerfile'));
  const dockerfile = file === undefined ? undefined : joinPath(folder, file);
  const target = read(node.get('target'));
  const args = node
    .get('buildArgs')
    .entries()
    .map(([key, value]) => ({ key, text: read(value) ?? '', evidence: value.evidence() }));
  const stated = args.filter(({ text }) => text !== '');
  const fact: BuildFact = {
    kind: 'build',
    evidence: node.get('image').evidence(),
    image,
    context,
    ...(dockerfile && { dockerfile }),
    ...(target && { target }),
    ...plainArguments(stated),
  };
  return [fact, ...buildArgumentFacts(image, stated)];
}

/** A chart that lies elsewhere; those of the repository are rendered with the other charts, manifests are read by themselves. */
function deploymentFacts(name: string, node: YamlNode, source: Source, read: Variables): readonly FactDraft[] {
  const helm = node.get('helm');
  if (!helm.exists) return [];
  const deployment = `kubernetes:${source.path}`;
  const release = read(helm.get('releaseName')) ?? name;
  const chart = read(helm.at('chart', 'name')) ?? 'component-chart';
  const evidence = helm.evidence();
  if (chart === 'component-chart')
    return componentChart(release, helm, read).flatMap((object) =>
      objectsOf(object, deployment).objects.flatMap((each) => clusterFacts(each)),
    );
  if (/^[./]/.test(chart) || helm.at('chart', 'path').exists) return [];
  const own = helm.get('values');
  const [fullName, shortName] = [read(own.get('fullnameOverride')) ?? '', read(own.get('nameOverride')) ?? ''];
  const foreign = { chart: chart.replace(/^.*\//, ''), key: release, release, deployment, fullName, shortName };
  return [chartProduct(foreign, { evidence }) ?? []].flat();
}

/** `ports: [{ port: "8080:80" }]` of the pods that labels select. */
function forwardFacts(node: YamlNode, source: Source): readonly ExposureFact[] {
  const selector = Object.fromEntries(
    node
      .get('labelSelector')
      .entries()
      .map(([key, value]) => [key, value.text() ?? '']),
  );
  if (Object.keys(selector).length === 0) return [];
  return node
    .get('ports')
    .items()
    .flatMap((item): readonly ExposureFact[] => {
      const stated = item.get('port');
      const [, port, target] = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(stated.text() ?? '') ?? [];
      if (port === undefined) return [];
      const ports = [{ port: Number(port), target: Number(target ?? port) }];
      return [{ kind: 'exposure', evidence: stated.evidence(), deployment: `kubernetes:${source.path}`, selector, ports }];
    });
}
