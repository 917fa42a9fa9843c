// https://docs.docker.com/reference/cli/docker/buildx/build/ and https://github.com/docker/build-push-action#inputs
import {
  type BuildArgument,
  type BuildFact,
  buildArgumentFacts,
  commandsOf,
  defineAnalyzer,
  evidenceAt,
  folderOf,
  joinPath,
  parseYaml,
  plainArguments,
  type Repository,
  type SettingFact,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { argumentOf, buildOfLine, type DockerBuild } from './docker-build.ts';
import { pipelineCommands } from './jenkinsfile.ts';

const SCRIPTS = '**/{Makefile,makefile,GNUmakefile,Justfile,justfile,Taskfile.yml,Taskfile.yaml}';

export default defineAnalyzer({
  name: 'ci-images',
  files: [
    '.github/workflows/*.{yml,yaml}',
    '**/.gitlab-ci*.{yml,yaml}',
    '**/{azure-pipelines,cloudbuild,bitbucket-pipelines,buildspec}*.{yml,yaml}',
    '.circleci/config.yml',
    '**/*.{sh,mk,ps1}',
    SCRIPTS,
    '**/{Jenkinsfile,Jenkinsfile.*,*.jenkinsfile}',
  ],
  analyze: (sources, repository) => ({
    facts: sources.flatMap((source) => [...lineFacts(source, repository), ...actionFacts(source)]),
    problems: [],
  }),
});

type Built = BuildFact | SettingFact;

function factsOf(build: BuildFact, args: readonly BuildArgument[]): readonly Built[] {
  return [{ ...build, ...plainArguments(args) }, ...buildArgumentFacts(build.image, args)];
}

function lineFacts(source: Source, repository: Repository): readonly Built[] {
  if (!/\b(docker|podman|buildah|nerdctl)\b[^\n]{0,60}\b(build|bud)\b/.test(source.text)) return [];
  const commands = /jenkinsfile[^/]*$/i.test(source.path) ? pipelineCommands(source.text) : commandsOf(source.text);
  return commands.flatMap(({ words, line, folder }) => {
    const build = buildOfLine(words);
    const place = build && placeOf(build, folder, source, repository);
    if (!build || !place) return [];
    const evidence = evidenceAt(source, line);
    const target = build.target !== undefined && { target: build.target };
    const args = build.args.map((each): BuildArgument => ({ ...each, evidence }));
    return build.tags.flatMap((image) => factsOf({ kind: 'build', evidence, image, ...place, ...target }, args));
  });
}

/** Scripts are started in their own folder or at the root: whichever has what the line names. */
function placeOf(
  build: DockerBuild,
  folder: string,
  source: Source,
  { has }: Repository,
): Pick<BuildFact, 'context' | 'dockerfile'> | undefined {
  const isScript = /(\.(sh|mk|ps1)|file)$/i.test(source.path);
  const starts = isScript ? [folderOf(source.path), '.'] : ['.'];
  for (const start of starts) {
    const from = joinPath(start, folder);
    const context = from === undefined ? undefined : joinPath(from, build.context);
    if (from === undefined || context === undefined) continue;
    const dockerfile = build.file === undefined ? undefined : joinPath(from, build.file);
    const read = dockerfile ?? joinPath(context, 'Dockerfile');
    if (read !== undefined && has(read)) return { context, ...(dockerfile && { dockerfile }) };
  }
  return undefined;
}

/** Steps of GitHub workflows that use `docker/build-push-action`; their paths start at the root. */
function actionFacts(source: Source): readonly Built[] {
  if (!source.text.includes('build-push-action')) return [];
  const jobs = parseYaml(source).documents.flatMap((root) =>
    root
      .get('jobs')
      .entries()
      .map(([, job]) => job),
  );
  return jobs
    .flatMap((job) => job.get('steps').items())
    .filter((step) => /\/build-push-action(@|$)/.test(step.get('uses').text() ?? ''))
    .flatMap((step) => stepFacts(step.get('with')));
}

function stepFacts(inputs: YamlNode): readonly Built[] {
  const [folder, file] = [inputs.get('context').text() ?? '.', inputs.get('file').text()];
  const context = joinPath('.', folder);
  if (context === undefined || /\$\{\{/.test(folder)) return [];
  const dockerfile = file === undefined || file.includes('${{') ? undefined : joinPath('.', file);
  const target = inputs.get('target').text();
  const evidence = inputs.get('tags').evidence();
  const args = argumentsIn(inputs.get('build-args'));
  return imagesIn(inputs.get('tags').text() ?? '').flatMap((image) =>
    factsOf(
      {
        kind: 'build',
        evidence,
        image,
        context,
        ...(dockerfile && { dockerfile }),
        ...(target !== undefined && !target.includes('${{') && { target }),
      },
      args,
    ),
  );
}

/** `build-args`: `KEY=value` on each line of a text. */
function argumentsIn(node: YamlNode): readonly BuildArgument[] {
  const lines = node.text()?.split('\n') ?? [];
  const first = lines.length > 1 ? node.line + 1 : node.line;
  return lines.flatMap((line, index) =>
    argumentOf(line.trim()).map((each) => ({ ...each, evidence: evidenceAt(node.source, first + index) })),
  );
}

/** `ghcr.io/acme/orders:${{ github.sha }}`: an expression in the tag or the registry does not hide the name. */
function imagesIn(text: string): readonly string[] {
  const plain = text.replace(/\$\{\{[^}]{0,300}\}\}/g, '*');
  const names = plain.split(/[\s,]+/).map((tag) => tag.replace(/:[^/]*$/, ''));
  return [
    ...new Set(
      names.filter((name) => /(^|\/)[\w.-]+$/.test(name)).map((name) => name.replace(/^\**\//, '').replace(/\*\/?/g, '')),
    ),
  ];
}
