import type { World } from './evaluate.ts';
import type { Module } from './ir.ts';
import { functionKey } from './keys.ts';
import type { Frame, FunctionThing } from './thing.ts';

const DEEPEST = 4;

/** What a frame must bind to say anything of what stands in a place: one of these functions, or anything at all in a class. */
interface Around {
  readonly isInClass: boolean;
  readonly functions: ReadonlySet<string>;
}

const NOTHING: Around = { isInClass: false, functions: new Set() };

/**
 * Tells what is bound around the places of a repository: by the functions that they are written in, and by those in which one of these is
 * passed to a library, which calls it with what is known there.
 */
export class Surroundings {
  private readonly world: Pick<World, 'base' | 'callsTaking'>;
  private readonly written = new Map<Module, Around[]>();
  private readonly handed = new Map<string, Around>();
  private readonly takers = new Map<string, Around>();

  constructor(world: Pick<World, 'base' | 'callsTaking'>) {
    this.world = world;
  }

  /** Forgets what depends on which calls take which functions. */
  clear(): void {
    this.handed.clear();
    this.takers.clear();
  }

  /** The frame where it says anything of what stands in a scope; without it, the value there is the same for every caller. */
  frameAt(module: Module, scope: number, frame: Frame | undefined): Frame | undefined {
    if (!frame) return undefined;
    return isBound(this.writtenAround(module, scope), frame) || isBound(this.handedTo(module, scope, 0), frame)
      ? frame
      : undefined;
  }

  /** The frame where it says anything of the calls that a function is passed to. */
  frameOfTakers(fn: FunctionThing, frame: Frame | undefined): Frame | undefined {
    return frame && isBound(this.takersOf(fn), frame) ? frame : undefined;
  }

  private takersOf(fn: FunctionThing): Around {
    const known = this.takers.get(fn.key);
    if (known) return known;
    const found = together(
      this.world
        .callsTaking(fn)
        .flatMap(({ module, call: { scope } }) => [this.writtenAround(module, scope), this.handedTo(module, scope, 0)]),
    );
    this.takers.set(fn.key, found);
    return found;
  }

  private writtenAround(module: Module, scope: number): Around {
    const known = this.written.get(module) ?? [];
    this.written.set(module, known);
    const found = known[scope] ?? around(module, scope);
    known[scope] = found;
    return found;
  }

  /** Where the functions around a scope are passed to a library in other files, and where those are in turn. */
  private handedTo(module: Module, scope: number, depth: number): Around {
    if (depth >= DEEPEST) return NOTHING;
    const key = `${module.path}#${scope} ${depth}`;
    const known = this.handed.get(key);
    if (known) return known;
    const found = together(
      functionsAround(this.world, module, scope).flatMap((fn) =>
        this.world
          .callsTaking(fn)
          .flatMap(({ module: other, call }) =>
            other === module ? [] : [this.writtenAround(other, call.scope), this.handedTo(other, call.scope, depth + 1)],
          ),
      ),
    );
    this.handed.set(key, found);
    return found;
  }
}

/** The functions whose parameters may be bound around a scope, and whether a class around has its `this` bound. */
function around(module: Module, scope: number): Around {
  const functions = new Set<string>();
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const here = module.scopes[at];
    if (here?.class !== undefined) return { isInClass: true, functions };
    if (here?.function === undefined) continue;
    if (module.functions[here.function]?.class !== undefined) return { isInClass: true, functions };
    functions.add(functionKey(module, here.function));
  }
  return functions.size > 0 ? { isInClass: false, functions } : NOTHING;
}

/** The functions that a scope lies in, innermost first. */
export function functionsAround({ base }: Pick<World, 'base'>, module: Module, scope: number): readonly FunctionThing[] {
  const found: FunctionThing[] = [];
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const fn = index === undefined ? undefined : base.functionThing(module, index);
    if (fn) found.push(fn);
  }
  return found;
}

function together(all: readonly Around[]): Around {
  if (all.every((each) => each === NOTHING)) return NOTHING;
  return {
    isInClass: all.some(({ isInClass }) => isInClass),
    functions: new Set(all.flatMap(({ functions }) => [...functions])),
  };
}

function isBound({ isInClass, functions }: Around, frame: Frame): boolean {
  if (isInClass) return true;
  for (let each: Frame | undefined = functions.size > 0 ? frame : undefined; each; each = each.next)
    if (functions.has(each.of)) return true;
  return false;
}
