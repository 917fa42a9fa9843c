import { foldersOf, programsOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import { mayTalkTo } from './knowledge/client-libraries.ts';
import { STORES } from './knowledge/technologies.ts';
import type { Surroundings } from './pass.ts';

/**
 * Two services are given one block of settings, and one of them is seen using a store that the block names. The other is not taken to use
 * it too where its code was read, does not use it and brings no library that could.
 */
export function isLeftToAnother(
  { thing, to, takers }: { readonly thing: Thing; readonly to: Thing; readonly takers: ReadonlySet<Thing> },
  { draft, libraries }: Surroundings,
): boolean {
  if (!STORES.has(to.kind) || draft.edgesBetween(thing.id, to.id).length > 0) return false;
  const users = [...takers].filter((each) => each !== thing && isSeenUsing(each, to, draft));
  // Processes of one program do for each other what only one of them is seen doing.
  const own = new Set(foldersOf(thing));
  if (users.length === 0 || users.some((each) => foldersOf(each).some((folder) => own.has(folder)))) return false;
  const ofOthers = new Set(users.flatMap((each) => namesOf(each, libraries).map(({ manifest }) => manifest)));
  return !namesOf(thing, libraries).some(({ name, manifest }) => !ofOthers.has(manifest) && mayTalkTo(to.kind, name));
}

/** The libraries that a thing is built with; what a manifest of several programs names tells nothing of any of them. */
function namesOf(
  thing: Thing,
  libraries: Surroundings['libraries'],
): readonly { readonly name: string; readonly manifest: string }[] {
  const programs = programsOf(thing);
  return [
    ...libraries.of(foldersOf(thing)).map(({ name, evidence }) => ({ name, manifest: evidence.path })),
    ...programs.flatMap(({ facts }) =>
      facts.flatMap(({ technology, evidence }) => technology.map((name) => ({ name, manifest: evidence.path }))),
    ),
  ];
}

/** A setting alone is not enough to be seen. */
function isSeenUsing({ id }: Thing, to: Thing, draft: Surroundings['draft']): boolean {
  return draft.edgesBetween(id, to.id).some(({ because }) => because.some(({ pass }) => pass !== 'configured connections'));
}
