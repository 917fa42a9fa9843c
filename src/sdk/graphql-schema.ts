/** Root types by their usual names; see https://spec.graphql.org/October2021/#sec-Root-Operation-Types. */
export const GRAPHQL_ROOTS: Readonly<Record<string, string>> = {
  Query: 'QUERY',
  Mutation: 'MUTATION',
  Subscription: 'SUBSCRIPTION',
};

/** A field of a root type: what a schema in GraphQL's own language lets clients ask for. */
export interface GraphqlOperation {
  /** `QUERY`, `MUTATION` or `SUBSCRIPTION`. */
  readonly method: string;
  readonly field: string;
  readonly line: number;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

/** The fields of the root types: `type Query { … }`, `extend type Query { … }`, and what `schema { query: Root }` names. */
export function graphqlOperations(text: string): readonly GraphqlOperation[] {
  const tokens = tokensOf(text);
  const roots = namedRoots(tokens) ?? GRAPHQL_ROOTS;
  return tokens.flatMap((token, index) => {
    const method = token.text === 'type' ? roots[tokens[index + 1]?.text ?? ''] : undefined;
    if (method === undefined) return [];
    return fieldsFrom(tokens, index + 2).map(({ text: field, line }) => ({ method, field, line }));
  });
}

/** Names and punctuation; descriptions, texts and comments are dropped. */
function tokensOf(text: string): readonly Token[] {
  const plain = text.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, (left) => left.replace(/[^\n]/g, ' '));
  return plain
    .split('\n')
    .flatMap((content, index) =>
      (content.match(/\w+|[{}()[\]:!@=|&]/g) ?? []).map((found) => ({ text: found, line: index + 1 })),
    );
}

/** Where a schema names its roots, types of the usual names are types like any other: https://spec.graphql.org/October2021/#sec-Root-Operation-Types */
function namedRoots(tokens: readonly Token[]): Readonly<Record<string, string>> | undefined {
  const at = tokens.findIndex((token, index) => token.text === 'schema' && tokens[index + 1]?.text === '{');
  const found: Record<string, string> = {};
  for (let index = at + 2; at >= 0 && index < tokens.length && tokens[index]?.text !== '}'; index += 1) {
    const [word, colon, name] = tokens.slice(index, index + 3).map((token) => token.text);
    if (colon === ':' && name && /^(query|mutation|subscription)$/.test(word ?? '')) found[name] = (word ?? '').toUpperCase();
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Names that are followed by their arguments or their type, within the braces that come next. */
function fieldsFrom(tokens: readonly Token[], from: number): readonly Token[] {
  const fields: Token[] = [];
  let round = 0;
  let index = from;
  while (index < tokens.length && (tokens[index]?.text !== '{' || round > 0)) {
    if (tokens[index]?.text === 'type') return [];
    round += depthOf(tokens[index]);
    index += 1;
  }
  for (index += 1; index < tokens.length && (tokens[index]?.text !== '}' || round > 0); index += 1) {
    const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    const isName = token !== undefined && /^\w/.test(token.text) && before?.text !== '@';
    if (round === 0 && isName && (after?.text === ':' || after?.text === '(')) fields.push(token);
    round += depthOf(token);
  }
  return fields;
}

function depthOf(token: Token | undefined): number {
  return token?.text === '(' ? 1 : token?.text === ')' ? -1 : 0;
}
