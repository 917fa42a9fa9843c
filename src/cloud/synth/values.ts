import type { Expression, Module, Variable } from '../../code/ir.ts';
import type { Evidence } from '../../model/evidence.ts';
import { memberOfInstance } from './instances.ts';
import { Modules } from './modules.ts';
import {
  type ClassThing,
  entriesOf,
  type Frame,
  itemsOf,
  joined,
  MOST_ITEMS,
  plain,
  type Thing,
  textIn,
  UNKNOWN,
} from './things.ts';

const MOST_STEPS = 400_000;
const DEEPEST = 80;

/** Computes what the expressions of a deployment's program come to; calls are made by whoever runs it. */
export abstract class Values {
  readonly modules: Modules;
  /** Where the variable stands that first held an object. */
  readonly places = new WeakMap<Thing, Evidence>();
  #steps = 0;
  #depth = 0;

  constructor(modules: readonly Module[], resolve: (specifier: string, fromPath: string) => string | undefined) {
    this.modules = new Modules(modules, resolve);
  }

  /** What a call of a file gives in a frame. */
  abstract call(index: number, frame: Frame): Thing;

  /** Whether the program is too long to go on with. */
  get isTired(): boolean {
    return this.#steps >= MOST_STEPS;
  }

  /** Counts what a function costs that has nothing in it. */
  protected tire(): void {
    this.#steps += 1;
  }

  /** What a name that a file exports comes to. */
  exported(module: Module, name: string): Thing {
    const found = this.modules.exportOf(module, name);
    if (found?.is === 'value') return this.value(found.bound.expression, this.modules.frameOf(found.module));
    return found?.is === 'module' ? { is: 'namespace', module: found.module } : UNKNOWN;
  }

  /** What a class extends; in `class Stack(Stack)` that is what the file imports under the name. */
  parentOf({ module, class: index, frame }: ClassThing): Thing | undefined {
    const stated = module.classes[index]?.extends?.expression;
    const thing = stated && this.value(stated, frame);
    const isItself = thing?.is === 'class' && thing.module === module && thing.class === index;
    return isItself ? (stated?.is === 'name' ? this.#imported(stated.name, module) : undefined) : thing;
  }

  value(expression: Expression, frame: Frame): Thing {
    if (this.#depth >= DEEPEST || this.isTired) return UNKNOWN;
    this.#steps += 1;
    this.#depth += 1;
    try {
      return this.#evaluate(expression, frame);
    } finally {
      this.#depth -= 1;
    }
  }

  #evaluate(expression: Expression, frame: Frame): Thing {
    switch (expression.is) {
      case 'literal':
        return plain(expression.value);
      case 'concat':
        return joined(expression.parts.map((part) => this.value(part, frame)));
      case 'name':
        return this.#named(expression.name, frame);
      case 'member':
        return this.member(this.value(expression.of, frame), expression.name);
      case 'index':
        return this.#indexed(this.value(expression.of, frame), this.value(expression.key, frame));
      case 'module':
        return this.#taken(textIn(this.value(expression.specifier, frame)) ?? '', '=', frame.module);
      case 'call':
        return this.call(expression.call, frame);
      case 'object':
        return this.#object(expression, frame);
      case 'list':
        return { is: 'list', items: this.items(expression.items, frame) };
      case 'choice':
        return this.firstKnown(expression.options.map((option) => () => this.value(option, frame)));
      case 'fallback':
        return this.#orElse(this.value(expression.first, frame), () => this.value(expression.second, frame));
      case 'function':
        return {
          is: 'closure',
          module: frame.module,
          function: expression.function,
          frame,
          ...(frame.self && { self: frame.self }),
        };
      case 'class':
        return { is: 'class', module: frame.module, class: expression.class, frame };
      case 'this':
        return frame.self ?? UNKNOWN;
      case 'keyword':
      case 'spread':
        return this.value(expression.of, frame);
      default:
        return UNKNOWN;
    }
  }

  firstKnown(options: readonly (() => Thing)[]): Thing {
    for (const option of options) {
      const thing = option();
      if (thing.is !== 'unknown' && !(thing.is === 'plain' && thing.value === null)) return thing;
    }
    return UNKNOWN;
  }

  /** `app.node.tryGetContext('stage') ?? 'dev'`: what is only known when it runs gives way to a text that is there. */
  #orElse(first: Thing, otherwise: () => Thing): Thing {
    if (first.is === 'plain' && first.value !== null) return first;
    const second = first.is === 'object' || first.is === 'list' || first.is === 'instance' ? UNKNOWN : otherwise();
    const isOpen = first.is === 'unknown' || first.is === 'plain';
    return isOpen || second.is === 'plain' ? this.firstKnown([() => second, () => first]) : first;
  }

  items(expressions: readonly Expression[], frame: Frame): Thing[] {
    const things = expressions.flatMap((each) => {
      const thing = this.value(each, frame);
      return each.is === 'spread' ? itemsOf(thing) : [thing];
    });
    return things.slice(0, MOST_ITEMS);
  }

  #object({ entries }: Extract<Expression, { is: 'object' }>, frame: Frame): Thing {
    const known = new Map<string, Thing>();
    for (const entry of entries) {
      if ('spread' in entry) for (const [key, thing] of entriesOf(this.value(entry.spread, frame))) known.set(key, thing);
      else if ('key' in entry) known.set(entry.key, this.value(entry.value, frame));
      else {
        const key = textIn(this.value(entry.computed, frame));
        if (key !== undefined) known.set(key, this.value(entry.value, frame));
      }
    }
    return { is: 'object', entries: known };
  }

  #indexed(of: Thing, key: Thing): Thing {
    const text = textIn(key);
    if (text === undefined) return UNKNOWN;
    return of.is === 'list' ? (of.items[Number(text)] ?? UNKNOWN) : this.member(of, text);
  }

  #named(name: string, frame: Frame): Thing {
    for (let at: Frame | undefined = frame; at; at = at.parent) {
      const known = at.known.get(name);
      if (known) return known;
      const variable = this.modules.variable(at.module, at.scope, name);
      if (!variable) continue;
      at.known.set(name, UNKNOWN);
      const thing = this.#variable(variable, at);
      at.known.set(name, thing);
      const { line, text } = variable.place;
      if (thing.is === 'object' && !this.places.has(thing)) this.places.set(thing, { path: at.module.path, line, text });
      return thing;
    }
    return this.#imported(name, frame.module) ?? { is: 'package', path: name };
  }

  #imported(name: string, module: Module): Thing | undefined {
    const found = this.modules.importOf(module, name);
    return found && this.#taken(found.specifier, found.imported, module);
  }

  /** `require('aws-cdk-lib')` takes what is exported as a whole. */
  #taken(specifier: string, imported: string, module: Module): Thing {
    const file = this.modules.fileOf(specifier, module);
    const isWhole = imported === '*' || (imported === '=' && !file?.exports.some(({ name }) => name === '='));
    if (file) return isWhole ? { is: 'namespace', module: file } : this.exported(file, imported);
    return { is: 'package', path: /^[*=]$|^default$/.test(imported) ? specifier : `${specifier}.${imported}` };
  }

  #variable(variable: Variable, frame: Frame): Thing {
    if (variable.parameter !== undefined) {
      const passed = frame.bound.get(variable.parameter);
      if (passed) return passed;
      const usual = this.modules.parameter(frame.module, frame.scope, variable.parameter)?.default;
      return usual ? this.value(usual, frame) : UNKNOWN;
    }
    const values = variable.values.filter(({ isAdded, scope }) => !isAdded && scope === frame.scope);
    const thing = this.firstKnown(
      values.map(
        ({ expression }) =>
          () =>
            this.value(expression, frame),
      ),
    );
    return thing.is === 'object' ? this.#withoutTaken(variable, thing, frame) : thing;
  }

  /** `const { table, ...rest } = props`: what is taken by name is not in the rest. */
  #withoutTaken(variable: Variable, thing: Extract<Thing, { is: 'object' }>, { module, scope }: Frame): Thing {
    const taken = this.modules.takenBeside(variable, module, scope);
    if (taken.length === 0) return thing;
    return { is: 'object', entries: new Map([...thing.entries].filter(([key]) => !taken.includes(key))) };
  }

  member(of: Thing, name: string): Thing {
    switch (of.is) {
      case 'object':
        return of.entries.get(name) ?? UNKNOWN;
      case 'list':
        return name === 'length' ? plain(of.items.length) : UNKNOWN;
      case 'package':
        return { is: 'package', path: `${of.path}.${name}` };
      case 'namespace':
        return this.exported(of.module, name);
      case 'instance':
        return memberOfInstance(of, name, this) ?? (of.base ? { is: 'attribute', of: of.base, name } : UNKNOWN);
      case 'class':
        return this.#static(of, name);
      case 'made':
      case 'attribute':
        return { is: 'attribute', of, name };
      default:
        return UNKNOWN;
    }
  }

  #static({ module, class: index, frame }: ClassThing, name: string): Thing {
    const node = module.classes[index];
    const field = node?.fields.find((each) => each.isStatic && each.name === name);
    if (field)
      return this.firstKnown(
        field.values.map(
          ({ expression }) =>
            () =>
              this.value(expression, frame),
        ),
      );
    const method = node?.methods.find((each) => module.functions[each]?.isStatic && module.functions[each]?.name === name);
    return method === undefined ? UNKNOWN : { is: 'closure', module, function: method, frame };
  }
}
