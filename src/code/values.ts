import { oneOf, unknown, type Value } from '../model/value.ts';
import type { Evaluating, Open, Thing } from './thing.ts';

const DEEPEST_OBJECT = 5;

/** The data in a thing; what is code rather than data is unknown, with a word on what it is. */
export function toValue(thing: Thing, evaluating: Evaluating, depth = 0): Value {
  switch (thing.is) {
    case 'value':
      return thing.value;
    case 'any-of':
      return oneOf(evaluating.eachOf(thing.options, (option) => toValue(option, evaluating, depth)));
    case 'object':
      if (depth >= DEEPEST_OBJECT) return unknown('deep object');
      return {
        is: 'object',
        entries: Object.fromEntries(
          [...thing.entries].map(([key, entry]) => [key, toValue(evaluating.argument(entry), evaluating, depth + 1)]),
        ),
      };
    case 'list':
      if (depth >= DEEPEST_OBJECT) return unknown('deep list');
      return { is: 'list', items: thing.items.map((item) => toValue(evaluating.argument(item), evaluating, depth + 1)) };
    case 'open':
      evaluating.needs(thing.open);
      return unknown(whatIsOpen(thing.open));
    case 'unknown':
      return unknown(thing.why);
    case 'function':
      return unknown('a function');
    case 'class':
      return unknown(`the class ${thing.node.name ?? ''}`.trim());
    case 'instance':
      return unknown(`an instance of ${thing.of.node.name ?? 'a class'}`);
    case 'symbol':
      return unknown(`\`${thing.path || 'default'}\` of ${thing.library.name}`);
    case 'made':
      return thing.value ?? unknown(`a ${thing.type} of ${thing.library.name}`);
    case 'module':
      return unknown(`the module ${thing.path}`);
    case 'package':
      return unknown(`something of the package ${thing.specifier}`);
    default:
      return thing satisfies never;
  }
}

function whatIsOpen(open: Open): string {
  if (open.kind === 'item') return 'an item';
  if (open.kind === 'parameter') return `parameter \`${open.name}\``;
  return open.kind === 'self' ? 'depends on the subclass' : 'depends on the program that runs it';
}

/** Nothing is no part of a text: what it would be there is only set elsewhere. */
export function textPart(value: Value): Value {
  return value.is === 'literal' && value.value === null ? unknown('it is empty here') : value;
}
