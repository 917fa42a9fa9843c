import { literal, oneOf, textsOf } from '../model/value.ts';
import { lineageOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { patternPath } from './pattern-path.ts';
import { mapTexts } from './text-functions.ts';
import { anyOf, type ClassThing, optionsOf, type SymbolThing, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

type Deriving = Extract<Selector, { readonly from: 'methods' | 'mapped' | 'callable' | 'pattern' }>;

/** What a selector makes of the thing that another one found; undefined when it is no such thing. */
export function derivedThing(evaluator: Evaluator, selector: Deriving, of: Thing): Thing | undefined {
  switch (selector.from) {
    case 'methods':
      return methodsOf(evaluator, selector, of);
    case 'mapped': {
      const texts = textsOf(toValue(of, evaluator)).flatMap((text) => selector.texts[text] ?? []);
      return texts.length > 0 ? valueThing(oneOf(texts.map(literal))) : undefined;
    }
    case 'callable': {
      const things = optionsOf(of).filter(({ is }) => CALLABLE.has(is));
      return things.length > 0 ? anyOf(things) : undefined;
    }
    case 'pattern':
      return valueThing(mapTexts(toValue(of, evaluator), patternPath));
    default:
      return selector satisfies never;
  }
}

const CALLABLE: ReadonlySet<Thing['is']> = new Set(['function', 'class', 'instance', 'package', 'unknown']);

function methodsOf(evaluator: Evaluator, selector: Extract<Deriving, { from: 'methods' }>, of: Thing): Thing | undefined {
  const names = optionsOf(of).flatMap((each) => methodNames(evaluator, selector, each));
  return names.length > 0 ? valueThing(oneOf([...new Set(names)].map(literal))) : undefined;
}

function methodNames(
  evaluator: Evaluator,
  { named, inherited = {} }: Extract<Deriving, { from: 'methods' }>,
  thing: Thing,
): readonly string[] {
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
  return [...found].flatMap((name) => (named ? (Object.hasOwn(named, name) ? (named[name] ?? []) : []) : [name]));
}

function ownMethods(evaluator: Evaluator, of: ClassThing): readonly string[] {
  return evaluator.base
    .methodsOf(of)
    .flatMap(({ node }) => (node.kind === 'method' && node.name && !node.name.startsWith('_') ? [node.name] : []));
}
