import type { TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { plainText } from './strings.ts';

const WRAPPERS =
  /^(typing\.|t\.)?(Optional|Annotated|Awaitable|Final|ClassVar|AsyncGenerator|Generator|AsyncIterator|Iterator|Coroutine|Union|Type|type)$/;

/** An annotation as a type: `Optional[Redis]`, `Redis | None` and `'Redis'` are `Redis`. */
export function typeOf(node: Node | null | undefined): TypeReference | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return typeOf(partsOf(node)[0]);
    case 'identifier':
    case 'attribute':
    case 'member_type':
      return { name: node.text, arguments: [] };
    case 'string':
      return textType(plainText(node));
    case 'binary_operator':
    case 'union_type':
      return partsOf(node)
        .map(typeOf)
        .find((type) => type !== undefined);
    case 'generic_type':
    case 'subscript':
      return genericType(node);
    default:
      return undefined;
  }
}

function textType(text: string | undefined): TypeReference | undefined {
  const name = text && /^[A-Za-z_][\w.]{0,200}$/.test(text) ? text : undefined;
  return name === undefined ? undefined : { name, arguments: [] };
}

function genericType(node: Node): TypeReference | undefined {
  const [head, ...rest] = partsOf(node);
  if (!head) return undefined;
  const given = rest.flatMap((part) => (part.type === 'type_parameter' ? partsOf(part) : [part]));
  const inner = given.map(typeOf).filter((type) => type !== undefined);
  if (WRAPPERS.test(head.text)) return inner[0];
  return { name: head.text, arguments: inner };
}
