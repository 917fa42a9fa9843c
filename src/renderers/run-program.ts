import { spawnSync } from 'node:child_process';
import type { Rendering } from '../model/analyzer.ts';
import { cleanText } from '../sdk/secrets.ts';

export interface ProgramCall {
  readonly arguments: readonly string[];
  /** The analysed folder, in which the program is started. */
  readonly root: string;
  /** An empty folder for what it wants to write. */
  readonly scratch: string;
}

const LONGEST_MS = 60_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** The discard port of this machine: whatever wants to leave it is refused at once. */
const NOWHERE = 'http://127.0.0.1:9';

/** Runs a program without a shell, for a bounded time, with an environment that holds nothing of the user's and leads to no network. */
export function runProgram(program: string, { arguments: words, root, scratch }: ProgramCall): Rendering {
  const environment = {
    PATH: '',
    HOME: scratch,
    KUBECONFIG: '/dev/null',
    HELM_CACHE_HOME: scratch,
    HELM_CONFIG_HOME: scratch,
    HELM_DATA_HOME: scratch,
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    NO_PROXY: '',
  };
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd: root,
    env: environment,
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: LONGEST_MS,
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  });
  if (error) return { failure: REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'it could not be started' };
  if (status === 0) return { text: stdout };
  const [said] = stderr.split('\n').filter((line) => line.trim() !== '');
  return {
    failure: cleanText(
      (said ?? 'it ended with an error and said nothing').slice(0, 300).replaceAll(scratch, '…').replaceAll(root, '.'),
    ),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'it may not be run',
  ETIMEDOUT: `it took longer than ${LONGEST_MS / 1000} seconds`,
  ENOBUFS: `it wrote more than ${MOST_BYTES / 1024 / 1024} MiB`,
};
