/** Stages report here and never print; the command line decides what a person sees. */
export interface Progress {
  /** A stage begins; `total` when the number of steps is known. */
  start(stage: string, total?: number): void;
  /** One more step of the current stage is done. */
  step(count?: number): void;
  end(): void;
}

/** For callers that want no progress. */
export const silent: Progress = { start: () => undefined, step: () => undefined, end: () => undefined };

/** Does the work of one stage, reported as such. */
export function stage<T>(progress: Progress, name: string, work: () => T): T {
  progress.start(name);
  const result = work();
  progress.end();
  return result;
}

/** The same for work that waits. */
export async function waitingStage<T>(progress: Progress, name: string, work: () => Promise<T>): Promise<T> {
  progress.start(name);
  const result = await work();
  progress.end();
  return result;
}
