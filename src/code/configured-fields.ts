import type { Value } from '../model/value.ts';
import { scopeInside } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Decorator, Field, Module, TypeReference } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { type ClassThing, type FunctionThing, optionsOf, type Thing, valueThing } from './thing.ts';
import { typeThing } from './type-things.ts';

const DEEPEST = 6;

/** A class decorator may say where the class's fields come from; an initialiser is what they are without that. */
export function configuredThing(evaluator: Evaluator, owner: ClassThing, field: Field): Thing | undefined {
  const { module, node } = owner;
  const named = field.isStatic ? undefined : fieldsNamed(evaluator, module, node.decorators);
  return named && fieldOf(evaluator, named, owner, field);
}

/** What a method makes whose own decorator says where the fields come from: a bean of settings. */
export function configuredByMethod(evaluator: Evaluator, { module, node }: FunctionThing, made: Thing): Thing {
  const named = made.is === 'instance' && !made.configured ? fieldsNamed(evaluator, module, node.decorators) : undefined;
  if (!named || made.is !== 'instance') return made;
  return { ...made, configured: (field) => fieldOf(evaluator, named, made.of, field) };
}

/** What the first of the decorators that says so makes of the name of a field. */
function fieldsNamed(evaluator: Evaluator, module: Module, decorators: readonly Decorator[]): Configured['named'] | undefined {
  for (const { callee, arguments: args, scope } of decorators)
    for (const option of optionsOf(evaluator.evaluate({ module, expression: callee, scope }))) {
      if (option.is !== 'symbol') continue;
      const rule = entryFor(option.library, option.library.decorators?.fields, option.path);
      if (!rule) continue;
      const values = args.map((expression) => ({ module, expression, scope }));
      return (name) => evaluator.rule(rule, { arguments: values, decoratedName: name });
    }
  return undefined;
}

function fieldOf(evaluator: Evaluator, named: Configured['named'], owner: ClassThing, field: Field): Thing {
  const { module } = owner;
  return orGroup(evaluator, { thing: named(field.name), named, module, scope: scopeInside(owner), depth: 0 }, field);
}

interface Configured {
  readonly thing: Thing;
  /** What the rule says of a field of that name. */
  readonly named: (name: string) => Thing;
  readonly module: Module;
  readonly scope: number;
  readonly depth: number;
}

function orGroup(evaluator: Evaluator, configured: Configured, field: Field): Thing {
  const { thing, module } = configured;
  return grouped(evaluator, configured, field.type) ?? orInitial(evaluator, thing, module, field);
}

/**
 * What has a class of the repository as its type groups the settings below its own: `shop.topics.order-placed`. A map or list of
 * something, be it texts, has them under keys or in a row: `shop.urls.orders`, `shop.clients[0].url`; numbers are keys where the type of the key is written.
 */
function grouped(evaluator: Evaluator, configured: Configured, written: TypeReference | undefined): Thing | undefined {
  const { thing, named, module, scope, depth } = configured;
  const key = keyOf(thing);
  if (key === undefined || depth > DEEPEST) return undefined;
  const [type] = optionsOf(typeThing(evaluator, module, scope, written) ?? thing);
  const item = written?.arguments.at(-1);
  if (type?.is !== 'instance' && item && thing.is === 'value') {
    const under = (inner: string): Thing => {
      const isInRow = written?.arguments.length === 1 && /^\d+$/.test(inner);
      const below = valueThing({ is: 'setting', key: `${key}${isInRow ? `[${inner}]` : `.${inner}`}` });
      return grouped(evaluator, { ...configured, thing: below, depth: depth + 1 }, item) ?? below;
    };
    return { ...thing, under };
  }
  if (type?.is !== 'instance') return undefined;
  const { of } = type;
  return {
    is: 'instance',
    of,
    configured: (inner) => {
      const last = keyOf(named(inner.name))?.split('.').at(-1) ?? inner.name;
      const below: Value = { is: 'setting', key: `${key}.${last}` };
      const next = { thing: valueThing(below), named, module: of.module, scope: scopeInside(of), depth: depth + 1 };
      return orGroup(evaluator, next, inner);
    },
  };
}

function keyOf(thing: Thing): string | undefined {
  return thing.is === 'value' && thing.value.is === 'setting' ? thing.value.key : undefined;
}

function orInitial(evaluator: Evaluator, thing: Thing, module: Module, field: Field): Thing {
  const [initial] = field.values;
  if (thing.is !== 'value' || thing.value.is !== 'setting' || !initial) return thing;
  const fallback = evaluator.value({ module, expression: initial.expression, scope: initial.scope });
  return fallback.is === 'unknown' ? thing : valueThing({ ...thing.value, fallback });
}
