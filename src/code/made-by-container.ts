import type { Caller } from './callers.ts';
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

function programsAt({ module, call }: Caller, reach: Reach): readonly string[] {
  const site = module.calls[call];
  return site ? [...reach.programsAt(siteOfCall(module, site))] : [];
}
