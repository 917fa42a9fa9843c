import type { Repository } from '../../src/model/analyzer.ts';
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

/** CMD and ENTRYPOINT of the last stage, in shell or in JSON form, as plain words. */
function lastCommands(text: string): readonly string[] {
  const commands: string[] = [];
  for (const line of text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/)) {
    const [, instruction = '', rest = ''] = /^\s*(FROM|CMD|ENTRYPOINT)\s+(.*)$/i.exec(line) ?? [];
    if (/^from$/i.test(instruction)) commands.length = 0;
    else if (instruction !== '') commands.push(/^\[.*\]\s*$/.test(rest) ? rest.replace(/["',[\]]+/g, ' ') : rest);
  }
  return commands;
}
