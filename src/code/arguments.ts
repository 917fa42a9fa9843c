import { type Argument, type Evaluating, optionsOf, type Thing } from './thing.ts';

/** The arguments that are passed by position. */
export function positional(args: readonly Argument[]): readonly Argument[] {
  return args.some(isNamed) ? args.filter((each) => !isNamed(each)) : args;
}

/** The same, with the items of lists that are spread: `send(...parts)`. */
export function eachPositional(evaluating: Evaluating, args: readonly Argument[]): readonly Argument[] {
  const passed = positional(args);
  return passed.some(isSpread) ? passed.flatMap((each) => itemsOfSpread(evaluating, each)) : passed;
}

function isSpread(argument: Argument): boolean {
  return 'expression' in argument && argument.expression.is === 'spread';
}

function itemsOfSpread(evaluating: Evaluating, argument: Argument): readonly Argument[] {
  const thing = isSpread(argument) ? evaluating.argument(argument) : undefined;
  return thing?.is === 'list' ? thing.items : [argument];
}

function isNamed(argument: Argument): boolean {
  return 'expression' in argument && argument.expression.is === 'keyword';
}

/** The argument that is passed by a name, directly or as an entry of an object whose entries are all passed. */
export function namedArgument(evaluating: Evaluating, args: readonly Argument[], name: string): Argument | undefined {
  for (const each of args)
    if ('expression' in each && each.expression.is === 'keyword' && each.expression.name === name) return each;
  return everyNamed(evaluating, args).get(name);
}

/** What is passed by name and no parameter of these names takes. */
export function otherNamed(evaluating: Evaluating, args: readonly Argument[], taken: readonly string[]): Thing {
  const entries = new Map(everyNamed(evaluating, args));
  for (const each of args) {
    if (!('expression' in each) || each.expression.is !== 'keyword' || each.expression.name === '**') continue;
    if (!taken.includes(each.expression.name)) entries.set(each.expression.name, each);
  }
  return { is: 'object', entries };
}

/** The entries of objects passed by `**`; one that a caller passes on is worth asking the caller for. */
function everyNamed(evaluating: Evaluating, args: readonly Argument[]): ReadonlyMap<string, Argument> {
  const all = new Map<string, Argument>();
  const passed = args.filter((each) => 'expression' in each && each.expression.is === 'keyword' && each.expression.name === '**');
  for (const option of passed.flatMap((each) => optionsOf(evaluating.argument(each)))) {
    if (option.is === 'object') for (const [key, entry] of option.entries) all.set(key, entry);
    if (option.is === 'open') evaluating.needs(option.open, true);
  }
  return all;
}
