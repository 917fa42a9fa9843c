import { literal, oneOf, type Value } from '../model/value.ts';
import { lineageOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { type ClassThing, optionsOf, type SymbolThing, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

type ClassMethods = Extract<Selector, { readonly from: 'class-methods' }>;

/** What the classes found there answer, each told by its methods; undefined where that is nothing. */
export function methodsAnswered(evaluator: Evaluator, selector: ClassMethods, of: Thing): Thing | undefined {
  const names = optionsOf(of).flatMap((each) => methodNames(evaluator, selector, each));
  return names.length > 0 ? valueThing(oneOf([...new Set(names)].map(literal))) : undefined;
}

function methodNames(evaluator: Evaluator, { named, inherited = {}, within }: ClassMethods, thing: Thing): readonly string[] {
  const found = new Set<string>();
  const bring = (library: SymbolThing): void => {
    for (const name of inherited[library.path.slice(library.path.lastIndexOf('.') + 1)] ?? []) found.add(name);
  };
  if (thing.is === 'symbol') bring(thing);
  const of = thing.is === 'instance' ? thing.of : thing.is === 'class' ? thing : undefined;
  if (of) {
    const { classes, libraries } = lineageOf(evaluator, of);
    for (const each of classes) for (const name of ownMethods(evaluator, each)) found.add(name);
    for (const library of libraries) bring(library);
  }
  const names = [...found].flatMap((name) => (named ? (Object.hasOwn(named, name) ? (named[name] ?? []) : []) : [name]));
  const allowed = of && within !== undefined ? textsIn(toValue(evaluator.memberIn(of.module, of, within), evaluator)) : undefined;
  return allowed ? names.filter((name) => allowed.has(name.toLowerCase())) : names;
}

/** The items of a list in small letters; undefined where it has others than texts or is none. */
function textsIn(value: Value): ReadonlySet<string> | undefined {
  const items = value.is === 'list' ? value.items : undefined;
  const texts = items?.flatMap((each) => (each.is === 'literal' ? [String(each.value).toLowerCase()] : []));
  return texts && texts.length === items?.length ? new Set(texts) : undefined;
}

function ownMethods(evaluator: Evaluator, of: ClassThing): readonly string[] {
  return evaluator.base
    .methodsOf(of)
    .flatMap(({ node }) => (node.kind === 'method' && node.name && !node.name.startsWith('_') ? [node.name] : []));
}
