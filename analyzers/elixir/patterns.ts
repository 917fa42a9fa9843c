import type { Expression } from '../../src/code/ir.ts';
import { anyItem, literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { keyOf, operatorOf, valueOf } from './nodes.ts';

/** Binds the variables of a pattern to the parts of a value: https://hexdocs.pm/elixir/patterns-and-guards.html */
export function bindPattern(pattern: Node, value: Expression, at: At, walker: Walker): void {
  switch (pattern.type) {
    case 'identifier':
      bindName(pattern.text, value, pattern, at, walker);
      return;
    case 'tuple':
      bindTuple(pattern, value, at, walker);
      return;
    case 'list':
      for (const each of partsOf(pattern)) bindPattern(each, anyItem(value), at, walker);
      return;
    case 'map':
      bindMap(pattern, value, at, walker);
      return;
    case 'binary_operator':
      if (/^(=|\||<>)$/.test(operatorOf(pattern)))
        for (const side of partsOf(pattern)) bindPattern(side, operatorOf(pattern) === '=' ? value : anyItem(value), at, walker);
      return;
    default:
      return;
  }
}

/** Gives a variable its value under a name that no other binding of the scope has. */
export function bindName(name: string, value: Expression, node: Node, at: At, walker: Walker): void {
  const taken = walker.draft.scopes[at.scope]?.variables.filter((each) => each.name.split('#', 1)[0] === name).length ?? 0;
  const bound = `${name}#${taken}`;
  at.locals.set(name, bound);
  walker.draft.declare(at.scope, { name: bound, values: [{ expression: value, scope: at.scope }], place: walker.place(node) });
}

/** `{:ok, channel}` is what the call gives when it goes well. */
function bindTuple(pattern: Node, value: Expression, at: At, walker: Walker): void {
  const parts = partsOf(pattern);
  const [first, second] = parts;
  if (first?.type === 'atom' && second && parts.length === 2) {
    if (first.text !== ':error') bindPattern(second, value, at, walker);
    return;
  }
  for (const [index, part] of parts.entries()) bindPattern(part, { is: 'index', of: value, key: literalOf(index) }, at, walker);
}

function bindMap(pattern: Node, value: Expression, at: At, walker: Walker): void {
  const content = partsOf(pattern).find(({ type }) => type === 'map_content');
  for (const keywords of content ? partsOf(content) : []) {
    if (keywords.type !== 'keywords') continue;
    for (const pair of partsOf(keywords)) {
      const inside = valueOf(pair);
      if (inside) bindPattern(inside, memberOf(value, keyOf(pair)), at, walker);
    }
  }
}
