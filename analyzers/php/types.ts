import type { TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Lowering } from './lowering.ts';
import { localName } from './names.ts';

/** A declared type: `?Client`, `Client|null` and `Client` are `Client`; types of the language itself tell nothing. */
export function typeOf(node: Node | null | undefined, lowering: Lowering): TypeReference | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'named_type': {
      const [name] = partsOf(node);
      return name ? { name: localName(name, lowering), arguments: [] } : undefined;
    }
    case 'optional_type':
    case 'union_type':
    case 'intersection_type':
      return partsOf(node)
        .map((part) => typeOf(part, lowering))
        .find((type) => type !== undefined);
    default:
      return undefined;
  }
}
