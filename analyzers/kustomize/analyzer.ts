// https://kubectl.docs.kubernetes.io/references/kustomize/
import {
  type Application,
  applicationsIn,
  clusterFacts,
  distinctProblems,
  fileMounts,
  namespacesTold,
  objectsOf,
} from '../../src/cluster/index.ts';
import { defineAnalyzer, type Findings, folderOf, type Repository, type Source, TreeNode } from '../../src/sdk/index.ts';
import { type Built, build, kustomizationIn, overlays } from './build.ts';
import { builtElsewhere } from './built-elsewhere.ts';
import type { MapContent } from './content.ts';
import { patched } from './patches.ts';
import { transformed } from './transform.ts';

export default defineAnalyzer({
  name: 'kustomize',
  files: ['**/*.{yaml,yml}', '**/Kustomization'],
  analyze: (sources, repository) => {
    const told = namespacesTold(sources, repository);
    const plain = overlays(repository).map((path) => analyzeOverlay(path, repository, told.get(folderOf(path))));
    const asked = applicationsIn(sources, repository).own.map((application) => analyzeApplication(application, repository));
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
  { resources, gaps, problems }: Built,
  repository: Repository,
  namespace?: string,
): Findings {
  const source = repository.read(path) ?? { path, text: '' };
  const found = resources.map((resource) => objectsOf(documentOf(resource, source), deployment, namespace));
  const objects = found.flatMap((each) => each.objects);
  return {
    facts: [...fileMounts(objects.flatMap(clusterFacts), objects), ...gaps],
    problems: [...problems, ...found.flatMap((each) => each.problems)],
  };
}

function documentOf(resource: MapContent, overlay: Source): TreeNode {
  return new TreeNode(resource.source ?? overlay, resource, resource.line);
}
