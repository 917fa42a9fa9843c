import type { Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { optionsOf, type Thing, textThing } from './thing.ts';
import { toValue } from './values.ts';

/** Root types by their usual names; see https://spec.graphql.org/October2021/#sec-Root-Operation-Types. */
const ROOTS: Readonly<Record<string, string>> = { Query: 'QUERY', Mutation: 'MUTATION', Subscription: 'SUBSCRIPTION' };

/** A method and a field, as a list of two texts, for every operation of a schema; what only resolvers say where no schema is known. */
export function operationsThing(
  evaluator: Evaluator,
  schema: Thing | undefined,
  resolvers: Thing | undefined,
): Thing | undefined {
  const texts = schema ? textsIn(toValue(schema, evaluator)) : [];
  const declared = operationsOf(texts.join('\n'));
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
    return Object.entries(ROOTS).flatMap(([root, method]) => {
      const fields = option.is === 'object' && !option.entries.has(root) ? undefined : evaluator.member(option, root);
      return fields?.is === 'object' ? [...fields.entries.keys()].map((field) => [method, field] as const) : [];
    });
  });
}

/** The fields of the root types: `type Query { … }`, `extend type Query { … }`, and what `schema { query: Root }` names. */
function operationsOf(text: string): readonly Operation[] {
  const tokens = tokensOf(text);
  const roots = { ...ROOTS, ...renamedRoots(tokens) };
  return tokens.flatMap((token, index) => {
    const method = token === 'type' ? roots[tokens[index + 1] ?? ''] : undefined;
    return method === undefined ? [] : fieldsFrom(tokens, index + 2).map((field): Operation => [method, field]);
  });
}

/** Names and punctuation; descriptions, texts and comments are dropped. */
function tokensOf(text: string): readonly string[] {
  const plain = text.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, ' ');
  return plain.match(/\w+|[{}()[\]:!@=|&]/g) ?? [];
}

function renamedRoots(tokens: readonly string[]): Readonly<Record<string, string>> {
  const at = tokens.findIndex((token, index) => token === 'schema' && tokens[index + 1] === '{');
  const found: Record<string, string> = {};
  for (let index = at + 2; at >= 0 && index < tokens.length && tokens[index] !== '}'; index += 1) {
    const [word = '', colon, name] = tokens.slice(index, index + 3);
    if (colon === ':' && name && /^(query|mutation|subscription)$/.test(word)) found[name] = word.toUpperCase();
  }
  return found;
}

/** Names that are followed by their arguments or their type, within the braces that come next. */
function fieldsFrom(tokens: readonly string[], from: number): readonly string[] {
  const fields: string[] = [];
  let round = 0;
  let index = from;
  while (index < tokens.length && (tokens[index] !== '{' || round > 0)) {
    if (tokens[index] === 'type') return [];
    round += depthOf(tokens[index]);
    index += 1;
  }
  for (index += 1; index < tokens.length && (tokens[index] !== '}' || round > 0); index += 1) {
    const [before, token = '', after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    if (round === 0 && /^\w/.test(token) && before !== '@' && (after === ':' || after === '(')) fields.push(token);
    round += depthOf(token);
  }
  return fields;
}

function depthOf(token: string | undefined): number {
  return token === '(' ? 1 : token === ')' ? -1 : 0;
}
