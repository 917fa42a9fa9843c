// https://kubectl.docs.kubernetes.io/references/kustomize/
import {
  type Application,
  applicationsIn,
  chartProduct,
  chartSettings,
  chartTexts,
  distinctProblems,
  factsOfCluster,
  fileMounts,
  namespacesTold,
  objectsOf,
} from '../../src/cluster/index.ts';
import {
  defineAnalyzer,
  type FactDraft,
  type Findings,
  folderOf,
  joinPath,
  parseYaml,
  type Repository,
  type Source,
  TreeNode,
} from '../../src/sdk/index.ts';
import { type Built, build, kustomizationIn, overlays } from './build.ts';
import { builtElsewhere } from './built-elsewhere.ts';
import type { MapContent } from './content.ts';
import { patched } from './patches.ts';
import { transformed } from './transform.ts';

export default defineAnalyzer({
  name: 'kustomize',
  files: ['**/*.{yaml,yml}', '**/Kustomization'],
  analyze: (sources, repository) => {
    const { own } = applicationsIn(sources, repository);
    const told = namespacesTold(own);
    const plain = overlays(repository).map((path) => analyzeOverlay(path, repository, told.get(folderOf(path))));
    const asked = own.map((application) => analyzeApplication(application, repository));
    const found = [...plain, ...asked];
    return { facts: found.flatMap(({ facts }) => facts), problems: distinctProblems(found.flatMap(({ problems }) => problems)) };
  },
});

/** Every overlay is a deployment of its own. */
function analyzeOverlay(path: string, repository: Repository, namespace: string | undefined): Findings {
  const deployment = `kubernetes:${folderOf(path)}`;
  return readObjects(path, deployment, builtElsewhere(path, build(path, repository), repository), repository, namespace);
}

/** An application of Argo CD that changes an overlay is a deployment of its own; one that does not deploys the overlay. */
function analyzeApplication({ name, namespace, path, kustomize }: Application, repository: Repository): Findings {
  const file = kustomizationIn(path, repository);
  if (!kustomize || file === undefined) return { facts: [], problems: [] };
  const built = build(file, repository);
  const resources = transformed(patched(built.resources, kustomize, repository), kustomize);
  return readObjects(file, `kubernetes:${path}@${name}`, { ...built, resources }, repository, namespace);
}

function readObjects(
  path: string,
  deployment: string,
  { resources, gaps, charts, problems }: Built,
  repository: Repository,
  namespace?: string,
): Findings {
  const source = repository.read(path) ?? { path, text: '' };
  const found = resources.map((resource) => objectsOf(documentOf(resource, source), deployment, namespace));
  const objects = found.flatMap((each) => each.objects);
  return {
    facts: [
      ...fileMounts(factsOfCluster(objects), objects),
      ...charts.flatMap((each) => chartFacts(each, deployment, repository)),
      ...gaps,
    ],
    problems: [...problems, ...found.flatMap((each) => each.problems)],
  };
}

function documentOf(resource: MapContent, overlay: Source): TreeNode {
  return new TreeNode(resource.source ?? overlay, resource, resource.line);
}

/** A chart that kustomize fetches: what it runs is known by its name. https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_helmchartinflationgenerator_ */
function chartFacts(item: TreeNode, deployment: string, repository: Repository): readonly FactDraft[] {
  const [chart, release = chart] = [item.get('name').text(), item.get('releaseName').text()];
  if (chart === undefined || release === undefined || !item.get('repo').exists) return [];
  const values = valuesOf(item, repository);
  const stated = (key: string) => values.map((each) => each.get(key).text()).find((text) => text !== undefined) ?? '';
  const names = { fullName: stated('fullnameOverride'), shortName: stated('nameOverride') };
  const product = chartProduct({ chart, key: chart, release, deployment, ...names }, { evidence: item.get('name').evidence() });
  if (!product) return [];
  const texts = new Map(
    values
      .flatMap((each) => chartTexts(each))
      .toReversed()
      .map((each) => [each.path.join('.'), each]),
  );
  return [product, ...chartSettings([...texts.values()], product)];
}

/** What a chart is told, the strongest first: further files, then what is written here and the file, as `valuesMerge` says. */
function valuesOf(item: TreeNode, repository: Repository): readonly TreeNode[] {
  const fileAt = (each: TreeNode): readonly TreeNode[] => {
    const name = each.text();
    const path = name === undefined ? undefined : joinPath(folderOf(item.source.path), name);
    const source = path === undefined ? undefined : repository.read(path);
    return source ? parseYaml(source).documents.slice(0, 1) : [];
  };
  const [inline, file] = [item.get('valuesInline'), fileAt(item.get('valuesFile'))];
  const way = inline.exists ? item.get('valuesMerge').text() : undefined;
  const merged = way === 'replace' ? [inline] : way === 'merge' ? [...file, inline] : [inline, ...file];
  const further = item.get('additionalValuesFiles').items();
  return [...further.flatMap(fileAt).toReversed(), ...merged];
}
