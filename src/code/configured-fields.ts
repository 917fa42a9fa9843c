import type { Evaluator } from './evaluate.ts';
import type { Field, Module } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { type ClassThing, optionsOf, type Thing, valueThing } from './thing.ts';

/** A class decorator may say where the class's fields come from; an initialiser is what they are without that. */
export function configuredThing(evaluator: Evaluator, { module, node }: ClassThing, field: Field): Thing | undefined {
  if (field.isStatic) return undefined;
  for (const { callee, arguments: args, scope } of node.decorators)
    for (const option of optionsOf(evaluator.evaluate({ module, expression: callee, scope }))) {
      if (option.is !== 'symbol') continue;
      const rule = entryFor(option.library, option.library.decorators?.fields, option.path);
      if (!rule) continue;
      const from = { arguments: args.map((expression) => ({ module, expression, scope })), decoratedName: field.name };
      return orInitial(evaluator, evaluator.rule(rule, from), module, field);
    }
  return undefined;
}

function orInitial(evaluator: Evaluator, thing: Thing, module: Module, field: Field): Thing {
  const [initial] = field.values;
  if (thing.is !== 'value' || thing.value.is !== 'setting' || !initial) return thing;
  const fallback = evaluator.value({ module, expression: initial.expression, scope: initial.scope });
  return fallback.is === 'unknown' ? thing : valueThing({ ...thing.value, fallback });
}
