import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import type { At, Walker } from './lowering.ts';
import { objectNamed, objectVariable } from './names.ts';
import { argumentsOf, bareName, blockOf, plainText } from './nodes.ts';
import { ABSINTHE } from './spellings.ts';

const ROOTS: Readonly<Record<string, string>> = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' };

/**
 * Fields of the root types of a GraphQL schema, and of objects that may be imported into one: https://hexdocs.pm/absinthe/Absinthe.Schema.html.
 * Who imports an object's fields says for which root: a variable by the object's name holds that.
 */
export function lowerSchema(block: Node, at: At, walker: Walker): void {
  for (const root of partsOf(block)) {
    const inside = blockOf(root);
    const method = rootOf(root, walker);
    if (!method || !inside) continue;
    for (const field of partsOf(inside)) lowerField(field, method, at, walker);
  }
}

function rootOf(node: Node, walker: Walker): Expression | undefined {
  const name = bareName(node) ?? '';
  const root = own(ROOTS, name);
  if (root !== undefined) return literalOf(root);
  const object = /^(extend|object)$/.test(name) ? plainText(argumentsOf(node)[0]) : undefined;
  return object === undefined ? undefined : objectNamed(object, node, walker);
}

/** Names are written with capitals inside. */
function lowerField(field: Node, method: Expression, at: At, walker: Walker): void {
  const name = plainText(argumentsOf(field)[0]);
  if (name === undefined) return;
  if (bareName(field) === 'import_fields') {
    const values = [{ expression: method, scope: 0 }];
    walker.draft.declare(0, { name: objectVariable(name), values, place: walker.place(field) });
  }
  if (bareName(field) !== 'field') return;
  const written = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  walker.call(field, at, { callee: spelled(ABSINTHE, 'field'), arguments: [method, literalOf(written)] });
}
