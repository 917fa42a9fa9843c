import type { FindNames } from '../model/naming.ts';
import { isInside } from '../sdk/path.ts';
import { deepestFolder } from './folders.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import { mayTalkToStore } from './knowledge/client-libraries.ts';
import { isRuntimeImage } from './knowledge/images.ts';
import { isPlatformVariable } from './knowledge/platform-variables.ts';
import { STORES } from './knowledge/technologies.ts';
import type { Surroundings } from './pass.ts';

const SPEAKING = ['listen', 'route', 'call', 'publish', 'subscribe', 'connection'] as const;

/** A variable in the environment of a thing, which names another. */
export interface GivenAddress {
  readonly key: string;
  readonly thing: Thing;
  readonly to: Thing;
}

type Ground = Pick<Surroundings, 'facts' | 'owners' | 'things' | 'libraries'>;

/**
 * Says of variables whether their thing cannot read them: its image holds a language and its code, all of it is here, and neither that
 * code nor what everybody shares names the variable or may read it without naming it. What a library may read by itself is left alone.
 */
export function unreadSettings(
  given: readonly GivenAddress[],
  around: Ground,
  findNames: FindNames | undefined,
): (given: GivenAddress) => boolean {
  const possible = given.filter((each) => isAllHere(each.thing) && !mayBeALibrarys(each));
  if (!findNames || possible.length === 0) return () => false;
  const { by, open, manifests } = findNames(new Set(possible.map(({ key }) => key)), giversIn(around));
  const isAnothers = readingElsewhere(around);
  const isIn = (paths: Iterable<string>, thing: Thing) => [...paths].some((path) => !isAnothers(path, thing));
  const isOpen = remembered(
    (thing: Thing) => thing.id,
    (thing) => isIn(open, thing),
  );
  const clientsOf = remembered(
    (to: Thing) => `${to.kind} ${to.technology.join(' ')}`,
    (to) => [...manifests].flatMap(([path, words]) => (clientIn(words, to) ? [path] : [])),
  );
  const hasClient = ({ thing, to }: GivenAddress) => STORES.has(to.kind) && isIn(clientsOf(to), thing);
  const asked = new Set(possible.map(idOf));
  return (each) => asked.has(idOf(each)) && !isOpen(each.thing) && !isIn(by.get(each.key) ?? [], each.thing) && !hasClient(each);
}

/** A function that works out what it gives once for each key. */
function remembered<Asked, Given>(keyOf: (asked: Asked) => string, find: (asked: Asked) => Given): (asked: Asked) => Given {
  const known = new Map<string, Given>();
  return (asked) => {
    const key = keyOf(asked);
    const given = known.has(key) ? (known.get(key) as Given) : find(asked);
    known.set(key, given);
    return given;
  };
}

function clientIn(words: ReadonlySet<string>, { kind, technology }: Thing): boolean {
  return [...words].some((word) => mayTalkToStore(kind, technology, word));
}

function idOf({ key, thing, to }: GivenAddress): string {
  return `${key} ${thing.id} ${to.id}`;
}

/** Built from the repository on nothing but a language: no other program in the image could read the variable. */
export function isAllHere(thing: Thing): boolean {
  if (thing.kind !== 'service' || thing.programs.length === 0 || thing.images.length === 0) return false;
  return thing.images.every(
    ({ fact }) => isRuntimeImage(fact.base) && !fact.bringsPrograms && !/[^&]&([^&]|$)/.test(fact.command ?? ''),
  );
}

/** Libraries know nothing of the team's own services; of products, those that talk to such a one. */
function mayBeALibrarys({ key, to }: GivenAddress): boolean {
  if (isPlatformVariable(key) || !/^[A-Za-z_]\w*$/.test(key)) return true;
  return (to.kind !== 'service' || to.product !== undefined) && !STORES.has(to.kind);
}

/** The files in which deployments say what is in environments. */
function giversIn({ facts }: Ground): ReadonlySet<string> {
  return new Set(facts.of('setting').flatMap(({ group, evidence }) => (group?.startsWith('config:') ? [] : [evidence.path])));
}

/** Whether a file is of programs that a thing has nothing of. */
function readingElsewhere({ facts, owners, things, libraries }: Ground): (path: string, thing: Thing) => boolean {
  const folders = new Set(things.flatMap(foldersOf));
  const used = new Map<Thing, Set<string>>();
  for (const thing of things) {
    const own = foldersOf(thing);
    used.set(thing, new Set([...own, ...libraries.of(own).flatMap(({ folder }) => folder ?? [])]));
  }
  for (const kind of SPEAKING)
    for (const { owner, evidence } of facts.of(kind)) {
      const folder = owner.is === 'code' ? deepestFolder(evidence.path, folders) : undefined;
      if (folder !== undefined) for (const thing of owners.thingsOf(owner)) used.get(thing)?.add(folder);
    }
  return (path, thing) => {
    const folder = deepestFolder(path, folders);
    const isEverybodys = folder === undefined || folder === '.';
    return !isEverybodys && ![...(used.get(thing) ?? [])].some((each) => isInside(path, each));
  };
}
