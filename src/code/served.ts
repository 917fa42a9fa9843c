import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { anyOf, type FunctionThing, optionsOf, type Thing, textThing } from './thing.ts';
import { typeThing } from './type-things.ts';

/** The names of the methods by which an instance serves a contract. */
export function servedMethods(
  evaluator: Evaluator,
  of: Thing,
  { parameters, except }: Extract<Selector, { from: 'methods' }>,
): Thing | undefined {
  const methods = optionsOf(of).flatMap((each) => (each.is === 'instance' ? evaluator.base.methodsOf(each.of) : []));
  const served = methods.filter(({ node }) => {
    const { length } = node.parameters;
    return node.kind === 'method' && !node.isPrivate && length > 0 && length <= parameters;
  });
  const names = served
    .filter((method) => !takesTypesOf(evaluator, method, except))
    .flatMap(({ node }) => (node.name === undefined ? [] : [{ thing: textThing(node.name) }]));
  return names.length > 0 ? { is: 'list', items: names } : undefined;
}

function takesTypesOf(evaluator: Evaluator, { module, node }: FunctionThing, library: string | undefined): boolean {
  if (library === undefined) return false;
  return node.parameters.some(({ type }) => {
    const thing = typeThing(evaluator, module, node.scope, type);
    return thing?.is === 'made' && thing.library.name === library;
  });
}

/** What a function compares members of a name with: a handler that tells methods apart. */
export function comparedThing(
  evaluator: Evaluator,
  of: Thing,
  { member, ignoring }: Extract<Selector, { from: 'compared' }>,
): Thing | undefined {
  const found = optionsOf(of).flatMap((each) => {
    if (each.is !== 'function') return [];
    const { module, node, frame } = each;
    return (node.compares?.[member] ?? []).map((bound) => evaluator.evaluate({ module, ...bound, frame }));
  });
  const texts = found.filter((thing) => thing.is === 'value' && thing.value.is === 'literal' && thing.value.value !== ignoring);
  return texts.length > 0 ? anyOf(texts) : undefined;
}
