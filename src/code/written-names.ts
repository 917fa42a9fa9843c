import { lineageOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { nameIn } from './selected-parts.ts';
import { type Argument, type Located, optionsOf, type Thing, textThing, valueThing } from './thing.ts';

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
  const written =
    expression.is === 'member' ? expression.name : expression.is === 'name' ? nameOfImport(evaluator, argument) : undefined;
  if (written === ending.replace('.', '') && expression.is === 'member')
    return namedThing(evaluator, { from: 'name-of', index: 0, ending }, { ...argument, expression: expression.of });
  return written === undefined ? undefined : textThing(withoutEnding(written, ending));
}

/** What a name is called where it comes from: `import { Orders as Desk }` is `Orders`. */
function nameOfImport({ base }: Evaluator, { module, scope, expression }: Located): string | undefined {
  if (expression.is !== 'name') return undefined;
  const target = base.lookUp(module, scope, expression.name);
  const imported = target?.is === 'import' ? target.import.imported : '*';
  return imported === '*' || imported === 'default' ? expression.name : imported;
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
