import type { World } from './evaluate.ts';
import { type Frame, type Located, type Open, openKey, type Thing } from './thing.ts';

/** How much had been asked and cut at one moment. */
export interface Mark {
  readonly asked: number;
  readonly cuts: number;
  readonly program: number;
}

/** Something open that was met; `isSoft` when the answer is usable as it is. */
export interface Asked {
  readonly key: string;
  readonly open: Open;
  readonly isSoft: boolean;
  /** How many times over it was met in one of several things that may be meant. */
  readonly within: number;
}

/** A result that holds for every evaluation, with what it met open: whoever takes it has met that too. */
export interface Settled {
  readonly thing: Thing;
  readonly asked: readonly Asked[];
  /** Set when it holds for the bound program only. */
  readonly isOfProgram: boolean;
}

/** What holds for every evaluation, and what holds for those of one program. */
export class SettledThings {
  readonly anywhere = new Map<object, Settled>();
  private readonly inPrograms = new Map<string, Map<object, Settled>>();

  within(program: string): Map<object, Settled> {
    const known = this.inPrograms.get(program) ?? new Map<object, Settled>();
    this.inPrograms.set(program, known);
    return known;
  }

  clear(): void {
    this.anywhere.clear();
    this.inPrograms.clear();
  }
}

/** How often something is running, and how many other things were when it began. */
interface Running {
  readonly times: number;
  readonly below: number;
}

const NOT_RUNNING: Running = { times: 0, below: 0 };
/** A cut by a bound: whoever asks from elsewhere may not meet it. */
const BOUND = -1;
const MOST_REENTRIES = 2;
/** Stands for the program where none is bound: the folder of no program is called so. */
const NO_PROGRAM = '';
/** A result that met more than this is computed anew. */
const MOST_ASKED = 64;

/**
 * What one evaluation remembers: what it met open, what it is busy with, and which results may be kept for other evaluations
 * because they depend on no bound caller (and on no program, or on this one alone).
 */
export class Memory {
  readonly opens = new Map<string, Asked>();
  private readonly world: World;
  private readonly program: string | undefined;
  /** Every meeting with something open, in order. */
  private readonly asked: Asked[] = [];
  /**
   * Where evaluation was cut short: by what was running already, as how many things were running around that, or by a bound. What
   * depends on it is not kept.
   */
  private readonly cuts: number[] = [];
  /** How often the bound program was asked for; what depends on it is kept for this program alone. */
  private askedProgram = 0;
  private readonly inFrames = new Map<Frame, Map<object, Settled>>();
  private readonly busy = new Map<object, Running>();
  /** How many things are running. */
  private running = 0;
  /** How many of those running are one of several that may be meant. */
  private within = 0;

  constructor(world: World, program: string | undefined) {
    this.world = world;
    this.program = program;
  }

  needs(open: Open, isSoft: boolean): void {
    if (open.kind === 'program' && this.program !== undefined) {
      this.askedProgram++;
      return;
    }
    this.meet({ key: openKey(open), open, isSoft, within: this.within });
  }

  private meet(asked: Asked): void {
    this.asked.push(asked);
    const known = this.opens.get(asked.key);
    this.opens.set(asked.key, known ? harder(known, asked) : asked);
  }

  /** Runs for each of several things of which one is meant. */
  eachOf<R>(things: readonly Thing[], run: (thing: Thing) => R): readonly R[] {
    if (things.length < 2) return things.map(run);
    this.within++;
    const results = things.map(run);
    this.within--;
    return results;
  }

  cut(): void {
    this.cuts.push(BOUND);
  }

  /** Runs without remembering what it meets open: a look that does not matter to the result. */
  quietly<T>(run: () => T): T {
    const [opens, mark] = [new Map(this.opens), this.mark()];
    const result = run();
    this.opens.clear();
    for (const [key, open] of opens) this.opens.set(key, open);
    this.asked.length = mark.asked;
    this.cuts.length = mark.cuts;
    return result;
  }

  mark(): Mark {
    return { asked: this.asked.length, cuts: this.cuts.length, program: this.askedProgram };
  }

  /** Runs unless it is running already for the same thing: a variable that leads back to itself has no value of its own. */
  guard(key: object, run: () => Thing, most = 1): Thing | undefined {
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
    return thing;
  }

  /** What only led back to something that has ended is as it would be whoever asks. */
  private mendCuts(since: number): void {
    for (let at = since; at < this.cuts.length; at++) if ((this.cuts[at] ?? BOUND) < this.running) return;
    this.cuts.length = since;
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
    const before = this.busy.get(key);
    if (!before?.times) return run();
    this.busy.set(key, { ...before, times: before.times - 1 });
    const thing = run();
    this.busy.set(key, before);
    return thing;
  }

  /** A result kept for anyone, or within this evaluation for the callers that the frame binds. */
  known(key: object, frame: Frame | undefined): Thing | undefined {
    const known = frame ? this.inFrames.get(frame)?.get(key) : (this.world.settled.get(key) ?? this.knownHere(key));
    if (known?.isOfProgram) this.askedProgram++;
    for (const each of known?.asked ?? []) this.meet({ ...each, within: each.within + this.within });
    return known?.thing;
  }

  private knownHere(key: object): Settled | undefined {
    return this.world.settledIn(this.program ?? NO_PROGRAM).get(key);
  }

  /** Keeps a result when nothing since the mark cut it short; what a program would tell more of, for those without one alone. */
  keep(key: object, thing: Thing, since: Mark, frame: Frame | undefined): void {
    if (this.cuts.length !== since.cuts || this.asked.length - since.asked > MOST_ASKED) return;
    const settled: Settled = {
      thing,
      asked: distinct(this.asked.slice(since.asked).map((each) => ({ ...each, within: each.within - this.within }))),
      isOfProgram: this.askedProgram !== since.program,
    };
    const isOfThis = settled.isOfProgram || settled.asked.some(({ open }) => open.kind === 'program');
    if (frame) this.keptIn(frame).set(key, settled);
    else (isOfThis ? this.world.settledIn(this.program ?? NO_PROGRAM) : this.world.settled).set(key, settled);
  }

  /** What was kept for the key, or what running gives. */
  once(key: object, frame: Frame | undefined, run: () => Thing): Thing {
    const known = this.known(key, frame);
    if (known) return known;
    const mark = this.mark();
    const thing = run();
    this.keep(key, thing, mark, frame);
    return thing;
  }

  /** The same for an expression that no caller is bound around; one that stands in two places is known in the first of them. */
  onceAt({ module, expression, scope, frame }: Located, run: () => Thing): Thing {
    if (frame) return run();
    const { places } = this.world;
    const place = places.get(expression);
    if (!place) places.set(expression, { module, scope });
    else if (place.module !== module || place.scope !== scope) return run();
    return this.once(expression, undefined, run);
  }

  private keptIn(frame: Frame): Map<object, Settled> {
    const kept = this.inFrames.get(frame) ?? new Map<object, Settled>();
    this.inFrames.set(frame, kept);
    return kept;
  }
}

/** Each once, as hard as it was asked at all. */
function distinct(all: readonly Asked[]): readonly Asked[] {
  if (all.length < 2) return all;
  const found = new Map<string, Asked>();
  for (const each of all) {
    const known = found.get(each.key);
    found.set(each.key, known ? harder(known, each) : each);
  }
  return [...found.values()];
}

/** Of two meetings with one open end, as hard as either asked for it and as sure to matter. */
function harder(one: Asked, other: Asked): Asked {
  const hard = one.isSoft && !other.isSoft ? other : one;
  return { ...hard, within: Math.min(one.within, other.within) };
}
