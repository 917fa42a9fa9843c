import type { Progress } from '../model/progress.ts';

export interface ProgressOptions {
  readonly quiet?: boolean;
  /** One line a stage with its duration, in place of the line that updates itself. */
  readonly debug?: boolean;
}

const REDRAW_MS = 80;
const ERASE_LINE = '\r\u001b[2K';

/** Progress on stderr: for a person at a terminal one line that updates itself, nothing in CI, in a pipe or with `--quiet`. */
export function progressLine({ quiet = false, debug = false }: ProgressOptions): Progress & { clear(): void } {
  const live = !quiet && !debug && process.stderr.isTTY === true && !process.env['CI'];
  let current = { stage: '', total: 0, done: 0, began: 0 };
  let drawn = 0;

  function draw(now: number): void {
    if (!live || now - drawn < REDRAW_MS) return;
    drawn = now;
    const count = current.total > 0 ? ` ${current.done}/${current.total} files` : '';
    process.stderr.write(`${ERASE_LINE}${current.stage}${count}`);
  }

  return {
    start(stage, total = 0) {
      current = { stage, total, done: 0, began: performance.now() };
      // A stage that stays silent while it works must at least be named.
      drawn = 0;
      draw(current.began);
    },
    step(count = 1) {
      current.done += count;
      draw(performance.now());
    },
    end() {
      if (!debug) return;
      const took = (performance.now() - current.began).toFixed(0);
      const files = current.total > 0 ? `  ${current.total} files` : '';
      process.stderr.write(`${current.stage.padEnd(28)} ${took.padStart(6)} ms${files}\n`);
    },
    clear() {
      if (live) process.stderr.write(ERASE_LINE);
    },
  };
}
