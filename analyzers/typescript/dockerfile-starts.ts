import type { Repository } from '../../src/model/analyzer.ts';
import { commandLinesOf } from '../../src/sdk/index.ts';
import { folderOf } from './file-paths.ts';

/** A Dockerfile's folder and the command lines its last stage starts with. */
export interface DockerfileStart {
  readonly folder: string;
  readonly commands: readonly string[];
}

const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;

export function findDockerfileStarts(repository: Repository): readonly DockerfileStart[] {
  return repository.paths
    .filter((path) => DOCKERFILE.test(path) && !path.endsWith('.dockerignore'))
    .map((path) => ({ folder: folderOf(path), commands: lastCommands(repository.read(path)?.text ?? '') }));
}

const DEPLOYMENT = /(^|\/)(Procfile|[^/]+\.ya?ml|supervisord?[^/]*\.(conf|ini))$/i;
/** Pipelines run scripts as well, but none that goes on running. */
const PIPELINE = /(^|\/)\.|(^|\/)(azure-pipelines|buildspec|cloudbuild|bitbucket-pipelines|action)[^/]*\.ya?ml$/i;
const LONGEST_FILE = 200_000;

/** The command lines with which deployments start something that may be of this language. */
export function findDeploymentCommands(repository: Repository): readonly string[] {
  const texts = repository.paths
    .filter((path) => DEPLOYMENT.test(path) && !PIPELINE.test(path))
    .map((path) => [path, repository.read(path)?.text ?? ''] as const);
  return texts.flatMap(([path, text]) =>
    text.length > LONGEST_FILE || !/\b(node|npm|yarn|pnpm|bun|deno|tsx|ts-node)\b/.test(text) ? [] : commandLinesOf(path, text),
  );
}

/** Its entry point hands on to `deno` what is a command of it: https://github.com/denoland/deno_docker#readme */
const DENO_IMAGE = /^(--platform=\S+\s+)?(\S+\/)?denoland\/deno\b/;
const DENO_COMMAND = /^\s*(run|serve|task)\s/;

/** An entry point that runs a file is given the words of CMD. https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact */
const RUNS_FILE = /\.[cm]?[jt]s\b/;

/** CMD and ENTRYPOINT of the last stage, in shell or in JSON form, as plain words. */
function lastCommands(text: string): readonly string[] {
  const lines = text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/);
  const read = lines.flatMap((line) => {
    const [, instruction = '', rest = ''] = /^\s*(FROM|CMD|ENTRYPOINT)\s+(.*)$/i.exec(line) ?? [];
    return instruction === '' ? [] : [{ instruction: instruction.toUpperCase(), rest }];
  });
  const start = read.findLastIndex(({ instruction }) => instruction === 'FROM');
  const isDeno = DENO_IMAGE.test(read[start]?.rest ?? '');
  const commands = read.slice(start + 1).map(({ instruction, rest }) => {
    const isList = /^\[.*\]\s*$/.test(rest);
    const line = isList ? rest.replace(/["',[\]]+/g, ' ') : rest;
    const command = isDeno && DENO_COMMAND.test(line) ? `deno ${line.trim()}` : line;
    return { command, takesWords: isList && instruction === 'ENTRYPOINT' && RUNS_FILE.test(line) };
  });
  const running = commands.filter(({ takesWords }) => takesWords);
  return (running.length > 0 ? running : commands).map(({ command }) => command);
}
