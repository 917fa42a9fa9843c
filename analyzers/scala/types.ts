import type { TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { pathOf } from './names.ts';

/** Types that hold another one: effects, options and lists. */
const HOLDERS = /^(Future|Option|Try|IO|F|Resource|Task|ZIO|UIO|RIO|Seq|List|Vector|Set|Either|Stream|Source|Provider)$/;
/** Types of plain values: knowing them says nothing of what the value is. */
const PLAIN = /^(String|Int|Long|Double|Float|Boolean|Char|Short|Byte|Any|AnyRef|Unit|Nothing|Uri|URI|URL|Map|Array)$/;

/** A type as written, without holders around it. */
export function typeReference(node: Node | null | undefined): TypeReference | undefined {
  if (!node) return undefined;
  if (node.type === 'generic_type') {
    const raw = node.childForFieldName('type');
    const list = node.childForFieldName('type_arguments');
    const inside = (list ? partsOf(list) : []).flatMap((each) => typeReference(each) ?? []);
    if (HOLDERS.test(raw?.text ?? '')) return inside.at(-1);
    const base = typeReference(raw);
    return base && { name: base.name, arguments: inside };
  }
  const path = pathOf(node);
  const name = path?.filter((part, index) => /^[A-Z]/.test(part) || index === path.length - 1).join('.');
  return name === undefined || name === '' || PLAIN.test(name) ? undefined : { name, arguments: [] };
}
