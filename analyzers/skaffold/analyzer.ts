// https://skaffold.dev/docs/references/yaml/
import {
  type BuildArgument,
  type BuildFact,
  buildArgumentFacts,
  defineAnalyzer,
  type ExposureFact,
  folderOf,
  joinPath,
  parseYaml,
  plainArguments,
  type SettingFact,
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
  const artifacts = builds.flatMap((build) => build.get('artifacts').items());
  const forwards = configs.flatMap((root) => root.get('portForward').items());
  return {
    facts: [
      ...artifacts.flatMap((artifact) => artifactFact(artifact, source)),
      ...forwards.flatMap((forward) => forwardFact(forward, source)),
    ],
    problems,
  };
}

/** `context` is relative to the file; the Dockerfile to the context. */
function artifactFact(artifact: YamlNode, source: Source): readonly (BuildFact | SettingFact)[] {
  const image = artifact.get('image').text();
  const context = joinPath(folderOf(source.path), artifact.get('context').text() ?? '.');
  if (image === undefined || context === undefined) return [];
  const file = artifact.at('docker', 'dockerfile').text();
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const target = artifact.at('docker', 'target').text();
  const args = artifact
    .at('docker', 'buildArgs')
    .entries()
    .map(([key, node]): BuildArgument => ({ key, text: node.text() ?? '', evidence: node.evidence() }))
    .filter(({ text }) => text !== '' && !text.includes('{{'));
  const fact: BuildFact = {
    kind: 'build',
    evidence: artifact.get('image').evidence(),
    image,
    context,
    ...(dockerfile && { dockerfile }),
    ...(target && { target }),
    ...plainArguments(args),
  };
  return [fact, ...buildArgumentFacts(image, args)];
}

/** `portForward`: a port of the developer's machine leads to one of what the manifests deploy; without `localPort` it is the same. */
function forwardFact(node: YamlNode, source: Source): readonly ExposureFact[] {
  const [name, port] = [node.get('resourceName').text(), node.get('port').number()];
  if (name === undefined || port === undefined || name.includes('{{')) return [];
  const deployment = `skaffold:${source.path}`;
  const ports = [{ port: node.get('localPort').number() ?? port, target: port }];
  const owner = { is: 'component', deployment, name } as const;
  return [{ kind: 'exposure', evidence: node.get('resourceName').evidence(), deployment, owner, ports }];
}
