import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At } from './lowering.ts';

/** `address += "/orders/"` in the block that gave the variable its only value: that value with the text behind it. What branches and loops add is not known. */
export function makeLonger(target: Node | undefined, value: Expression | undefined, { file, scope }: At): void {
  const known = target?.type === 'identifier' ? file.draft.find(scope, target.text) : undefined;
  const [before, other] = known?.values ?? [];
  if (!known || !value || !before || other || before.isAdded || before.scope !== scope) return;
  if (!isText(value) && !isText(before.expression)) return;
  known.values[0] = { expression: sumOfTexts([before.expression, value]), scope };
}

function isText(value: Expression): boolean {
  return value.is === 'concat' || (value.is === 'literal' && typeof value.value === 'string');
}
