import { concat, type Value } from '../model/value.ts';
import { mergeAssigned } from './assigned.ts';
import { isBound } from './bound.ts';
import type { Taking } from './callbacks.ts';
import { callThing, ruleResult } from './calls.ts';
import type { CodeBase } from './code-base.ts';
import { importedThing } from './exports.ts';
import { extendedMember, inheritedName } from './extensions.ts';
import { indexedThing } from './indexed.ts';
import type { Variable } from './ir.ts';
import type { Selector, ValueRule } from './library.ts';
import { parameterThing } from './parameters.ts';
import { type Selectable, selectThing } from './select.ts';
import {
  type Argument,
  anyOf,
  bindingOf,
  type ClassThing,
  type Evaluating,
  type FunctionThing,
  type Located,
  type MadeThing,
  type Open,
  optionsOf,
  type Thing,
  textThing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { typeThing } from './type-things.ts';
import { toValue } from './values.ts';

const DEEPEST = 48;
const MOST_STEPS = 10_000;

/** What evaluation needs to know of the whole repository; made once, asked often. */
export interface World {
  readonly base: CodeBase;
  /** What variables and object literals are that depend on no caller: a settings file is read hundreds of times. */
  readonly settled: WeakMap<object, Thing>;
  /** Classes that extend a class, directly or not. */
  subclassesOf(of: ClassThing): readonly ClassThing[];
  /** Classes that implement an interface of this name. */
  implementersOf(name: string): readonly ClassThing[];
  /** What was registered for injection under a token. */
  injected(token: Thing, evaluator: Evaluator): Thing | undefined;
  /** What was registered for the constructor of a class where it asks for a library's type. */
  injectedInto(of: ClassThing, made: MadeThing): Thing | undefined;
  /** The calls whose argument a function is. */
  callsTaking(fn: FunctionThing): readonly Taking[];
}

/**
 * Partial evaluation of one expression. Never throws, never loops: depth and steps are bounded, and a variable that leads back to
 * itself is unknown. What stays open (parameters, `this` of an unknown subclass) is collected in `opens` for the caller to bind.
 */
export class Evaluator implements Evaluating {
  readonly world: World;
  readonly base: CodeBase;
  readonly opens = new Map<string, { open: Open; isSoft: boolean }>();
  private depth = 0;
  private steps = 0;
  /** How often a bound or a cycle cut an evaluation short; such results are not kept. */
  private cuts = 0;
  /** How often something open was met; what depends on it is not kept either. */
  private asked = 0;
  private readonly busy = new Set<Variable>();

  constructor(world: World) {
    this.world = world;
    this.base = world.base;
  }

  needs(open: Open, isSoft = false): void {
    this.asked++;
    const key = open.kind === 'self' ? open.class.key : `${open.function.key}:${open.name}`;
    const known = this.opens.get(key);
    if (!known || (known.isSoft && !isSoft)) this.opens.set(key, { open, isSoft });
  }

  argument(argument: Argument): Thing {
    return 'thing' in argument ? argument.thing : this.evaluate(argument);
  }

  evaluate(located: Located): Thing {
    if (this.depth >= DEEPEST || this.steps >= MOST_STEPS) {
      this.cuts++;
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

  /** What a library's rule for a member gives. */
  rule(rule: ValueRule, args: readonly Argument[], receiver: MadeThing | undefined): Thing {
    return ruleResult(this, rule, args, receiver);
  }

  /** The value of an expression, as far as it is one. */
  value(located: Located): Value {
    return toValue(this.evaluate(located), this);
  }

  private compute(located: Located): Thing {
    const { expression, module } = located;
    const inner = (each: Located['expression']): Located => ({ ...located, expression: each });
    switch (expression.is) {
      case 'literal':
        return textThing(expression.value);
      case 'concat':
        return valueThing(concat(expression.parts.map((part) => this.value(inner(part)))));
      case 'name':
        return this.name(located, expression.name);
      case 'member':
        return extendedMember(this, module, this.evaluate(inner(expression.of)), expression.name);
      case 'index':
        return indexedThing(this, this.evaluate(inner(expression.of)), this.value(inner(expression.key)));
      case 'call':
        return callThing(this, located, expression.call);
      case 'object':
        return this.object(located, expression.entries);
      case 'list':
        return { is: 'list', items: expression.items.flatMap((item) => this.items(inner(item))) };
      case 'choice':
        return anyOf(expression.options.map((option) => this.evaluate(inner(option))));
      case 'fallback':
        return this.fallback(this.evaluate(inner(expression.first)), () => this.evaluate(inner(expression.second)));
      case 'function': {
        const thing = this.base.functionThing(module, expression.function);
        return thing ? { ...thing, frame: located.frame } : unknownThing('function out of reach');
      }
      case 'class':
        return this.base.classThing(module, expression.class) ?? unknownThing('class out of reach');
      case 'this':
      case 'super':
        return this.self(located);
      case 'spread':
      case 'keyword':
        return this.evaluate(inner(expression.of));
      case 'module':
        return this.required(located, expression.specifier);
      case 'unknown':
        return unknownThing(expression.why);
      default:
        return expression satisfies never;
    }
  }

  private name(located: Located, name: string): Thing {
    const { module } = located;
    const target = this.base.lookUp(module, located.scope, name);
    if (!target) return inheritedName(this, located, name);
    if (target.is === 'import') return importedThing(this.base, this, module, target.import.specifier, target.import.imported);
    if (target.is === 'global') return { is: 'symbol', library: target.library, path: name };
    if (target.variable.parameter !== undefined) return parameterThing(this, located, target.variable, target.scope);
    return this.variable(located, target.variable, target.scope);
  }

  private variable(located: Located, variable: Variable, scope: number): Thing {
    if (this.busy.has(variable)) {
      this.cuts++;
      return unknownThing(`\`${variable.name}\` refers to itself`);
    }
    const { module } = located;
    const frame = isBound(module, scope, located.frame) ? located.frame : undefined;
    const { settled } = this.world;
    const known = frame ? undefined : settled.get(variable);
    if (known) return known;
    this.busy.add(variable);
    const before = this.asked + this.cuts;
    const thing = mergeAssigned(
      variable.values.map((bound) => this.evaluate({ module, expression: bound.expression, scope: bound.scope, frame })),
    );
    const typed = thing.is === 'unknown' || thing.is === 'package' ? typeThing(this, module, scope, variable.type) : undefined;
    this.busy.delete(variable);
    const result = typed ?? thing;
    if (!frame && this.asked + this.cuts === before) settled.set(variable, result);
    return result;
  }

  private self(located: Located): Thing {
    const enclosing = this.base.enclosingClass(located.module, located.scope);
    if (!enclosing) return unknownThing('`this` outside a class');
    for (let frame = located.frame; frame; frame = frame.next) if (frame.self) return frame.self;
    const bound = bindingOf(located.frame, enclosing.key);
    return bound?.self ?? { is: 'instance', of: enclosing, isOpen: true };
  }

  private required(located: Located, specifier: Located['expression']): Thing {
    const value = this.value({ ...located, expression: specifier });
    if (value.is !== 'literal') return unknownThing('module with a computed name');
    return importedThing(this.base, this, located.module, String(value.value), '*');
  }

  private items(located: Located): readonly Argument[] {
    if (located.expression.is !== 'spread') return [located];
    const thing = this.evaluate(located);
    return thing.is === 'list' ? thing.items : [{ thing }];
  }

  private object(located: Located, entries: Extract<Located['expression'], { is: 'object' }>['entries']): Thing {
    const known = located.frame ? undefined : this.world.settled.get(entries);
    if (known) return known;
    const before = this.asked + this.cuts;
    const all = new Map<string, Argument>();
    for (const entry of entries) {
      if ('key' in entry) all.set(entry.key, { ...located, expression: entry.value });
      else if ('spread' in entry) spreadInto(all, this.evaluate({ ...located, expression: entry.spread }));
      else {
        const key = this.value({ ...located, expression: entry.computed });
        if (key.is === 'literal') all.set(String(key.value), { ...located, expression: entry.value });
      }
    }
    const thing: Thing = { is: 'object', entries: all };
    if (!located.frame && this.asked + this.cuts === before) this.world.settled.set(entries, thing);
    return thing;
  }

  private fallback(given: Thing, second: () => Thing): Thing {
    const first = given.is === 'made' && given.value ? valueThing(given.value) : given;
    if (first.is === 'value' && first.value.is === 'setting') {
      const { key, fallback } = first.value;
      return fallback ? first : valueThing({ is: 'setting', key, fallback: toValue(second(), this) });
    }
    if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
    return anyOf([first, second()]);
  }
}

function spreadInto(all: Map<string, Argument>, thing: Thing): void {
  for (const option of optionsOf(thing))
    if (option.is === 'object') for (const [key, entry] of option.entries) all.set(key, entry);
}
