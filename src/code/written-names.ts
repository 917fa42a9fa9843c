import { lineageOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { nameIn } from './selected-parts.ts';
import { type Argument, optionsOf, type Thing, textThing, valueThing } from './thing.ts';

/** The path of a library's symbol below its type, or the last name of the argument as it is written, without an ending. */
export function namedThing(
  evaluator: Evaluator,
  { ending }: Extract<Selector, { from: 'name-of' }>,
  argument: Argument | undefined,
): Thing | undefined {
  if (!argument) return undefined;
  for (const thing of optionsOf(evaluator.argument(argument))) {
    const path = thing.is === 'symbol' && thing.receiver ? thing.path.slice(thing.path.indexOf('.') + 1) : undefined;
    if (path !== undefined) return textThing(withoutEnding(path, ending));
  }
  if (!('expression' in argument)) return undefined;
  const { expression } = argument;
  const written = expression.is === 'name' || expression.is === 'member' ? expression.name : undefined;
  if (written === ending.replace('.', '') && expression.is === 'member')
    return namedThing(evaluator, { from: 'name-of', index: 0, ending }, { ...argument, expression: expression.of });
  return written === undefined ? undefined : textThing(withoutEnding(written, ending));
}

function withoutEnding(name: string, ending: string): string {
  const plain = ending.replace('.', '');
  if (name.endsWith(ending)) return name.slice(0, -ending.length);
  const last = plain[0]?.toUpperCase() + plain.slice(1);
  return name.endsWith(`${last}${last}`) ? name.slice(0, -last.length) : name;
}

/** The functions that an object or an instance of a class has, by name. */
export function functionNames(evaluator: Evaluator, of: Thing, to?: 'pascal'): Thing | undefined {
  const names = optionsOf(of).flatMap((option) => {
    if (option.is === 'object') return [...option.entries.keys()];
    if (option.is !== 'instance') return [];
    const methods = lineageOf(evaluator, option.of).classes.flatMap((each) => evaluator.base.methodsOf(each));
    const fields = option.of.node.fields.filter(({ values }) => values.some(({ expression }) => expression.is === 'function'));
    return [
      ...methods.flatMap(({ node }) => (node.kind === 'method' && !node.isPrivate && node.name ? [node.name] : [])),
      ...fields.map(({ name }) => name),
    ];
  });
  const items = [...new Set(names)].map((name) => ({ thing: valueThing(nameIn(name, { case: to })) }));
  return items.length > 0 ? { is: 'list', items } : undefined;
}
