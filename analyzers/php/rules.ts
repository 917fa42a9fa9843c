import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerForeach } from './assignments.ts';
import { lowerClass } from './classes.ts';
import { expressions } from './expressions.ts';
import { lowerFunction, lowerReturn } from './functions.ts';
import type { At, Lowering, Rules } from './lowering.ts';
import { lowerNamespace, lowerUse } from './names.ts';

/** How each kind of node is lowered; of the others only what stands in them counts. */
export const rules: Rules = {
  expressions,
  statements: {
    namespace_definition: lowerNamespace,
    namespace_use_declaration: lowerUse,
    class_declaration: lowerClass,
    interface_declaration: lowerClass,
    trait_declaration: lowerClass,
    enum_declaration: lowerClass,
    function_definition: lowerFunction,
    const_declaration: lowerConstants,
    return_statement: lowerReturn,
    foreach_statement: lowerForeach,
    attribute_list: () => undefined,
    text: () => undefined,
  },
};

/** `const BASE = 'http://stock';` outside of a class. */
function lowerConstants(node: Node, at: At, lowering: Lowering): void {
  for (const element of partsOf(node).filter(({ type }) => type === 'const_element')) {
    const [name, value] = partsOf(element);
    if (!name || !value) continue;
    const values = [{ expression: lowering.expression(value, at), scope: at.scope }];
    lowering.draft.declare(0, { name: name.text, values, place: lowering.place(element) });
  }
}
