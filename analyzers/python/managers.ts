import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareTarget } from './assignments.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * `with manager as target` enters and leaves the manager by its methods of these names: the target is what a class of the repository hands out
 * there; what any other hands out is the manager itself, for every library we know. https://docs.python.org/3/reference/compound_stmts.html#the-with-statement
 */
export function lowerWithItem(node: Node, at: At, lowering: Lowering): void {
  const item = node.childForFieldName('value');
  if (!item) return;
  const [value, alias] = item.type === 'as_pattern' ? [item.namedChildren[0], item.childForFieldName('alias')] : [item, null];
  if (!value) return;
  const manager = lowering.expression(value, at);
  const [enter, exit] = isAsync(node) ? ['__aenter__', '__aexit__'] : ['__enter__', '__exit__'];
  if (!isOfTheLanguage(value)) for (const name of [enter, exit]) callMethod(manager, name, value, at, lowering);
  if (alias) declareTarget(alias, { is: 'member', of: manager, name: enter, isConversion: true }, at, lowering);
}

function isAsync(item: Node): boolean {
  const statement = item.parent?.parent;
  return statement?.children.some((child) => child?.type === 'async') === true;
}

/** `with open(path) as file` */
function isOfTheLanguage(value: Node): boolean {
  return value.type === 'call' && value.childForFieldName('function')?.text === 'open';
}

function callMethod(of: Expression, name: string, node: Node, at: At, lowering: Lowering): void {
  lowering.draft.call({
    callee: { is: 'member', of, name },
    arguments: [],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}
