// https://kubectl.docs.kubernetes.io/references/kustomize/
import { clusterFacts, distinctProblems, fileMounts, objectsOf } from '../../src/cluster/index.ts';
import { defineAnalyzer, type Findings, folderOf, type Repository, type Source, TreeNode } from '../../src/sdk/index.ts';
import { build, overlays } from './build.ts';
import { builtElsewhere } from './built-elsewhere.ts';
import type { MapContent } from './content.ts';

export default defineAnalyzer({
  name: 'kustomize',
  files: ['**/kustomization.{yaml,yml}', '**/Kustomization'],
  analyze: (_sources, repository) => {
    const found = overlays(repository).map((path) => analyzeOverlay(path, repository));
    return { facts: found.flatMap(({ facts }) => facts), problems: distinctProblems(found.flatMap(({ problems }) => problems)) };
  },
});

/** Every overlay is a deployment of its own. */
function analyzeOverlay(path: string, repository: Repository): Findings {
  const deployment = `kubernetes:${folderOf(path)}`;
  const { resources, gaps, problems } = builtElsewhere(path, build(path, repository), repository);
  const source = repository.read(path) ?? { path, text: '' };
  const found = resources.map((resource) => objectsOf(documentOf(resource, source), deployment));
  const objects = found.flatMap((each) => each.objects);
  return {
    facts: [...fileMounts(objects.flatMap(clusterFacts), objects), ...gaps],
    problems: [...problems, ...found.flatMap((each) => each.problems)],
  };
}

function documentOf(resource: MapContent, overlay: Source): TreeNode {
  return new TreeNode(resource.source ?? overlay, resource, resource.line);
}
