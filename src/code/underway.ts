import type { Settled } from './settled-things.ts';
import type { Thing } from './thing.ts';

/** How often something is running, and how many other things were when it began. */
interface Running {
  readonly times: number;
  readonly below: number;
}

const NOT_RUNNING: Running = { times: 0, below: 0 };
/** A cut by a bound: whoever asks from elsewhere may not meet it. */
export const BOUND = -2;
/** What is so for the callers at hand alone. */
export const OWN = -1;

/** What one evaluation is busy with, and where it was cut short by that. */
export class Underway {
  /**
   * Where evaluation was cut short: by what was running already, as how many things were running around that, or by a bound. What
   * depends on it is not kept for others.
   */
  readonly cuts: number[] = [];
  private readonly busy = new Map<object, Running>();
  /** What is kept until something ends, by how many other things are running around that. */
  private readonly passing: (readonly [Map<object, Settled>, object])[][] = [];
  /** How many things are running. */
  private running = 0;

  /** Runs unless it is running already for the same thing: a variable that leads back to itself has no value of its own. */
  guard(key: object, run: () => Thing, most: number): Thing | undefined {
    const before = this.busy.get(key);
    const { times, below } = before?.times ? before : { times: 0, below: this.running };
    if (times >= most) {
      this.cuts.push(below);
      return undefined;
    }
    const mark = this.cuts.length;
    this.busy.set(key, { times: times + 1, below });
    this.running++;
    const thing = run();
    this.running--;
    this.busy.set(key, before ?? NOT_RUNNING);
    if (times === 0) this.mendCuts(mark);
    this.forget(this.running);
    return thing;
  }

  /** What has led back to something that has ended may be more now. */
  private forget(level: number): void {
    for (const [kept, key] of this.passing[level] ?? []) kept.delete(key);
    if (this.passing[level]) this.passing[level] = [];
  }

  /** What only led back to something that has ended is as it would be whoever asks. */
  private mendCuts(since: number): void {
    for (let at = since; at < this.cuts.length; at++) if ((this.cuts[at] ?? BOUND) < this.running) return;
    this.cuts.length = since;
  }

  /** What is passed to a function is computed outside of it. */
  outside(key: object, run: () => Thing): Thing {
    const before = this.busy.get(key);
    if (!before?.times) return run();
    this.busy.set(key, { times: before.times - 1, below: before.below });
    const thing = run();
    this.busy.set(key, before);
    return thing;
  }

  /** Keeps a result until what it led back to ends. */
  keepUntil(level: number, kept: Map<object, Settled>, key: object): void {
    const passing = this.passing[level] ?? [];
    passing.push([kept, key]);
    this.passing[level] = passing;
  }
}
