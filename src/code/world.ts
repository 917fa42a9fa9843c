import { Surroundings } from './bound.ts';
import { Callbacks } from './callbacks.ts';
import { expressionOf, parentsOf } from './classes.ts';
import { CodeBase } from './code-base.ts';
import { withDecoratorCalls } from './decorator-calls.ts';
import type { EngineInput, Program } from './engine.ts';
import { Evaluator, type World } from './evaluate.ts';
import { Factories } from './factory-parameters.ts';
import { isKeptUnder, keptThing } from './kept.ts';
import type { Library } from './library.ts';
import { isListedIn, type Lists } from './listed.ts';
import { Provided } from './provided.ts';
import type { Reach } from './reach.ts';
import type { Registration } from './registrations.ts';
import { Registry } from './registry.ts';
import { type SettingsObject, settingIn } from './settings-objects.ts';
import { SettledThings } from './settled-things.ts';
import { anyOf, type ClassThing, optionsOf, type Thing } from './thing.ts';
import { tokenKey } from './tokens.ts';

/** The whole repository for evaluation; `register` adds what is injected by token. */
export interface OpenWorld extends World {
  /** What was computed before holds where nothing is registered. */
  register(registrations: readonly Registration[], settings: readonly SettingsObject[], lists: Lists): void;
  /** Who runs what, for what several programs have under one name. */
  know(reach: Reach): void;
  /** Whether the library uses the class: it is listed, or nothing says which ones are. */
  isListed(of: ClassThing, library: Library): boolean;
  /** Everything that was registered under a token. */
  registrationsFor(token: Thing): readonly Registration[];
}

/** Indexes the modules once: inheritance, interfaces, inline callbacks. */
export function makeWorld(input: EngineInput): OpenWorld {
  const modules = input.modules.map((each) => withDecoratorCalls(each, input.resolveImport));
  const base = new CodeBase(modules, input.libraries, input.resolveImport);
  let [objects, lists]: [readonly SettingsObject[], Lists] = [[], new Map()];
  let reached: Reach | undefined;
  const kept = new SettledThings();
  const world: OpenWorld = {
    base,
    ...keptIn(kept),
    subclassesOf: (of) => subclasses(of.key),
    implementersOf: implementersIn(base),
    startsOf: startsIn(input.programs),
    callsTaking: (fn) => callbacks.taking(fn),
    surroundings: new Surroundings({ base, callsTaking: (fn) => callbacks.taking(fn) }),
    provided: (wanted, name, evaluator, at) => provided.find(wanted, name, evaluator, at),
    providedAs: (name, evaluator, path) => provided.named(name, evaluator, path),
    injectedIntoFactory: (fn, position, name, evaluator) => factories.injected(evaluator, fn, position, name),
    ofProgram: (all, evaluator) => ofProgram(all, evaluator, reached),
    isKept: isKeptUnder,
    kept: (under, evaluator) => keptThing(under, evaluator, (all) => ofProgram(all, evaluator, reached)),
    injected: (token, evaluator, asker) => oneHere(registry.seen(token, evaluator, asker), evaluator, reached),
    injectedInto: (of, { library, type }, evaluator) =>
      oneHere(registry.under(`${library.name}:${type} into ${of.key}`), evaluator, reached),
    settingIn: (key, evaluator) => settingIn(ofProgram(objects, evaluator, reached), key, evaluator),
    isListed: (of, library) => isListedIn(lists, of, library),
    registrations: () => registry.everything(),
    registrationsFor: (token) => registry.under(tokenKey(token, new Evaluator(world)) ?? ''),
    know: (reach) => {
      reached = reach;
    },
    register: (registrations, settings, listed) => {
      if (registrations.length === 0 && settings.length === 0 && listed.size === 0) return;
      kept.clear();
      [objects, lists] = [settings, listed];
      registry.add(registrations);
    },
  };
  const registry = new Registry(world);
  const subclasses = subclassesIn(world);
  const callbacks = new Callbacks(world, () => clearAll(kept, world.surroundings));
  const factories = new Factories(world, () => clearAll(kept, world.surroundings));
  const provided = new Provided(world, input.programs, () => reached);
  return world;
}

function keptIn(kept: SettledThings): Pick<World, 'settled' | 'places' | 'settledFor'> {
  return { settled: kept.anywhere, places: new Map(), settledFor: kept };
}

function startsIn(programs: readonly Program[]): World['startsOf'] {
  const starts = new Map(programs.map((program) => [program.folder, startsOf(program)]));
  return (program) => starts.get(program) ?? [];
}

function clearAll(...all: readonly { clear(): void }[]): void {
  for (const each of all) each.clear();
}

/** Its ways to start, or all of its entries where nothing says which of them are. */
function startsOf({ entries, starts }: Program): readonly string[] {
  const some = entries.filter((path) => starts?.has(path));
  return some.length > 0 ? some : entries;
}

/** What the registrations of whoever asks give; undefined when there are none. */
function oneHere(all: readonly Registration[], evaluator: Evaluator, reach: Reach | undefined): Thing | undefined {
  const here = ofProgram(all, evaluator, reach);
  return here.length > 0 ? anyOf(here.map((each) => evaluator.guarded(each, () => each.thing(evaluator)))) : undefined;
}

/** What several programs register under one name is told apart by the program that asks. */
function ofProgram<T extends { readonly sites: Registration['sites']; readonly isOwn?: boolean }>(
  all: readonly T[],
  evaluator: Evaluator,
  reach: Reach | undefined,
): readonly T[] {
  const isOwn = all.some((each) => each.isOwn);
  if ((all.length < 2 && !isOwn) || !reach) return all;
  evaluator.needs({ kind: 'program' }, true);
  const { program } = evaluator;
  if (program === undefined) return all;
  const here = all.filter(({ sites }) => reach.programsAtAll(sites).includes(program));
  return here.length > 0 || isOwn ? here : all;
}

function everyClass(base: CodeBase): readonly ClassThing[] {
  return base.modules.flatMap((module) =>
    module.classes.flatMap((node, index) => (node.isPart ? [] : (base.classThing(module, index) ?? []))),
  );
}

function implementersIn(base: CodeBase): World['implementersOf'] {
  const found = new Map<string, ClassThing[]>();
  for (const each of everyClass(base))
    for (const { name } of each.node.implements) found.set(name, [...(found.get(name) ?? []), each]);
  return (name) => found.get(name) ?? [];
}

/** The class it extends, and the interfaces that are classes of the repository. */
function ancestorsOf(world: World, of: ClassThing): readonly Thing[] {
  const { module, node } = of;
  const implemented = node.implements.flatMap(({ name }) =>
    optionsOf(new Evaluator(world).evaluate({ module, expression: expressionOf(name), scope: node.scope })),
  );
  return [...parentsOf(new Evaluator(world), of), ...implemented];
}

/** Asked for when the first one is wanted. Finding them evaluates what classes extend, which may ask for them: it finds none then. */
function subclassesIn(world: World): (key: string) => readonly ClassThing[] {
  let found: ReadonlyMap<string, readonly ClassThing[]> | undefined;
  return (key) => {
    if (!found) {
      found = new Map();
      found = subclassesByClass(world);
    }
    return found.get(key) ?? [];
  };
}

/** All descendants of every class; a class does not descend from itself even when files say so. */
function subclassesByClass(world: World): ReadonlyMap<string, readonly ClassThing[]> {
  const children = new Map<string, ClassThing[]>();
  for (const each of everyClass(world.base)) {
    for (const thing of ancestorsOf(world, each))
      if (thing.is === 'class') children.set(thing.key, [...(children.get(thing.key) ?? []), each]);
  }
  return new Map([...children.keys()].map((key) => [key, descendants(key, children)]));
}

function descendants(key: string, children: ReadonlyMap<string, readonly ClassThing[]>): readonly ClassThing[] {
  const found = new Map<string, ClassThing>();
  const work = [key];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    for (const child of children.get(at) ?? []) {
      if (found.has(child.key) || child.key === key) continue;
      found.set(child.key, child);
      work.push(child.key);
    }
  }
  return [...found.values()];
}
