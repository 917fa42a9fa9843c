import type { World } from './evaluate.ts';
import { openKey } from './keys.ts';
import { type Asked, distinct, harder, type Settled } from './settled-things.ts';
import { type ClassThing, type Frame, type InstanceThing, type Located, type Open, type Thing, unknownThing } from './thing.ts';
import { BOUND, OWN, Underway } from './underway.ts';

/** How much had been asked and cut at one moment. */
export interface Mark {
  readonly asked: number;
  readonly cuts: number;
  readonly program: number;
}

const MOST_REENTRIES = 2;
/** Stands for the program where none is bound: the folder of no program is called so. */
const NO_PROGRAM = '';
/** A result that met more open ends than this is computed anew, and so is one that met them more often than the other. */
const MOST_ASKED = 64;
const MOST_MEETINGS = 1000;
const NOTHING_ASKED: readonly Asked[] = [];
const BACK_TO_ITSELF = unknownThing('leads back to itself');

/** What was asked, inside of more or fewer of several that may be meant. */
function deeper(asked: Asked, by: number): Asked {
  if (by === 0) return asked;
  const { key, open, isSoft, within } = asked;
  return { key, open, isSoft, within: within + by };
}

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
  private readonly underway = new Underway();
  /** How many of those running are one of several that may be meant. */
  private within = 0;
  /** How often the bound program was asked for; what depends on it is kept for this program alone. */
  private askedProgram = 0;
  private readonly inFrames = new Map<Frame, Map<object, Settled>>();
  private readonly keysInFrames = new Map<Frame, Map<object, object>>();
  private readonly ofInstances = new Map<InstanceThing, Map<string, Frame>>();
  /** What led back to what is running, where no caller is bound. */
  private readonly passed = new Map<object, Settled>();
  /** What is so for the callers at hand. */
  private readonly forCallers: Map<object, Settled> | undefined;

  constructor(world: World, program: string | undefined, hasCallers: boolean) {
    this.world = world;
    this.program = program;
    this.forCallers = hasCallers ? new Map() : undefined;
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

  /** Too deep, or too early, to tell: it is computed anew when it is asked for again. */
  cut(): void {
    this.underway.cuts.push(BOUND);
  }

  /** What is found depends on the callers of this evaluation: it is kept for this one alone. */
  cutForOthers(): void {
    this.underway.cuts.push(OWN);
  }

  /** Runs without remembering what it meets open: a look that does not matter to the result. */
  quietly<T>(run: () => T): T {
    const [opens, mark] = [new Map(this.opens), this.mark()];
    const result = run();
    this.opens.clear();
    for (const [key, open] of opens) this.opens.set(key, open);
    this.asked.length = mark.asked;
    this.underway.cuts.length = mark.cuts;
    return result;
  }

  mark(): Mark {
    return { asked: this.asked.length, cuts: this.underway.cuts.length, program: this.askedProgram };
  }

  /** Runs unless it is running already for the same thing: a variable that leads back to itself has no value of its own. */
  guard(key: object, run: () => Thing): Thing | undefined {
    return this.underway.guard(key, run, 1);
  }

  /** A field may stand for another instance's field of the same name for a few steps. */
  guardField(key: object, run: () => Thing): Thing | undefined {
    return this.underway.guard(key, run, MOST_REENTRIES);
  }

  /** A function may call itself for a few steps. */
  guardCall(key: object, run: () => Thing): Thing | undefined {
    return this.underway.guard(key, run, MOST_REENTRIES);
  }

  /** What is passed to a function is computed outside of it. */
  outside(key: object, run: () => Thing): Thing {
    return this.underway.outside(key, run);
  }

  /** A result kept for anyone, or within this evaluation for the callers that the frame binds. */
  known(key: object, frame: Frame | undefined): Thing | undefined {
    const known = frame ? this.inFrames.get(frame)?.get(key) : (this.world.settled.get(key) ?? this.knownHere(key));
    if (!known) return undefined;
    if (known.isOfProgram) this.askedProgram++;
    for (const each of known.asked) this.meet(deeper(each, this.within));
    if (known.cuts) this.underway.cuts.push(...known.cuts);
    return known.thing;
  }

  private knownHere(key: object): Settled | undefined {
    return this.inProgram().get(key) ?? this.here().get(key) ?? this.passed.get(key);
  }

  private inProgram(): Map<object, Settled> {
    return this.world.settledFor.within(this.program ?? NO_PROGRAM);
  }

  /** What is so for the callers at hand, or for whoever has none. */
  private here(): Map<object, Settled> {
    return this.forCallers ?? this.world.settledFor.alone(this.program ?? NO_PROGRAM);
  }

  /**
   * Keeps a result: for anyone when nothing since the mark cut it short, and what a program would tell more of for those without one alone;
   * else for this evaluation, as long as what it led back to is running.
   */
  keep(key: object, thing: Thing, since: Mark, frame: Frame | undefined): void {
    const cuts = [...new Set(this.underway.cuts.slice(since.cuts))];
    if (cuts.includes(BOUND) || this.asked.length - since.asked > MOST_MEETINGS) return;
    const asked = this.askedSince(since);
    if (asked.length > MOST_ASKED) return;
    const isOfProgram = this.askedProgram !== since.program;
    const settled: Settled = { thing, asked, isOfProgram, cuts: cuts.length > 0 ? cuts : undefined };
    const level = Math.max(OWN, ...cuts);
    const kept = frame ? this.keptIn(frame) : this.keptFor(settled, cuts);
    kept.set(key, settled);
    if (level > OWN) this.underway.keepUntil(level, kept, key);
  }

  private askedSince({ asked }: Mark): readonly Asked[] {
    if (this.asked.length === asked) return NOTHING_ASKED;
    return distinct(this.asked.slice(asked)).map((each) => deeper(each, -this.within));
  }

  private keptFor({ isOfProgram, asked }: Settled, cuts: readonly number[]): Map<object, Settled> {
    if (cuts.length > 0) return cuts.every((each) => each === OWN) ? this.here() : this.passed;
    const isOfThis = isOfProgram || asked.some(({ open }) => open.kind === 'program');
    return isOfThis ? this.inProgram() : this.world.settled;
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

  /** The same for what may lead back to itself for the same callers: it has no value of its own there. */
  onceAlone(key: object, frame: Frame | undefined, run: () => Thing): Thing {
    return this.once(key, frame, () => this.alone(key, frame, run));
  }

  private alone(key: object, frame: Frame | undefined, run: () => Thing): Thing {
    return this.guard(frame ? this.inside(key, frame) : key, run) ?? BACK_TO_ITSELF;
  }

  /** Stands for the key where the frame is bound. */
  private inside(key: object, frame: Frame): object {
    const keys = this.keysInFrames.get(frame) ?? new Map<object, object>();
    this.keysInFrames.set(frame, keys);
    const found = keys.get(key) ?? {};
    keys.set(key, found);
    return found;
  }

  /** The same for an expression, kept where no caller is bound around it; one that stands in two places is known in the first of them. */
  onceAt({ module, expression, scope, frame }: Located, run: () => Thing): Thing {
    if (frame) return this.alone(expression, frame, run);
    const { places } = this.world;
    const place = places.get(expression);
    if (!place) places.set(expression, { module, scope });
    else if (place.module !== module || place.scope !== scope) return run();
    return this.onceAlone(expression, undefined, run);
  }

  /** The frame of an instance where another class's code runs, unless finding it met something open or was cut short. */
  onceOf(instance: InstanceThing, { key }: ClassThing, run: () => Frame): Frame {
    const known = this.ofInstances.get(instance)?.get(key);
    if (known) return known;
    const { asked, cuts, program } = this.mark();
    const frame = run();
    if (this.asked.length > asked || this.underway.cuts.length > cuts || this.askedProgram > program) return frame;
    const frames = this.ofInstances.get(instance) ?? new Map<string, Frame>();
    this.ofInstances.set(instance, frames.set(key, frame));
    return frame;
  }

  private keptIn(frame: Frame): Map<object, Settled> {
    const kept = this.inFrames.get(frame) ?? new Map<object, Settled>();
    this.inFrames.set(frame, kept);
    return kept;
  }
}
