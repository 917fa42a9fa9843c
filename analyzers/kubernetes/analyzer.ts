// https://kubernetes.io/docs/reference/kubernetes-api/
import {
  defineAnalyzer,
  type FactDraft,
  type Findings,
  type Problem,
  parseYaml,
  type Repository,
  type Source,
} from '../../src/sdk/index.ts';
import { chartOf, deploymentOf } from './deployment.ts';
import { renderTemplate } from './helm-lite.ts';
import { ingressFacts, serviceFact } from './networking.ts';
import { type ClusterObject, objectsOf } from './object.ts';
import { configMapFacts, secretFacts } from './settings.ts';
import { isWorkload, workloadFacts } from './workloads.ts';

export default defineAnalyzer({
  name: 'kubernetes',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources, repository) => {
    const findings = sources.filter(isManifest).map((source) => analyzeFile(source, repository));
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

function isManifest({ text }: Source): boolean {
  return /^[ \t-]{0,20}apiVersion:/m.test(text) && /^[ \t-]{0,20}kind:/m.test(text);
}

function analyzeFile(source: Source, repository: Repository): Findings {
  const chart = chartOf(source.path, repository);
  if (chart && /\/templates\/tests\//.test(source.path)) return { facts: [], problems: [] };
  const { documents, problems } = parseYaml(source, chart ? renderTemplate(source, chart) : source.text);
  const deployment = deploymentOf(source.path, chart, repository);
  const found = documents.map((document) => objectsOf(document, deployment));
  return {
    facts: found.flatMap(({ objects }) => objects.flatMap(factsOf)),
    problems: [...(chart ? problems.map(asUnrendered) : problems), ...found.flatMap((each) => each.problems)],
  };
}

function asUnrendered(problem: Problem): Problem {
  return { ...problem, message: 'This template could not be rendered here, so its objects are left out.' };
}

function factsOf(object: ClusterObject): readonly FactDraft[] {
  if (isWorkload(object.kind)) return workloadFacts(object);
  switch (object.kind) {
    case 'Service':
      return object.node.get('apiVersion').text() === 'v1' ? [serviceFact(object)] : [];
    case 'Ingress':
      return ingressFacts(object);
    case 'ConfigMap':
      return configMapFacts(object);
    case 'Secret':
      return secretFacts(object);
    default:
      return [];
  }
}
