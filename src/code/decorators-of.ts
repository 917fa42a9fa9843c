import { lineageOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { lastNameOf } from './last-names.ts';
import type { Selector, ValueRule } from './library.ts';
import type { Selectable } from './select.ts';
import { anyOf, type ClassThing, optionsOf, type Thing, unknownThing } from './thing.ts';

/** What code finds that asks a class for a decorator: an instance of the decorator's own class, made with what is written there. */
export function decoratorThing(
  evaluator: Evaluator,
  { of, type, ending = '' }: Extract<ValueRule, { value: 'decorator' }>,
  from: Selectable,
): Thing {
  const asked = evaluator.select(of, from) ?? unknownThing('no class');
  const kind = optionsOf(evaluator.select(type, from) ?? unknownThing('no decorator')).find((each) => each.is === 'class');
  if (!kind) return unknownThing('a decorator that is not declared here');
  return anyOf(
    optionsOf(asked).map((each) => {
      if (each.is === 'class') return onClass(evaluator, each, kind, ending);
      return each.is === 'open' ? each : unknownThing('decorators of something that is no class');
    }),
  );
}

function onClass(evaluator: Evaluator, of: ClassThing, kind: ClassThing, ending: string): Thing {
  const { name = '' } = kind.node;
  const short = name.endsWith(ending) ? name.slice(0, name.length - ending.length) : name;
  for (const { module, node } of lineageOf(evaluator, of).classes)
    for (const { callee, arguments: given, scope } of node.decorators) {
      const written = lastNameOf(callee);
      if (written !== name && written !== short) continue;
      return { is: 'instance', of: kind, arguments: given.map((expression) => ({ module, expression, scope })) };
    }
  return unknownThing(`no ${name} on ${of.node.name ?? 'the class'}`);
}

/** What a selector finds in the arguments of a decorator on the class found there, or on that of the instance. */
export function inDecorator(
  evaluator: Evaluator,
  of: Thing | undefined,
  decorator: string,
  selector: Selector,
): Thing | undefined {
  const found = (of ? optionsOf(of) : []).flatMap((each) => {
    const own = each.is === 'instance' ? each.of : each;
    return own.is === 'class' ? lineageOf(evaluator, own).classes : [];
  });
  for (const { module, node } of found)
    for (const { callee, arguments: given, scope } of node.decorators)
      if (lastNameOf(callee) === decorator)
        return evaluator.select(selector, { arguments: given.map((expression) => ({ module, expression, scope })) });
  return undefined;
}
