// https://kubernetes.io/docs/reference/kubernetes-api/
import {
  applicationsIn,
  factsOfCluster,
  isChartFile,
  isManifest,
  kustomizedFiles,
  namespacesTold,
  objectsOf,
  withoutTemplates,
} from '../../src/cluster/index.ts';
import { defineAnalyzer, type Findings, folderOf, parseYaml, type Source } from '../../src/sdk/index.ts';

/** Manifests may be written as JSON, and most JSON is something else. */
const FOLDERS = '{k8s,kube,kubernetes,openshift,manifests}*';
const OBJECTS = '{k8s,kube,deployment,service,ingress,statefulset,configmap,namespace,manifest}';

export default defineAnalyzer({
  name: 'kubernetes',
  files: ['**/*.{yml,yaml}', `**/${FOLDERS}/**/*.json`, `**/*${OBJECTS}*.json`],
  analyze: (sources, repository) => {
    const told = namespacesTold(applicationsIn(sources, repository).own);
    const kustomized = kustomizedFiles(repository);
    const own = sources.filter((each) => isManifest(each) && !isChartFile(each.path, repository) && !kustomized.has(each.path));
    const findings = own.map((each) => analyzeFile(each, told.get(folderOf(each.path))));
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

/** Manifests that lie in one folder are deployed together. */
function analyzeFile(source: Source, namespace: string | undefined): Findings {
  const { documents, problems } = parseYaml(source, withoutTemplates(source.text));
  const deployment = `kubernetes:${folderOf(source.path)}`;
  const found = documents.map((document) => objectsOf(document, deployment, namespace));
  const objects = found.flatMap((each) => each.objects);
  return { facts: factsOfCluster(objects), problems: [...problems, ...found.flatMap((each) => each.problems)] };
}
