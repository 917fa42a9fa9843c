import type { Evaluator } from './evaluate.ts';
import type { Decorator, Place } from './ir.ts';
import type { ProviderShape, RoomShape } from './provider-shape.ts';
import { type Argument, type ClassThing, type MadeThing, type ObjectThing, optionsOf, type Thing } from './thing.ts';
import { tokenKey } from './tokens.ts';

/** How a container's rooms are written, with the key that the token of a provider stands under. */
export type ModuleShape = RoomShape & Pick<ProviderShape, 'token'>;

/** A class that says what its own classes may ask for, with all that is added to it where it is imported. */
export interface Room {
  /** Where what it provides itself is written. */
  readonly own: Set<Place>;
  /** The calls of libraries among what it imports, by the name that it may export them under. */
  readonly given: Map<Place, string>;
  /** Keys of the rooms that it imports. */
  readonly imports: Set<string>;
  /** Names of rooms and keys of tokens. */
  readonly exports: Set<string>;
  /** Whether everything that it exports is known. */
  tellsExports: boolean;
  isGlobal: boolean;
  /** Whether everything that it imports is known. */
  isWhole: boolean;
}

/** All rooms, by the keys of their classes. */
export interface Gathering {
  readonly rooms: Map<string, Room>;
  /** The rooms that list a class or a provider's factory, by its key. */
  readonly holders: Map<string, Set<string>>;
  /** Calls of libraries whose options say that everybody sees what they register. */
  readonly everywhere: Set<Place>;
}

interface Decorated {
  readonly of: ClassThing;
  readonly decorator: Decorator;
  readonly isGlobal: boolean;
}

/** Adds what a decorator says of its class. */
export function gatheredIn(
  evaluator: Evaluator,
  { of, decorator, isGlobal }: Decorated,
  shape: ModuleShape,
  gathering: Gathering,
): void {
  const room = roomOf(of, gathering);
  room.own.add(decorator.place);
  for (const index of of.node.methods) {
    const place = of.module.functions[index]?.place;
    if (place) room.own.add(place);
  }
  room.isGlobal ||= isGlobal;
  const [expression] = decorator.arguments;
  const said = expression && evaluator.evaluate({ module: of.module, expression, scope: decorator.scope });
  if (said?.is === 'object') new Reading(evaluator, shape, gathering).describe(of, said);
  else room.isWhole = room.tellsExports = false;
}

function roomOf({ key }: ClassThing, { rooms }: Gathering): Room {
  const made = (): Room => ({
    own: new Set(),
    given: new Map(),
    imports: new Set(),
    exports: new Set(),
    tellsExports: true,
    isGlobal: false,
    isWhole: true,
  });
  const room = rooms.get(key) ?? made();
  rooms.set(key, room);
  return room;
}

/** Reads the objects that describe rooms. */
class Reading {
  private readonly evaluator: Evaluator;
  private readonly shape: ModuleShape;
  private readonly gathering: Gathering;

  constructor(evaluator: Evaluator, shape: ModuleShape, gathering: Gathering) {
    this.evaluator = evaluator;
    this.shape = shape;
    this.gathering = gathering;
  }

  describe(of: ClassThing, said: ObjectThing): void {
    const room = roomOf(of, this.gathering);
    if (this.isGlobal(said)) room.isGlobal = true;
    for (const item of this.items(said, this.shape.imports)) this.import(room, item);
    for (const key of this.shape.holds) for (const item of this.items(said, key)) this.hold(of, this.evaluator.argument(item));
    for (const item of this.items(said, this.shape.exports))
      for (const each of optionsOf(this.evaluator.argument(item))) if (!this.export(room, each, item)) room.tellsExports = false;
    if (!this.isListed(said, this.shape.exports)) room.tellsExports = false;
  }

  /** Whether what stands under a key, if anything does, is lists. */
  private isListed(said: ObjectThing, key: string): boolean {
    const entry = said.entries.get(key);
    if (said.isInDoubt && !said.sure?.has(key)) return false;
    return !entry || optionsOf(this.evaluator.argument(entry)).every(({ is }) => is === 'list');
  }

  /** A room, a token, or the object that registers something under a token; false where nobody tells. */
  private export(room: Room, thing: Thing, item: Argument): boolean {
    const entry = thing.is === 'object' ? thing.entries.get(this.shape.token) : undefined;
    const tokens = entry ? optionsOf(this.evaluator.argument(entry)) : [thing];
    const keys = tokens.map((each) => tokenKey(each, this.evaluator));
    const name = this.nameOf(thing);
    for (const each of [name, ...keys]) if (each !== undefined) room.exports.add(each);
    return name !== undefined || !keys.includes(undefined) || ('expression' in item && this.isElsewhere(thing, item));
  }

  private items(said: ObjectThing, key: string): readonly Argument[] {
    const entry = said.entries.get(key);
    const lists = entry ? optionsOf(this.evaluator.argument(entry)) : [];
    return lists.flatMap((each): readonly Argument[] => (each.is === 'list' ? each.items : [{ thing: each }]));
  }

  private import(room: Room, item: Argument): void {
    for (const each of optionsOf(this.evaluator.argument(item))) {
      const name = this.nameOf(each);
      if (each.is === 'object') this.describeOther(each);
      const place = each.is === 'made' ? each.maker?.site?.place : undefined;
      if (each.is === 'made' && place && name !== undefined) {
        room.given.set(place, name);
        if (this.isForAll(each)) this.gathering.everywhere.add(place);
      } else if (name !== undefined) room.imports.add(name);
      else if (!this.isElsewhere(each, item)) room.isWhole = false;
    }
  }

  /** An object in place of a class adds to what that says. */
  private describeOther(said: ObjectThing): void {
    const of = this.classIn(said);
    if (of) this.describe(of, said);
  }

  private classIn(said: ObjectThing): ClassThing | undefined {
    const entry = said.entries.get(this.shape.of);
    const of = entry && this.evaluator.argument(entry);
    return of?.is === 'class' ? of : undefined;
  }

  private nameOf(thing: Thing): string | undefined {
    if (thing.is === 'class') return thing.key;
    if (thing.is === 'symbol') return `${thing.library.name}:${thing.path}`;
    if (thing.is === 'made') return `${thing.library.name}:${thing.maker?.called?.replace(/\.[^.]*$/, '') ?? thing.type}`;
    return thing.is === 'object' ? this.classIn(thing)?.key : undefined;
  }

  /** Whether it is of a package: what that registers is no matter of the repository. */
  private isElsewhere(thing: Thing, item: Argument): boolean {
    if (thing.is === 'package') return true;
    if (!('expression' in item) || item.expression.is !== 'call') return false;
    const call = item.module.calls[item.expression.call];
    const callee = call && this.evaluator.evaluate({ ...item, expression: call.callee, scope: call.scope });
    return callee?.is === 'symbol' || callee?.is === 'package';
  }

  /** A class, or an object that says which one is made. */
  private hold(of: ClassThing, thing: Thing): void {
    for (const each of optionsOf(thing)) {
      if (each.is === 'object') for (const [, entry] of each.entries) this.note(of, this.evaluator.argument(entry));
      this.note(of, each);
    }
  }

  private note(of: ClassThing, thing: Thing): void {
    if (thing.is !== 'class' && thing.is !== 'function') return;
    const { holders } = this.gathering;
    holders.set(thing.key, (holders.get(thing.key) ?? new Set()).add(of.key));
  }

  private isForAll({ maker }: MadeThing): boolean {
    const options = maker?.arguments[0] && this.evaluator.argument(maker.arguments[0]);
    return options?.is === 'object' && this.isGlobal(options);
  }

  private isGlobal({ entries }: ObjectThing): boolean {
    return this.shape.isGlobal.some((key) => {
      const entry = entries.get(key);
      const said = entry && this.evaluator.argument(entry);
      return said?.is === 'value' && said.value.is === 'literal' && said.value.value === true;
    });
  }
}
