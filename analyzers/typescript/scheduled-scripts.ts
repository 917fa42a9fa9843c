// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
import type { Repository } from '../../src/model/analyzer.ts';
import { commandLinesOf } from '../../src/sdk/index.ts';
import { readStartCommand } from './start-commands.ts';

/** A Job is no such kind: it runs once. */
const RUNS_ON = /^[ \t]*kind:\s*["']?(CronJob|Deployment|StatefulSet|DaemonSet)\b/m;
const LONGEST_FILE = 200_000;

/** Whether a cluster starts the file of a folder `scripts` by its path in the image, again and again or for good. */
export function isScheduledScript(path: string, repository: Repository): boolean {
  const known = scheduled.get(repository) ?? scheduledIn(repository);
  scheduled.set(repository, known);
  return known.has(path);
}

const scheduled = new WeakMap<Repository, ReadonlySet<string>>();

function scheduledIn(repository: Repository): ReadonlySet<string> {
  const named = repository.paths
    .filter((path) => /\.ya?ml$/.test(path))
    .flatMap((path) => repository.read(path) ?? [])
    .filter(({ text }) => text.length <= LONGEST_FILE && RUNS_ON.test(text) && /\bscripts\//.test(text))
    .flatMap(commandLinesOf)
    .flatMap(({ line }) => readStartCommand(line).files)
    .flatMap((file) => /(?:^|\/)(scripts\/.+)$/.exec(file)?.[1] ?? []);
  // A path that several packages have says of none that it is meant.
  const found = [...new Set(named)].map((file) => repository.paths.filter((path) => path === file || path.endsWith(`/${file}`)));
  return new Set(found.flatMap((paths) => (paths.length === 1 ? paths : [])));
}
