import type { Node } from 'web-tree-sitter';
import type { Bound, Expression } from '../../src/code/ir.ts';
import { callNamed } from './calls.ts';
import { libraries } from './libraries/index.ts';
import { textIn } from './literals.ts';
import { type At, part, textOf } from './lowering.ts';

/** Tags that some library reads settings by; see `tag env` in its globals. */
const READ = new Set(libraries.flatMap(({ globals = [] }) => globals).filter((name) => name.startsWith('tag ')));

/** What `env:"PORT" envDefault:"8080"` makes of a field: a call of the tag with its text and all the tags beside it. */
export function valuesOfTag(declaration: Node, at: At): Bound[] {
  const tag = part(declaration, 'tag');
  const pairs = tag ? pairsIn(textIn(tag)) : [];
  const beside: Expression = { is: 'object', entries: pairs.map(([key, text]) => ({ key, value: textOf(text) })) };
  return pairs.flatMap(([key, text]) => {
    const [name = ''] = text.split(',');
    if (!tag || name === '' || name === '-' || !READ.has(`tag ${key}`)) return [];
    return [{ expression: callNamed(`tag ${key}`, [textOf(name), beside], tag, at), scope: at.scope }];
  });
}

/** https://pkg.go.dev/reflect#StructTag */
function pairsIn(tag: string): readonly (readonly [string, string])[] {
  return [...tag.matchAll(/([^\s":]+):"((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text] as const);
}
