import type { Caller, Callers } from './callers.ts';
import { siteOfClass } from './class-sites.ts';
import type { CodeBase } from './code-base.ts';
import { mayBeMadeByOthers } from './handed-on.ts';
import type { Step } from './path-steps.ts';
import type { Reach } from './reach.ts';
import { type ClassThing, siteOfCall } from './thing.ts';

interface Made {
  readonly caller: Caller;
  readonly class: ClassThing;
}

/**
 * The subclasses of a class that a container makes: all for which nothing says `new`. Where something does, those that may be handed to a container: what
 * one program makes itself says nothing of the others.
 */
export function madeByContainer(
  { base, reach }: { readonly base: CodeBase; readonly reach: Reach },
  owner: ClassThing,
  subclasses: readonly ClassThing[],
  made: readonly Made[],
): readonly Step[] {
  return subclasses
    .filter((each) => each.key !== owner.key && (made.length === 0 || mayBeMadeByOthers(base, each)))
    .flatMap((each): readonly Step[] => {
      const step = { kind: 'self', of: owner, class: each } as const;
      const own = made.filter(({ class: { key } }) => key === each.key);
      if (own.length === 0) return [step];
      const making = new Set(own.flatMap(({ caller }) => programsAt(caller, reach)));
      return [...reach.programsAt(siteOfClass(each))]
        .filter((program) => !making.has(program))
        .sort()
        .map((program) => ({ ...step, program }));
    });
}

/** Where code makes some of these classes and nothing the one that the others extend, that one only stands for them. */
export function madeAmong([first, ...others]: readonly ClassThing[], base: CodeBase, callers: Callers): readonly ClassThing[] {
  if (!first) return [];
  if (mayBeMadeByOthers(base, first)) return [first, ...others];
  const made = new Set(others.length > 0 ? callers.instantiations(first).map((each) => each.class.key) : []);
  const standsForOthers = !made.has(first.key) && others.some(({ key }) => made.has(key));
  return standsForOthers ? others : [first, ...others];
}

function programsAt({ module, call }: Caller, reach: Reach): readonly string[] {
  const site = module.calls[call];
  return site ? [...reach.programsAt(siteOfCall(module, site))] : [];
}
