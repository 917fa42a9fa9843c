// https://skaffold.dev/docs/references/yaml/
import {
  type BuildFact,
  cleanSetting,
  defineAnalyzer,
  folderOf,
  joinPath,
  parseYaml,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'skaffold',
  files: ['**/*skaffold*.{yml,yaml}'],
  analyze: (sources) => {
    const found = sources.map(readFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

/** Artifacts of the build itself and of every profile. */
function readFile(source: Source) {
  const { documents, problems } = parseYaml(source);
  const configs = documents.filter((root) => /^skaffold\//.test(root.get('apiVersion').text() ?? ''));
  const builds = configs.flatMap((root) => [root, ...root.get('profiles').items()].map((each) => each.get('build')));
  const facts = builds.flatMap((build) => build.get('artifacts').items()).flatMap((artifact) => artifactFact(artifact, source));
  return { facts, problems };
}

/** `context` is relative to the file; the Dockerfile to the context. */
function artifactFact(artifact: YamlNode, source: Source): readonly BuildFact[] {
  const image = artifact.get('image').text();
  const context = joinPath(folderOf(source.path), artifact.get('context').text() ?? '.');
  if (image === undefined || context === undefined) return [];
  const file = artifact.at('docker', 'dockerfile').text();
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const target = artifact.at('docker', 'target').text();
  const args = artifact
    .at('docker', 'buildArgs')
    .entries()
    .flatMap(([key, node]) => (node.text() === undefined ? [] : [[key, cleanSetting(key, node.text() ?? '')]]));
  const fact: BuildFact = {
    kind: 'build',
    evidence: artifact.get('image').evidence(),
    image,
    context,
    ...(dockerfile && { dockerfile }),
    ...(target && { target }),
    ...(args.length > 0 && { args: Object.fromEntries(args) }),
  };
  return [fact];
}
