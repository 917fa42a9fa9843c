import type { Open, Thing } from './thing.ts';

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
  /** Where it was cut short: it holds while those run that it led back to. */
  readonly cuts: readonly number[] | undefined;
}

/** What holds for every evaluation, and what holds for those of one program. */
export class SettledThings {
  readonly anywhere = new Map<object, Settled>();
  private readonly inPrograms = new Map<string, Map<object, Settled>>();
  private readonly withoutCallers = new Map<string, Map<object, Settled>>();

  within(program: string): Map<object, Settled> {
    return under(program, this.inPrograms);
  }

  /** What holds for a program while no callers are at hand. */
  alone(program: string): Map<object, Settled> {
    return under(program, this.withoutCallers);
  }

  clear(): void {
    this.anywhere.clear();
    this.inPrograms.clear();
    this.withoutCallers.clear();
  }
}

function under(program: string, all: Map<string, Map<object, Settled>>): Map<object, Settled> {
  const known = all.get(program);
  if (known) return known;
  const made = new Map<object, Settled>();
  all.set(program, made);
  return made;
}

/** Each once, as hard as it was asked at all. */
export function distinct(all: readonly Asked[]): readonly Asked[] {
  if (all.length < 2) return all;
  const found = new Map<string, Asked>();
  for (const each of all) {
    const known = found.get(each.key);
    found.set(each.key, known ? harder(known, each) : each);
  }
  return [...found.values()];
}

/** Of two meetings with one open end, as hard as either asked for it and as sure to matter. */
export function harder(one: Asked, other: Asked): Asked {
  const [hard, soft] = one.isSoft && !other.isSoft ? [other, one] : [one, other];
  const open = replaceableAs(hard.open, soft.open);
  const within = Math.min(one.within, other.within);
  return open === hard.open && within === hard.within ? hard : { key: hard.key, open, isSoft: hard.isSoft, within };
}

function replaceableAs(open: Open, other: Open): Open {
  const isReplaceable = other.kind === 'parameter' && other.isReplaceable === true;
  return isReplaceable && open.kind === 'parameter' && !open.isReplaceable ? { ...open, isReplaceable } : open;
}
