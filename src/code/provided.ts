import { innermost } from '../sdk/path.ts';
import { declarationOfClass } from './class-sites.ts';
import { configuredByMethod } from './configured-fields.ts';
import { effectsOn, symbolsOn } from './decorated.ts';
import type { Program } from './engine.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Module } from './ir.ts';
import type { Library } from './library.ts';
import { listOf } from './match.ts';
import { qualifierIn } from './parameters.ts';
import type { Reach } from './reach.ts';
import { returnOf } from './returns.ts';
import { selectValue } from './select.ts';
import { anyOf, type ClassThing, type FunctionThing, optionsOf, type Thing } from './thing.ts';
import { typeThing } from './type-things.ts';

/** A method whose result a container hands to whoever asks for its type. */
interface Provider {
  readonly method: FunctionThing;
  readonly owner: ClassThing;
  readonly name: string;
  /** The program that has it; undefined for a library's. */
  readonly program: string | undefined;
}

/** Providers by the type they give. Those of another program are not meant. */
export class Provided {
  private readonly world: World;
  private readonly programs: readonly Program[];
  /** Whether any library has providers; asked for every parameter of a known type. */
  private readonly hasProviders: boolean;
  private readonly reach: () => Reach | undefined;
  /** Providers under evaluation: one that asks for what it provides gets no further. */
  private readonly busy = new Set<string>();
  private byType: Map<string, Provider[]> | undefined;
  private all: readonly Provider[] | undefined;
  private classes: readonly { readonly owner: ClassThing; readonly name: string }[] | undefined;

  constructor(world: World, programs: readonly Program[], reach: () => Reach | undefined) {
    this.world = world;
    this.hasProviders = world.base.libraries.some(provides);
    this.reach = reach;
    this.programs = programs;
  }

  /** What is injected where something of this type is wanted and nothing else is known of it. */
  find(wanted: Thing, name: string, evaluator: Evaluator, at: Module): Thing | undefined {
    if (!this.hasProviders) return undefined;
    this.byType ??= this.index();
    const program = this.programOf(at.path);
    const all = typeKeys(wanted)
      .flatMap((key) => this.byType?.get(key) ?? [])
      .filter((each) => this.isAtHand(each, program));
    const named = all.filter((each) => each.name === name);
    for (const provider of named.length > 0 ? named : all) {
      const thing = this.made(provider, evaluator);
      if (thing) return thing;
    }
    return undefined;
  }

  /** What is there under a name, whatever its type. */
  named(name: string, evaluator: Evaluator, path: string): Thing | undefined {
    const program = this.programOf(path);
    const called = this.everyone().filter((each) => each.name === name);
    const own = called.filter((each) => this.isAtHand(each, program));
    const providers = own.length === 0 && program === undefined ? fromOneProgram(called) : own;
    for (const provider of providers) {
      const thing = this.made(provider, evaluator);
      if (thing) return thing;
    }
    return this.namedClass(name, program) ?? providers.map((each) => this.typeOf(each)).find((each) => each?.is === 'instance');
  }

  private typeOf({ method: { module, node } }: Provider): Thing | undefined {
    return typeThing(new Evaluator(this.world), module, node.scope, node.returnType);
  }

  /** An object of the class that a container has under a name. */
  private namedClass(name: string, program: string | undefined): Thing | undefined {
    this.classes ??= this.everyClass().flatMap((owner) => this.namesOf(owner).map((each) => ({ owner, name: each })));
    const found = this.classes.filter((each) => each.name === name && this.isClassAtHand(each.owner, program));
    return found.length === 0 ? undefined : anyOf(found.map(({ owner }): Thing => ({ is: 'instance', of: owner })));
  }

  private isClassAtHand(owner: ClassThing, program: string | undefined): boolean {
    const home = this.programOf(owner.module.path);
    return home === undefined || home === program;
  }

  private namesOf({ module, node }: ClassThing): readonly string[] {
    return symbolsOn(this.world, module, node.decorators).flatMap((each) =>
      effectsOn(each, 'class').flatMap((effect) => {
        if (effect.does !== 'supply' || !effect.name) return [];
        const value = selectValue(new Evaluator(this.world), effect.name, { arguments: each.arguments });
        return value?.is === 'literal' ? [String(value.value)] : [];
      }),
    );
  }

  /** Its own, and those of libraries that it has: what others alone reach is in their containers. */
  private isAtHand({ method, owner, program: home }: Provider, program: string | undefined): boolean {
    if (home !== undefined || program === undefined) return home === undefined || home === program;
    const users = this.reach()?.programsAt({
      module: method.module,
      declaration: declarationOfClass(owner),
      place: method.node.place,
    });
    return !users || users.size === 0 || users.has(program);
  }

  private made({ method, owner }: Provider, evaluator: Evaluator): Thing | undefined {
    if (this.busy.has(method.key)) return undefined;
    this.busy.add(method.key);
    const thing = returnOf(evaluator, method, [], { is: 'instance', of: owner });
    this.busy.delete(method.key);
    const made = optionsOf(thing).find(isKnown);
    if (made?.is !== 'made') return made && configuredByMethod(evaluator, method, made);
    const site = { module: method.module, declaration: declarationOfClass(owner), place: method.node.place };
    return { ...made, sites: [...(made.sites ?? []), site] };
  }

  private index(): Map<string, Provider[]> {
    const found = new Map<string, Provider[]>();
    this.byType = found;
    for (const provider of this.everyone()) this.note(found, provider);
    return found;
  }

  private everyone(): readonly Provider[] {
    if (this.all) return this.all;
    this.all = [];
    const { base } = this.world;
    this.all = this.everyClass().flatMap((owner) => base.methodsOf(owner).flatMap((method) => this.providers(owner, method)));
    return this.all;
  }

  private everyClass(): readonly ClassThing[] {
    const { base } = this.world;
    return base.modules.flatMap((module) => module.classes.flatMap((_, index) => base.classThing(module, index) ?? []));
  }

  private note(found: Map<string, Provider[]>, provider: Provider): void {
    const type = this.typeOf(provider);
    for (const key of type ? typeKeys(type) : []) found.set(key, [...(found.get(key) ?? []), provider]);
  }

  private providers(owner: ClassThing, method: FunctionThing): readonly Provider[] {
    const { module, node } = method;
    return symbolsOn(this.world, module, node.decorators).flatMap((each) =>
      effectsOn(each, 'method').flatMap((effect) => {
        if (effect.does !== 'supply') return [];
        const value = effect.name && selectValue(new Evaluator(this.world), effect.name, { arguments: each.arguments });
        const stated = qualifierIn(new Evaluator(this.world), module, node.scope, node.decorators);
        const name = stated ?? (value?.is === 'literal' ? String(value.value) : (node.name ?? ''));
        return [{ method, owner, name, program: this.programOf(module.path) }];
      }),
    );
  }

  private programOf(path: string): string | undefined {
    const home = innermost(path, this.programs);
    return home?.isLibrary ? undefined : home?.folder;
  }
}

function provides({ decorators }: Library): boolean {
  return Object.values(decorators?.method ?? {}).some((effects) => listOf(effects).some(({ does }) => does === 'supply'));
}

/** What a library asks for by name, the program around it has: where one alone has it, that one. */
function fromOneProgram(providers: readonly Provider[]): readonly Provider[] {
  return new Set(providers.map(({ program }) => program)).size === 1 ? providers : [];
}

function isKnown(thing: Thing): boolean {
  if (thing.is === 'value') return thing.value.is !== 'unknown';
  return (thing.is === 'made' && thing.maker !== undefined) || (thing.is === 'instance' && thing.arguments !== undefined);
}

/** An instance of which more is known than its type needs nothing injected. */
function typeKeys(thing: Thing): readonly string[] {
  return optionsOf(thing).flatMap((each) => {
    if (each.is === 'made' && !each.maker) return [`${each.library.name}:${each.type}`];
    return each.is === 'instance' && !each.arguments ? [each.of.key] : [];
  });
}
