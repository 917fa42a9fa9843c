// https://docs.docker.com/reference/cli/docker/buildx/build/ and https://github.com/docker/build-push-action#inputs
import {
  type BuildArgument,
  type BuildFact,
  buildArgumentFacts,
  type Command,
  commandsOf,
  defineAnalyzer,
  evidenceAt,
  folderOf,
  joinPath,
  plainArguments,
  type Repository,
  recipesIn,
  type SettingFact,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { checkoutOf } from './checkouts.ts';
import { argumentOf, buildOfLine, type DockerBuild } from './docker-build.ts';
import { expressed, githubSteps, runCommands, type Step } from './github.ts';
import { gitlabCommands, type PlacedCommand } from './gitlab.ts';
import { pipelineCommands } from './jenkinsfile.ts';
import { pathsLike } from './paths-like.ts';
import { type ScriptStart, shellCommands } from './shell.ts';
import type { Variables } from './shell-words.ts';

const SCRIPTS = '**/{Makefile,makefile,GNUmakefile,Justfile,justfile,Taskfile.yml,Taskfile.yaml}';

export default defineAnalyzer({
  name: 'ci-images',
  files: [
    '**/.github/workflows/*.{yml,yaml}',
    '**/.gitlab-ci*.{yml,yaml}',
    '**/{azure-pipelines,cloudbuild,bitbucket-pipelines,buildspec}*.{yml,yaml}',
    '**/.circleci/config.yml',
    '**/*.{sh,mk,ps1}',
    SCRIPTS,
    '**/{Jenkinsfile,Jenkinsfile.*,*.jenkinsfile}',
  ],
  analyze: (sources, repository) => ({
    facts: distinct(sources.flatMap((source) => builtBy(source, repository))),
    problems: [],
  }),
});

type Built = BuildFact | SettingFact;

/** Rows of a matrix that differ in what the image is not named by build the same. */
function distinct(facts: readonly Built[]): readonly Built[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

function isWorkflow(path: string): boolean {
  return path.includes('.github/workflows/');
}

function factsOf(build: BuildFact, args: readonly BuildArgument[]): readonly Built[] {
  return [{ ...build, ...plainArguments(args) }, ...buildArgumentFacts(build.image, args)];
}

const BUILDS = /\b(docker|podman|buildah|nerdctl)\b[^\n]{0,60}\b(build|bud)\b|kaniko/;

function builtBy(source: Source, repository: Repository): readonly Built[] {
  const glob = pathsLike(source, repository);
  if (!isWorkflow(source.path)) return lineFacts(commandsIn(source, repository, glob), source, repository);
  const steps = githubSteps(source, repository);
  const checkout = checkoutOf(source.path);
  return [...lineFacts(runCommands(steps, glob), source, repository), ...steps.flatMap((step) => actionFacts(step, checkout))];
}

function lineFacts(commands: readonly PlacedCommand[], source: Source, repository: Repository): readonly Built[] {
  return commands.flatMap(({ words, line, folder, source: where }) => {
    const build = buildOfLine(words);
    const place = build && placeOf(build, folder, source, repository);
    if (!build || !place) return [];
    const evidence = evidenceAt(where, line);
    const target = build.target !== undefined && { target: build.target };
    const args = build.args.map((each): BuildArgument => ({ ...each, evidence }));
    return build.tags.flatMap((image) => factsOf({ kind: 'build', evidence, image, ...place, ...target }, args));
  });
}

function commandsIn(source: Source, repository: Repository, glob: ScriptStart['glob']): readonly PlacedCommand[] {
  const { path, text } = source;
  if (/(^|\/)\.gitlab-ci[^/]*$/.test(path)) return gitlabCommands(source, repository, glob);
  if (!BUILDS.test(text)) return [];
  return plainCommands(path, text, glob).map((command) => ({ ...command, source }));
}

function plainCommands(path: string, text: string, glob: ScriptStart['glob']): readonly Command[] {
  if (/jenkinsfile[^/]*$/i.test(path)) return pipelineCommands(text);
  if (/makefile$|\.mk$/i.test(path))
    return recipesIn(text, glob).flatMap(({ text: line, line: number }) =>
      shellCommands(line, { variables: new Map(), line: number, glob }),
    );
  return path.endsWith('.sh') ? shellCommands(text, { variables: new Map(), line: 1, glob }) : commandsOf(text);
}

/** Scripts are started in their own folder or at the root: whichever has what the line names. Steps of a workflow know where they stand. */
function placeOf(
  build: DockerBuild,
  folder: string,
  source: Source,
  { has }: Repository,
): Pick<BuildFact, 'context' | 'dockerfile'> | undefined {
  for (const start of startsOf(source.path)) {
    const from = joinPath(start, folder);
    const context = from === undefined ? undefined : joinPath(from, build.context);
    if (from === undefined || context === undefined) continue;
    const dockerfile = build.file === undefined ? undefined : joinPath(from, build.file);
    const read = dockerfile ?? joinPath(context, 'Dockerfile');
    if (read !== undefined && has(read)) return { context, ...(dockerfile && { dockerfile }) };
  }
  return undefined;
}

function startsOf(path: string): readonly string[] {
  if (isWorkflow(path)) return ['.'];
  const isScript = /(\.(sh|mk|ps1)|file)$/i.test(path);
  return isScript ? [folderOf(path), '.'] : ['.', checkoutOf(path)];
}

/** Steps of GitHub workflows that use `docker/build-push-action`; their paths start at the root of the checkout. */
function actionFacts({ node, values }: Step, checkout: string): readonly Built[] {
  return /\/build-push-action(@|$)/.test(node.get('uses').text() ?? '') ? stepFacts(node.get('with'), values, checkout) : [];
}

function stepFacts(inputs: YamlNode, values: Variables, checkout: string): readonly Built[] {
  const input = (name: string) => expressed(inputs.get(name).text() ?? '', values);
  const [folder, file, target] = [input('context') || '.', input('file'), input('target')];
  const context = joinPath(checkout, folder);
  if (context === undefined || /\$\{\{/.test(folder)) return [];
  const dockerfile = file === '' || file.includes('${{') ? undefined : joinPath(checkout, file);
  const evidence = inputs.get('tags').evidence();
  const args = argumentsIn(inputs.get('build-args'), values);
  return imagesIn(input('tags')).flatMap((image) =>
    factsOf(
      {
        kind: 'build',
        evidence,
        image,
        context,
        ...(dockerfile && { dockerfile }),
        ...(target !== '' && !target.includes('${{') && { target }),
      },
      args,
    ),
  );
}

/** `build-args`: `KEY=value` on each line of a text. */
function argumentsIn(node: YamlNode, values: Variables): readonly BuildArgument[] {
  const lines = expressed(node.text() ?? '', values).split('\n');
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
