import type { Repository } from '../../src/model/analyzer.ts';
import type { DockerfileStart } from './dockerfile-starts.ts';
import { joinPath } from './file-paths.ts';

/** Where the last stage of a Dockerfile works, and how it starts. */
export interface LastStage {
  readonly workdir: string;
  readonly commands: readonly string[];
  /** Build arguments with their defaults. */
  readonly args: ReadonlyMap<string, string | undefined>;
}

const VARIABLE = /\$\{?(\w+)(?::-[^}]*)?\}?/g;

/**
 * One Dockerfile may build several programs, told apart by a build argument: `WORKDIR /repo/apps/${APP}`. These are the folders that it
 * stands for, each with its commands. https://docs.docker.com/reference/dockerfile/#arg
 */
export function startsByArgument(
  folder: string,
  { workdir, commands, args }: LastStage,
  repository: Repository,
): readonly DockerfileStart[] {
  const written = [workdir, ...commands].join('\n');
  const used = [...new Set([...written.matchAll(VARIABLE)].map(([, name = '']) => name))].filter((name) => args.has(name));
  const [name] = used;
  if (name === undefined) return startsAt(workdir, commands, repository);
  if (used.length > 1) return [];
  return valuesOf(name, args.get(name), repository).flatMap((value) => {
    const filled = (text: string): string =>
      text.replace(VARIABLE, (whole: string, variable: string) => (variable === name ? value : whole));
    const given = commands.map(filled);
    if (workdir !== filled(workdir)) return startsAt(filled(workdir), given, repository, value.split('/').length);
    return [{ folder, commands: given }];
  });
}

/** The package whose folder a path in the image ends with; a single step may be anything, unless an argument names it. */
function startsAt(
  workdir: string,
  commands: readonly string[],
  repository: Repository,
  fewestSteps = 2,
): readonly DockerfileStart[] {
  const steps = workdir.split('/').filter((step) => step !== '');
  const ends = steps.flatMap((_, index) => (steps.length - index >= fewestSteps ? [steps.slice(index).join('/')] : []));
  const folder = ends.find((end) => repository.has(joinPath(end, 'package.json')));
  return folder === undefined ? [] : [{ folder, commands }];
}

const DEPLOYMENT = /\.(ya?ml|toml|hcl|sh|json)$|(^|\/)(Makefile|Taskfile|justfile|Jenkinsfile|Tiltfile|Earthfile)$/i;
const LONGEST_FILE = 200_000;

/** What deployments and pipelines give for a build argument; of a computed value, every folder that the file names may be meant. */
function valuesOf(name: string, fallback: string | undefined, repository: Repository): readonly string[] {
  const given = new RegExp(`\\b${name}["']?\\s*[:=]\\s*["']?(\\$?[\\w@./-]*)`, 'g');
  const found = new Set(fallback === undefined ? [] : [fallback]);
  const folders = new Set(repository.paths.flatMap((path) => path.split('/').slice(0, -1)));
  for (const path of repository.paths.filter(
    (each) => DEPLOYMENT.test(each) && !/(^|\/)(package-lock|tsconfig.*)\.json$/.test(each),
  )) {
    const text = repository.read(path)?.text ?? '';
    if (text.length > LONGEST_FILE || !text.includes(name)) continue;
    for (const [, value = ''] of text.matchAll(given)) {
      if (value.startsWith('$')) addWords(text, folders, found);
      else if (value !== '') found.add(value);
    }
  }
  return [...found].filter((value) => /\w/.test(value)).toSorted();
}

/** The names of folders among the words of a text. */
function addWords(text: string, folders: ReadonlySet<string>, into: Set<string>): void {
  for (const [word] of text.matchAll(/[\w-]+/g)) if (folders.has(word)) into.add(word);
}
