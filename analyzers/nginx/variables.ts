import { concat, literal, oneOf, setting, unknown, type Value } from '../../src/sdk/index.ts';
import type { Directive } from './directives.ts';

/** What `set`, `map` and `geo` of a file give its variables, each in the words of the file. */
export type Variables = ReadonlyMap<string, readonly string[]>;

const MOST_VALUES = 20;

/** Every assignment of the tree; which of them holds for a request is not asked, so all are possible. */
export function variablesOf(directives: readonly Directive[]): Variables {
  const variables = new Map<string, string[]>();
  const add = (name: string, values: readonly string[]): void => {
    variables.set(name, [...new Set([...(variables.get(name) ?? []), ...values])].slice(0, MOST_VALUES));
  };
  for (const directive of everyDirective(directives)) {
    const [first = '', second = ''] = directive.words;
    if (directive.name === 'set' && first.startsWith('$')) add(first.slice(1), [second]);
    if (directive.name === 'map' || directive.name === 'geo' || directive.name === 'split_clients') {
      const target = directive.name === 'geo' && second === '' ? first : second;
      add(
        target.slice(1),
        (directive.children ?? []).filter(({ name }) => !NO_RESULT.has(name)).flatMap(({ words }) => words.slice(0, 1)),
      );
    }
  }
  return variables;
}

const NO_RESULT = new Set(['hostnames', 'volatile', 'include', 'ranges', 'proxy', 'delete']);

/** The tree in the order of the file. */
export function everyDirective(directives: readonly Directive[]): readonly Directive[] {
  return directives.flatMap((directive) => [directive, ...everyDirective(directive.children ?? [])]);
}

const DEEPEST = 5;

/**
 * A word with its variables put in. `${NAME}` and `$NAME` in capitals that the file does not set are put in when the container
 * starts (envsubst), and so are names in .NET's way (`services__orders__http__0`); nginx's own variables depend on the request.
 */
export function valueOf(word: string, variables: Variables, depth = 0): Value {
  const parts = word.split(/(\$\{\w{1,100}\}|\$\w{1,100}|\{\{[^}]{0,200}\}\})/);
  return concat(parts.filter((part) => part !== '').map((part) => partOf(part, variables, depth)));
}

function partOf(part: string, variables: Variables, depth: number): Value {
  const name = /^\$\{?(\w+)\}?$/.exec(part)?.[1];
  if (name === undefined) return part.startsWith('{{') ? unknown('a template fills it in') : literal(part);
  const known = variables.get(name);
  if (known && known.length > 0 && depth < DEEPEST) return oneOf(known.map((each) => valueOf(each, variables, depth + 1)));
  if (/^[A-Z][A-Z0-9_]*$/.test(name) || /\w__\w/.test(name)) return setting(name);
  return name === 'scheme' ? literal('http') : unknown(`nginx's variable ${name} depends on the request`);
}
