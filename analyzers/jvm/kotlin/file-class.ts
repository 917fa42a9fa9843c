import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { Lowering } from '../lowering.ts';
import { childrenOf } from './nodes.ts';

/**
 * To Java, what a file declares outside of classes is static in a class that is called like the file, `TopicsKt`, or as its
 * annotation says. https://kotlinlang.org/docs/java-to-kotlin-interop.html#package-level-functions
 */
export function addFileClass(root: Node, path: string, lowering: Lowering): void {
  const { draft } = lowering;
  const name = givenName(root) ?? `${path.slice(path.lastIndexOf('/') + 1).replace(/\.kt$/, '')}Kt`;
  const own = draft.exports.filter((each) => each.value && !each.name.includes('.'));
  const methods = own.flatMap(({ value }) => (value?.expression.is === 'function' ? [value.expression.function] : []));
  const variables = own.filter(({ value }) => value?.expression.is === 'name');
  if (methods.length + variables.length === 0) return;
  const place = lowering.place(root);
  const fields = variables.map((each) => ({
    name: each.name,
    values: each.value ? [each.value] : [],
    isStatic: true,
    isAbstract: false,
    decorators: [],
    place,
  }));
  const shape = { scope: 0, isAbstract: false, typeParameters: [], extendsArguments: [], implements: [], decorators: [], place };
  const expression: Expression = { is: 'class', class: draft.addClass({ name, ...shape, fields, methods }) };
  draft.declare(0, { name, values: [{ expression, scope: 0 }], place });
  draft.exports.push({ name, value: { expression, scope: 0 } });
}

/** `@file:JvmName("Orders")`. */
function givenName(root: Node): string | undefined {
  const texts = childrenOf(root).filter(({ type }) => type === 'file_annotation');
  return texts.flatMap(({ text }) => /JvmName\("(\w+)"\)/.exec(text)?.[1] ?? [])[0];
}
