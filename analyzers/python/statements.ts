import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareTarget, lowerAssignment, lowerAugmented, lowerTypeAlias } from './assignments.ts';
import { lowerClass } from './classes.ts';
import { bindItem } from './expressions.ts';
import { lowerFunction } from './functions.ts';
import { lowerImport, lowerImportFrom } from './imports.ts';
import type { At, Lowering, Rules } from './lowering.ts';
import { lowerWithItem } from './managers.ts';
import { rebind } from './rebound.ts';
import { declareHandedOut } from './shared-state.ts';
import { itemsTogether } from './written-loops.ts';

/** How each kind of statement is lowered; of the others only what stands in them counts. */
export const statements: Rules['statements'] = {
  import_statement: lowerImport,
  import_from_statement: lowerImportFrom,
  future_import_statement: () => undefined,
  assignment: lowerAssignment,
  type_alias_statement: lowerTypeAlias,
  augmented_assignment: lowerAugmented,
  function_definition: lowerFunction,
  class_definition: lowerClass,
  decorated_definition: lowerDecorated,
  return_statement: lowerReturn,
  yield: lowerReturn,
  for_statement: lowerFor,
  with_item: lowerWithItem,
  as_pattern: lowerAsPattern,
  global_statement: (node, at) => {
    for (const name of partsOf(node)) at.globals?.add(name.text);
  },
};

function lowerDecorated(node: Node, at: At, lowering: Lowering): void {
  const decorators = partsOf(node).filter(({ type }) => type === 'decorator');
  const definition = node.childForFieldName('definition');
  if (definition?.type === 'function_definition') lowerFunction(definition, at, lowering, decorators);
  if (definition?.type === 'class_definition') lowerClass(definition, at, lowering, decorators);
}

/** What a generator yields is what its users get, one way or another. */
function lowerReturn(node: Node, at: At, lowering: Lowering): void {
  const [value] = partsOf(node);
  if (!value) return;
  const expression = lowering.expression(value, at);
  if (at.function !== undefined) lowering.draft.functions[at.function]?.returns.push({ expression, scope: at.scope });
  if (node.type === 'yield') declareHandedOut(node, expression, at, lowering);
}

function lowerFor(node: Node, at: At, lowering: Lowering): void {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const [body, after] = [node.childForFieldName('body'), node.childForFieldName('alternative')];
  const items = itemsTogether(node, at, lowering);
  if (left && items)
    for (const item of items) {
      rebind(left, at, lowering);
      declareTarget(left, item, at, lowering);
      if (body) lowering.visit(body, at);
    }
  else {
    if (left && right) bindItem(left, right, at, lowering);
    if (body) lowering.visit(body, at);
  }
  if (after) lowering.visit(after, at);
}

/** `with connect() as connection`: what a manager hands out is itself, for every library we know. */
function lowerAsPattern(node: Node, at: At, lowering: Lowering): void {
  const [value] = partsOf(node);
  const alias = node.childForFieldName('alias');
  if (!value) return;
  const expression = lowering.expression(value, at);
  if (alias) declareTarget(alias, expression, at, lowering);
}
