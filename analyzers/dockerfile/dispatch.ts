import { dispatchIn, folderOf, type ImageFact, isInside, type Repository, type Source } from '../../src/sdk/index.ts';

const LONGEST = 20_000;
const SCRIPT = /^(?:\.?\/)*([\w./-]{1,200}\.sh|[\w./-]{0,200}entrypoint[\w.-]{0,50})$/;

/** What the script that an image begins with starts, by the word or the variable that tells it what to. */
export function dispatchOf(command: string, dockerfile: string, repository: Repository): ImageFact['starts'] {
  return dispatchIn((scriptOf(command, dockerfile, repository)?.text ?? '').slice(0, LONGEST));
}

/** The script that an image begins with. */
export function scriptOf(command: string, dockerfile: string, repository: Repository): Source | undefined {
  const [script] = command.split(/\s+/).flatMap((word) => SCRIPT.exec(word)?.[1] ?? []);
  const path = script === undefined ? undefined : scriptAt(script, folderOf(dockerfile), repository);
  return path === undefined ? undefined : repository.read(path);
}

/** The file of that name that lies nearest to the Dockerfile: images may keep it anywhere. */
function scriptAt(script: string, folder: string, { paths }: Repository): string | undefined {
  const name = script.slice(script.lastIndexOf('/') + 1);
  const named = paths.filter((path) => path === name || path.endsWith(`/${name}`));
  const below = named.filter((path) => isInside(path, folder));
  const [nearest] = (below.length > 0 ? below : named).toSorted((one, other) => one.length - other.length);
  return nearest;
}
