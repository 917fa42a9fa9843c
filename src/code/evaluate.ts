import { concat, type Value } from '../model/value.ts';
import { alternativeThing } from './alternatives.ts';
import { mergeAssigned } from './assigned.ts';
import { Begun } from './begun.ts';
import type { Surroundings } from './bound.ts';
import type { Taking } from './callbacks.ts';
import { callThing, ruleResult } from './calls.ts';
import type { CodeBase } from './code-base.ts';
import { memberOrConverted } from './conversions.ts';
import { computedModule, exportedThing, importedThing } from './exports.ts';
import { extendedMember, inheritedName, nameAmong } from './extensions.ts';
import { functionIn } from './function-in.ts';
import { enteredThing, heldThing } from './held.ts';
import { indexedAt } from './indexed.ts';
import type { Asker, Injection } from './injection.ts';
import type { Import, Module, Variable } from './ir.ts';
import type { Selector, ValueRule } from './library.ts';
import { memberThing } from './members.ts';
import { Memory } from './memory.ts';
import { listThing, objectThing } from './objects.ts';
import { outThing } from './outs.ts';
import { parameterThing } from './parameters.ts';
import { type Selectable, selectThing } from './select.ts';
import { selfThing } from './self-things.ts';
import type { Settled, SettledThings } from './settled-things.ts';
import {
  type Argument,
  type ClassThing,
  type Evaluating,
  type Frame,
  type FunctionThing,
  type Located,
  type MadeThing,
  type Open,
  type SiteReference,
  type Thing,
  textThing,
  unknownThing,
  valueThing,
  within,
} from './thing.ts';
import { typeThing } from './type-things.ts';
import { textPart, toValue } from './values.ts';

const DEEPEST = 48;
const MOST_STEPS = 10_000;
const OUT_OF_REACH = unknownThing('a declaration out of reach');

/** What evaluation needs to know of the whole repository; made once, asked often. */
export interface World extends Injection {
  readonly base: CodeBase;
  /** What variables, calls and object literals are where no caller is bound: a settings file is read hundreds of times. */
  readonly settled: Map<object, Settled>;
  /** Where the expressions stand that are kept there. */
  readonly places: Map<object, Pick<Located, 'module' | 'scope'>>;
  /** The same for what depends on the program that runs the code and on nothing else. */
  readonly settledFor: Pick<SettledThings, 'within' | 'alone'>;
  /** Classes that extend a class, directly or not. */
  subclassesOf(of: ClassThing): readonly ClassThing[];
  /** Classes that implement an interface of this name. */
  implementersOf(name: string): readonly ClassThing[];
  /** What was registered for injection under a token; for a class that asks, what it sees of that. */
  injected(token: Thing, evaluator: Evaluator, asker?: Asker): Thing | undefined;
  /** What was registered for the constructor of a class where it asks for a library's type. */
  injectedInto(of: ClassThing, made: MadeThing, evaluator: Evaluator): Thing | undefined;
  /** What the settings objects that code registers have under a key. */
  settingIn(key: string, evaluator: Evaluator): Thing | undefined;
  /** The files that the program of a folder is started from. */
  startsOf(program: string): readonly string[];
  /** Of what several programs do to one thing, what the program that asks does. */
  ofProgram<T extends { readonly sites: readonly SiteReference[] }>(all: readonly T[], evaluator: Evaluator): readonly T[];
  /** The calls whose argument a function is. */
  callsTaking(fn: FunctionThing): readonly Taking[];
  /** What callers that are bound say of a place. */
  readonly surroundings: Surroundings;
}

/**
 * Partial evaluation of one expression. Never throws, never loops: depth and steps are bounded, and a variable that leads back to
 * itself is unknown. What stays open (parameters, `this` of an unknown subclass) is collected in `opens` for the caller to bind.
 */
export class Evaluator implements Evaluating {
  readonly world: World;
  readonly base: CodeBase;
  readonly memory: Memory;
  readonly begun = new Begun();
  readonly program: string | undefined;
  readonly eachOf: Evaluating['eachOf'] = (things, run) => this.memory.eachOf(things, run);
  private depth = 0;
  private readonly mostSteps: number;
  readonly bound: Frame | undefined;
  private steps = 0;

  /** `bound` is what the callers at hand give; `memory` is that of another evaluation that has the same program and callers. */
  constructor(
    world: World,
    program?: string,
    { mostSteps = MOST_STEPS, bound, memory }: { mostSteps?: number; bound?: Frame | undefined; memory?: Memory } = {},
  ) {
    this.mostSteps = mostSteps;
    this.bound = bound;
    this.world = world;
    this.base = world.base;
    this.program = program;
    this.memory = memory ?? new Memory(world, program, bound !== undefined);
  }

  /** How many steps it has taken so far. */
  get spent(): number {
    return this.steps;
  }

  get opens(): Memory['opens'] {
    return this.memory.opens;
  }

  needs(open: Open, isSoft = false): void {
    this.memory.needs(open, isSoft);
  }

  argument(argument: Argument): Thing {
    if ('thing' in argument) return argument.thing;
    return argument.isAdded || argument.before ? enteredThing(this, argument, this.bound) : this.evaluate(argument);
  }

  /** Runs once at a time for one registration: what depends on itself is unknown. */
  guarded(key: object, run: () => Thing): Thing {
    return this.memory.guard(key, run) ?? unknownThing('depends on itself');
  }

  member(of: Thing, name: string): Thing {
    return memberThing(this, of, name);
  }

  whole(path: string): Thing {
    return exportedThing(this.base, this, path, 'default');
  }

  /** `of.name` as a file sees it: what it opens may add members to types of others. */
  memberIn(module: Module, of: Thing, name: string): Thing {
    return extendedMember(this, module, of, name);
  }

  evaluate(located: Located): Thing {
    if (this.depth >= DEEPEST || this.steps >= this.mostSteps) {
      this.memory.cut();
      return unknownThing('too deep to compute');
    }
    this.depth++;
    this.steps++;
    const thing = this.compute(located);
    this.depth--;
    return thing;
  }

  /** What a selector finds; here for those that cannot know the selectors themselves. */
  select(selector: Selector, from: Selectable): Thing | undefined {
    return selectThing(this, selector, from);
  }

  /** What a library's rule for a member, a field or a parameter gives. */
  rule(rule: ValueRule, from: Selectable): Thing {
    return ruleResult(this, rule, from);
  }

  /** The value of an expression, as far as it is one. */
  value(located: Located): Value {
    return toValue(this.evaluate(located), this);
  }

  private compute(located: Located): Thing {
    const { expression } = located;
    switch (expression.is) {
      case 'literal':
        return textThing(expression.value);
      case 'concat':
        return valueThing(concat(expression.parts.map((part) => textPart(this.value(within(located, part))))));
      case 'name':
        return nameAmong(this, located, expression, this.name(located, expression.name));
      case 'member':
        return this.memory.onceAt(located, () => memberOrConverted(this, located, expression));
      case 'index':
        return this.memory.onceAt(located, () => indexedAt(this, located, expression));
      case 'call':
        return callThing(this, located, expression.call);
      case 'out':
        return outThing(this, located, expression.call, expression.name);
      case 'object':
        return objectThing(this, located, expression.entries);
      case 'list':
        return listThing(this, located, expression.items);
      case 'choice':
      case 'fallback':
      case 'test':
        return alternativeThing(this, located, expression);
      case 'function':
      case 'class':
        return this.declared(located, expression) ?? OUT_OF_REACH;
      case 'this':
      case 'super':
        return selfThing(this, located);
      case 'spread':
      case 'keyword':
        return this.evaluate(within(located, expression.of));
      case 'module':
        return this.required(located, expression.specifier);
      case 'unknown':
        return unknownThing(expression.why);
      default:
        return expression satisfies never;
    }
  }

  private declared({ module, frame }: Located, of: Located['expression'] & { is: 'function' | 'class' }): Thing | undefined {
    if (of.is === 'class') return this.base.classThing(module, of.class);
    const thing = this.base.functionThing(module, of.function);
    return thing && functionIn(thing, frame);
  }

  private name(located: Located, name: string): Thing {
    const { module } = located;
    const target = this.base.lookUp(module, located.scope, name);
    if (!target) return inheritedName(this, located, name);
    if (target.is === 'import') return this.imported(module, target.import);
    if (target.is === 'global') return { is: 'symbol', library: target.library, path: name };
    if (target.variable.parameter !== undefined) return parameterThing(this, located, target.variable, target.scope);
    return this.variable(located, target.variable, target.scope);
  }

  private imported(module: Module, of: Import): Thing {
    return this.memory.once(of, undefined, () => importedThing(this.base, this, module, of.specifier, of.imported));
  }

  private variable({ module, frame: callers }: Located, variable: Variable, scope: number): Thing {
    const frame = this.world.surroundings.frameAt(module, scope, callers);
    const known = this.memory.known(variable, frame);
    if (known) return known;
    const mark = this.memory.mark();
    const thing = this.memory.guard(variable, () => heldThing(this, variable.values, { module, frame, scope }, mergeAssigned));
    if (!thing) return this.begun.of(variable.values) ?? unknownThing(`\`${variable.name}\` refers to itself`);
    const typed = thing.is === 'unknown' || thing.is === 'package' ? typeThing(this, module, scope, variable.type) : undefined;
    const result = typed ?? thing;
    this.memory.keep(variable, result, mark, frame);
    return result;
  }

  private required(located: Located, specifier: Located['expression']): Thing {
    if (specifier.is === 'literal') return importedThing(this.base, this, located.module, String(specifier.value), '*');
    return computedModule(this, located.module, this.value(within(located, specifier)));
  }
}
