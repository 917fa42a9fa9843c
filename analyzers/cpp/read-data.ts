import type { Expression } from '../../src/code/ir.ts';
import type { VariableDraft } from '../../src/frontend/module-draft.ts';
import { partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { operatorOf } from './expressions.ts';
import type { At, Walker } from './lowering.ts';
import { JSON_LIBRARY } from './spellings.ts';

/** `stream >> settings;` where the settings are JSON: https://json.nlohmann.me/api/operator_gtgt/. Tells whether it is such a statement. */
export function readsData(node: Node, at: At, walker: Walker): boolean {
  const [inside] = partsOf(node);
  const [left, right] = [inside?.childForFieldName('left'), inside?.childForFieldName('right')];
  if (inside?.type !== 'binary_expression' || operatorOf(inside) !== '>>' || !left || !right) return false;
  const target = dataNamed(right, at, walker);
  if (!target) return false;
  const read = walker.call(node, at, { callee: spelled(JSON_LIBRARY, 'read'), arguments: [walker.expression(left, at)] });
  const bound = { expression: read, scope: at.scope };
  const fn = at.function === undefined ? undefined : walker.draft.functions[at.function];
  if (target.parameter === undefined) target.values.push(bound);
  else if (fn) fn.outs = { ...fn.outs, [target.parameter]: [...(fn.outs?.[target.parameter] ?? []), bound] };
  return true;
}

/** `load("settings.json", &settings)`: a function that is handed a place for JSON may read into it. */
export function storeData(nodes: readonly Node[], call: Expression, at: At, walker: Walker): void {
  if (call.is !== 'call') return;
  for (const [index, node] of nodes.entries()) {
    const target = dataNamed(node, at, walker);
    if (target && target.parameter === undefined)
      target.values.push({ expression: { is: 'out', call: call.call, name: String(index) }, scope: at.scope });
  }
}

/** The variable of JSON that a name, `&name` or `*name` means. */
function dataNamed(node: Node, at: At, walker: Walker): VariableDraft | undefined {
  const inside = node.type === 'pointer_expression' ? node.childForFieldName('argument') : node;
  const variable = inside?.type === 'identifier' ? walker.draft.find(at.scope, inside.text) : undefined;
  return /(^|::)(ordered_)?json$/.test(variable?.type?.name ?? '') ? variable : undefined;
}

/** `std::ifstream file; file.open(name);`: https://en.cppreference.com/w/cpp/io/basic_ifstream/open */
export function openFile(receiver: Node | null, name: Expression, at: At, walker: Walker): void {
  const variable = receiver?.type === 'identifier' ? walker.draft.find(at.scope, receiver.text) : undefined;
  if (!receiver || !/(^|::)i?fstream$/.test(variable?.type?.name ?? '')) return;
  const made = walker.call(receiver, at, { callee: spelled('std', 'ifstream'), arguments: [name], isNew: true });
  variable?.values.push({ expression: made, scope: at.scope });
}
