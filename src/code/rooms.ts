import { Evaluator, type World } from './evaluate.ts';
import type { Asker } from './injection.ts';
import type { Decorator, Module, Place } from './ir.ts';
import type { Registration } from './registrations.ts';
import { type Gathering, gatheredIn, type ModuleShape, type Room } from './room-parts.ts';

/** Where something is registered that a class may see; with tokens, only what stands under one of them. */
type Shown = Map<Place, ReadonlySet<string> | undefined>;

/** Which of several registrations a class sees that asks a container which is divided into rooms. */
export interface Rooms {
  /** Those under some tokens that the class or factory sees, the nearest alone; undefined where nothing tells. */
  seenBy(asker: Asker['of'], tokens: readonly string[], all: readonly Registration[]): readonly Registration[] | undefined;
}

/** Undefined where the repository has no rooms. */
export function roomsIn(world: World): Rooms | undefined {
  const gathering: Gathering = { rooms: new Map(), holders: new Map(), everywhere: new Set() };
  for (const { providers, imports } of world.base.libraries) {
    if (!providers?.rooms) continue;
    const shape = { ...providers.rooms, token: providers.token };
    for (const module of world.base.modules)
      if (module.imports.some(({ specifier }) => imports.includes(specifier))) gatherIn(world, module, shape, gathering);
  }
  return gathering.rooms.size > 0 ? new GatheredRooms(world, gathering) : undefined;
}

function gatherIn(world: World, module: Module, shape: ModuleShape, gathering: Gathering): void {
  for (const [index, { decorators }] of module.classes.entries()) {
    const named = decorators.filter((each) => each.arguments.length > 0 && isOf(world, module, each, shape.decorator));
    const of = named.length > 0 ? world.base.classThing(module, index) : undefined;
    if (!of) continue;
    const isGlobal = decorators.some((each) => isOf(world, module, each, shape.everywhere));
    for (const decorator of named) gatheredIn(new Evaluator(world), { of, decorator, isGlobal }, shape, gathering);
  }
}

function isOf(world: World, module: Module, { callee }: Decorator, name: string): boolean {
  if (callee.is !== 'name') return false;
  return world.base.importOf(module, callee.name)?.imported === name;
}

class GatheredRooms implements Rooms {
  private readonly world: World;
  private readonly gathering: Gathering;
  private readonly known: ReadonlySet<Place>;
  private readonly levels = new Map<Room, readonly Shown[] | undefined>();
  private global: Shown | undefined;

  constructor(world: World, gathering: Gathering) {
    this.world = world;
    this.gathering = gathering;
    const rooms = [...gathering.rooms.values()];
    this.known = new Set(rooms.flatMap(({ own, given }) => [...own, ...given.keys()]));
  }

  seenBy(asker: Asker['of'], tokens: readonly string[], all: readonly Registration[]): readonly Registration[] | undefined {
    const rooms = this.roomsOf(asker);
    if (rooms.length === 0) return undefined;
    const setting = new Map(all.map((each) => [each, this.setBy(each)]));
    const found = new Set<Registration>(all.filter((each) => !this.isKnown(each) && setting.get(each)?.length === 0));
    for (const room of rooms) {
      const levels = this.levelsOf(room);
      if (!levels) return undefined;
      const set = all.filter((each) => setting.get(each)?.includes(room));
      const sets = [set, ...levels.map((level) => all.filter((each) => isShown(each, level, tokens)))];
      for (const each of sets.find(({ length }) => length > 0) ?? []) found.add(each);
    }
    return all.filter((each) => found.has(each));
  }

  /** The rooms whose classes register something themselves, while they run. */
  private setBy(registration: Registration): readonly Room[] {
    const site = registration.sites.at(-1);
    if (site?.scope === undefined || this.isKnown(registration)) return [];
    const of = this.world.base.enclosingClass(site.module, site.scope);
    return of ? this.roomsOf(of) : [];
  }

  private isKnown({ sites }: Registration): boolean {
    const place = sites.at(-1)?.place;
    return place !== undefined && this.known.has(place);
  }

  /** The rooms that list a class or factory, or else those of the classes that extend it: a container makes these. */
  private roomsOf(asker: Asker['of']): readonly Room[] {
    const extending = asker.is === 'class' ? this.world.subclassesOf(asker) : [];
    const keys = [asker, ...extending].map(({ key }) => this.gathering.holders.get(key));
    const own = keys[0] ?? new Set(keys.flatMap((each) => [...(each ?? [])]));
    const rooms = [...own].flatMap((key) => this.gathering.rooms.get(key) ?? []);
    const itself = this.gathering.rooms.get(asker.key);
    return rooms.length === 0 && itself ? [itself] : rooms;
  }

  /** Its own, what it imports, what the rooms that it imports hand on, and what is there for all; undefined where an import is not known. */
  private levelsOf(room: Room): readonly Shown[] | undefined {
    if (!this.levels.has(room)) this.levels.set(room, this.levelsFor(room));
    return this.levels.get(room);
  }

  private levelsFor(room: Room): readonly Shown[] | undefined {
    const handedOn: Shown = new Map();
    const passed = new Set<Room>([room]);
    const isKnown = room.isWhole && [...room.imports].every((key) => this.handOn(key, handedOn, passed));
    if (!isKnown) return undefined;
    this.global ??= this.forAll();
    return [whole(room.own), whole(room.given.keys()), handedOn, this.global];
  }

  private forAll(): Shown {
    const found = whole(this.gathering.everywhere);
    for (const [key, { isGlobal }] of this.gathering.rooms) if (isGlobal) this.handOn(key, found, new Set());
    return found;
  }

  /** Adds what a room exports, all that it has where it does not tell; false where that is not known. */
  private handOn(key: string, found: Shown, passed: Set<Room>): boolean {
    const room = this.gathering.rooms.get(key);
    if (!room || passed.has(room)) return true;
    passed.add(room);
    for (const place of room.own) found.set(place, room.tellsExports ? room.exports : undefined);
    for (const [place, name] of room.given) if (room.exports.has(name)) found.set(place, undefined);
    return room.isWhole && [...room.imports].every((each) => !room.exports.has(each) || this.handOn(each, found, passed));
  }
}

function whole(places: Iterable<Place>): Shown {
  return new Map([...places].map((place) => [place, undefined]));
}

function isShown({ sites }: Registration, shown: Shown, tokens: readonly string[]): boolean {
  const place = sites.at(-1)?.place;
  if (place === undefined || !shown.has(place)) return false;
  const exported = shown.get(place);
  return !exported || tokens.some((token) => exported.has(token));
}
