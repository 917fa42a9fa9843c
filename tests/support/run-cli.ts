import { onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process and gives what a shell would see of it. */
export async function runCli(...argv: readonly string[]): Promise<Ended> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  process.exitCode = undefined;
  try {
    await runCommandLine(['node', 'asbuilt', ...argv]);
    return { code: Number(process.exitCode ?? 0), stdout: written(stdout.mock.calls), stderr: written(stderr.mock.calls) };
  } finally {
    process.exitCode = before;
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

function written(calls: readonly (readonly unknown[])[]): string {
  return calls.map(([text]) => String(text)).join('');
}
