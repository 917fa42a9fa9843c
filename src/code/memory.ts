import type { World } from './evaluate.ts';
import { type Open, openKey, type Thing } from './thing.ts';

/** How much had been asked and cut at one moment. */
export interface Mark {
  readonly asked: number;
  readonly program: number;
}

const MOST_REENTRIES = 2;

/**
 * What one evaluation remembers: what it met open, what it is busy with, and which results may be kept for other evaluations
 * because they depend on no caller (and on no program, or on this one alone).
 */
export class Memory {
  readonly opens = new Map<string, { open: Open; isSoft: boolean }>();
  private readonly world: World;
  private readonly program: string | undefined;
  /** How often something open was met, or a bound or a cycle cut an evaluation short; what depends on it is not kept. */
  private asked = 0;
  /** How often the bound program was asked for; what depends on it is kept for this program alone. */
  private askedProgram = 0;
  private readonly busy = new Map<object, number>();

  constructor(world: World, program: string | undefined) {
    this.world = world;
    this.program = program;
  }

  needs(open: Open, isSoft: boolean): void {
    if (open.kind === 'program' && this.program !== undefined) {
      this.askedProgram++;
      return;
    }
    this.asked++;
    const key = openKey(open);
    const known = this.opens.get(key);
    if (!known || (known.isSoft && !isSoft)) this.opens.set(key, { open, isSoft });
  }

  cut(): void {
    this.asked++;
  }

  /** Runs without remembering what it meets open: a look that does not matter to the result. */
  quietly<T>(run: () => T): T {
    const [opens, asked] = [new Map(this.opens), this.asked];
    const result = run();
    this.opens.clear();
    for (const [key, open] of opens) this.opens.set(key, open);
    this.asked = asked;
    return result;
  }

  mark(): Mark {
    return { asked: this.asked, program: this.askedProgram };
  }

  /** Runs unless it is running already for the same thing: a variable that leads back to itself has no value of its own. */
  guard(key: object, run: () => Thing, most = 1): Thing | undefined {
    const running = this.busy.get(key) ?? 0;
    if (running >= most) {
      this.cut();
      return undefined;
    }
    this.busy.set(key, running + 1);
    const thing = run();
    this.busy.set(key, running);
    return thing;
  }

  /** A field may stand for another instance's field of the same name for a few steps. */
  guardField(key: object, run: () => Thing): Thing | undefined {
    return this.guard(key, run, MOST_REENTRIES);
  }

  /** A function may call itself for a few steps. */
  guardCall(key: object, run: () => Thing): Thing | undefined {
    return this.guard(key, run, MOST_REENTRIES);
  }

  /** What is passed to a function is computed outside of it. */
  outside(key: object, run: () => Thing): Thing {
    const running = this.busy.get(key) ?? 0;
    if (running === 0) return run();
    this.busy.set(key, running - 1);
    const thing = run();
    this.busy.set(key, running);
    return thing;
  }

  known(key: object): Thing | undefined {
    const known = this.world.settled.get(key);
    if (known || this.program === undefined) return known;
    const here = this.world.settledIn(this.program).get(key);
    if (here) this.askedProgram++;
    return here;
  }

  /** Keeps a result when nothing was asked since the mark. */
  keep(key: object, thing: Thing, since: Mark): void {
    if (this.asked !== since.asked) return;
    const isGeneral = this.program === undefined || this.askedProgram === since.program;
    (isGeneral ? this.world.settled : this.world.settledIn(this.program ?? '')).set(key, thing);
  }
}
