import type { Value } from '../model/value.ts';
import { GRAPHQL_ROOTS, graphqlOperations } from '../sdk/graphql-schema.ts';
import type { Evaluator } from './evaluate.ts';
import { optionsOf, type Thing, textThing } from './thing.ts';
import { toValue } from './values.ts';

/** A method and a field, as a list of two texts, for every operation of a schema; what only resolvers say where no schema is known. */
export function operationsThing(
  evaluator: Evaluator,
  schema: Thing | undefined,
  resolvers: Thing | undefined,
): Thing | undefined {
  const texts = schema ? textsIn(toValue(schema, evaluator)) : [];
  const declared = graphqlOperations(texts.join('\n')).map(({ method, field }): Operation => [method, field]);
  const found = declared.length > 0 ? declared : resolvers ? resolvedBy(evaluator, resolvers) : [];
  const options = found.map(
    ([method, field]): Thing => ({ is: 'list', items: [{ thing: textThing(method) }, { thing: textThing(field) }] }),
  );
  return options.length > 0 ? { is: 'any-of', options } : undefined;
}

type Operation = readonly [method: string, field: string];

/** Every piece of schema text in a value; what is filled in from elsewhere leaves a gap. */
function textsIn(value: Value): readonly string[] {
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' ? [value.value] : [];
    case 'list':
      return value.items.flatMap(textsIn);
    case 'one-of':
      return value.values.flatMap(textsIn);
    case 'concat':
      return [value.parts.flatMap(textsIn).join('\n')];
    default:
      return [];
  }
}

function resolvedBy(evaluator: Evaluator, resolvers: Thing): readonly Operation[] {
  return optionsOf(resolvers).flatMap((option): readonly Operation[] => {
    if (option.is === 'list') return option.items.flatMap((item) => resolvedBy(evaluator, evaluator.argument(item)));
    return Object.entries(GRAPHQL_ROOTS).flatMap(([root, method]) => {
      const fields = option.is === 'object' && !option.entries.has(root) ? undefined : evaluator.member(option, root);
      return fields?.is === 'object' ? [...fields.entries.keys()].map((field) => [method, field] as const) : [];
    });
  });
}
