import type { Repository } from '../../src/model/analyzer.ts';
import { type CommandLine, commandLinesOf, linesThroughScripts, lineThroughScripts } from '../../src/sdk/index.ts';
import { folderOf } from './file-paths.ts';
import { type LastStage, startsByArgument } from './shared-dockerfiles.ts';

/** A Dockerfile's folder and the command lines its last stage starts with. */
export interface DockerfileStart {
  readonly folder: string;
  readonly commands: readonly string[];
}

const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;

export function findDockerfileStarts(repository: Repository): readonly DockerfileStart[] {
  return repository.paths
    .filter((path) => DOCKERFILE.test(path) && !path.endsWith('.dockerignore'))
    .flatMap((path) => {
      const folder = folderOf(path);
      const stage = followed(lastStage(repository.read(path)?.text ?? ''), folder, repository);
      return [{ folder, commands: stage.commands }, ...startsByArgument(folder, stage, repository)];
    });
}

/** What it starts by way of scripts that were copied into it. */
function followed(stage: LastStage, folder: string, repository: Repository): LastStage {
  const commands = stage.commands.map((line) => lineThroughScripts(line, [folder, '.'], repository));
  return { ...stage, commands };
}

const DEPLOYMENT = /(^|\/)(Procfile|[^/]+\.ya?ml|supervisord?[^/]*\.(conf|ini))$/i;
/** Pipelines run scripts as well, but none that goes on running. */
const PIPELINE = /(^|\/)\.|(^|\/)(azure-pipelines|buildspec|cloudbuild|bitbucket-pipelines|action)[^/]*\.ya?ml$/i;
const LONGEST_FILE = 200_000;

/** The command lines with which deployments start something that may be of this language. */
export function findDeploymentCommands(repository: Repository): readonly CommandLine[] {
  const sources = repository.paths
    .filter((path) => DEPLOYMENT.test(path) && !PIPELINE.test(path))
    .flatMap((path) => repository.read(path) ?? []);
  const plain = sources
    .filter(({ text }) => text.length <= LONGEST_FILE && /\b(node|npm|yarn|pnpm|bun|deno|tsx|ts-node)\b/.test(text))
    .flatMap(commandLinesOf);
  return [...plain, ...linesThroughScripts(repository)];
}

/** Its entry point hands on to `deno` what is a command of it: https://github.com/denoland/deno_docker#readme */
const DENO_IMAGE = /^(--platform=\S+\s+)?(\S+\/)?denoland\/deno\b/;
const DENO_COMMAND = /^\s*(run|serve|task)\s/;

/** What is known while a Dockerfile is read line by line. */
interface Reading {
  commands: { readonly line: string; readonly takesWords: boolean }[];
  readonly args: Map<string, string | undefined>;
  /** By stage. */
  readonly workdirs: Map<string, string>;
  stage: string;
  isDeno: boolean;
}

const READERS: Readonly<Record<string, (rest: string, reading: Reading) => void>> = {
  from: readFrom,
  workdir: readWorkdir,
  arg: readArgs,
  cmd: (rest, reading) => readCommand(rest, reading, false),
  entrypoint: (rest, reading) => readCommand(rest, reading, true),
};

/** An entry point that runs a file is given the words of CMD. https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact */
const RUNS_FILE = /\.[cm]?[jt]s\b/;

/** CMD and ENTRYPOINT of the last stage, in shell or in JSON form, as plain words. */
function lastStage(text: string): LastStage {
  const reading: Reading = { commands: [], args: new Map(), workdirs: new Map(), stage: '', isDeno: false };
  for (const line of text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/)) {
    const [, instruction = '', rest = ''] = /^\s*(FROM|CMD|ENTRYPOINT|WORKDIR|ARG)\s+(.*)$/i.exec(line) ?? [];
    READERS[instruction.toLowerCase()]?.(rest, reading);
  }
  const { args, commands, workdirs, stage } = reading;
  const running = commands.filter(({ takesWords }) => takesWords);
  const lines = (running.length > 0 ? running : commands).map((each) => each.line);
  return { workdir: workdirs.get(stage) ?? '', commands: lines, args };
}

/** A stage works where the one that it builds on does. */
function readFrom(rest: string, reading: Reading): void {
  const [, base = '', name = ''] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? [];
  reading.commands = [];
  reading.isDeno = DENO_IMAGE.test(rest);
  reading.workdirs.set(name, reading.workdirs.get(base) ?? '');
  reading.stage = name;
}

function readWorkdir(rest: string, { workdirs, stage }: Reading): void {
  const path = rest.trim().replace(/^["']|["']$/g, '');
  workdirs.set(stage, path.startsWith('/') ? path : `${workdirs.get(stage) ?? ''}/${path}`);
}

function readArgs(rest: string, { args }: Reading): void {
  for (const [, name = '', value] of rest.matchAll(/(\w+)(?:=["']?([^\s"']*))?/g)) args.set(name, value ?? args.get(name));
}

function readCommand(rest: string, { commands, isDeno }: Reading, isEntrypoint: boolean): void {
  const isList = /^\[.*\]\s*$/.test(rest);
  const line = isList ? rest.replace(/["',[\]]+/g, ' ') : rest;
  const takesWords = isList && isEntrypoint && RUNS_FILE.test(line);
  commands.push({ line: isDeno && DENO_COMMAND.test(line) ? `deno ${line.trim()}` : line, takesWords });
}
