import type { Decorator, Expression } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { fullPath } from './paths.ts';

/** Names that no attribute can have, for what generated code says by convention; `libraries/grpc.ts` says what they mean. */
export const GRPC_METHOD = 'grpc:method';
export const GRPC_STUB = 'grpc:stub';

/** `OrdersClient::connect(url)` of the generated module `orders_client`: https://docs.rs/tonic-build */
export function clientCall(
  node: Node,
  path: readonly string[],
  args: readonly Expression[],
  at: At,
  walker: Walker,
): Expression | undefined {
  if (!/^(connect|new|with_interceptor|with_origin)$/.test(path.at(-1) ?? '')) return undefined;
  const full = fullPath(path.slice(0, -1), walker).split('::');
  const service = /^(\w+)Client$/.exec(full.at(-1) ?? '')?.[1];
  if (service === undefined || full.at(-2) !== `${snake(service)}_client`) return undefined;
  return walker.call(node, at, { callee: { is: 'name', name: GRPC_STUB }, arguments: [literalOf(service), ...args] });
}

/** `OrderLines` is `order_lines`. */
function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** A method of a generated trait takes a `Request` and gives a `Result<Response<…>, Status>`. */
export function grpcMethod(node: Node, trait: string | undefined, at: At, walker: Walker): readonly Decorator[] {
  const takes = /\bRequest\s*</.test(node.childForFieldName('parameters')?.text ?? '');
  const gives = /\bResponse\s*<[\s\S]*\bStatus\b/.test(node.childForFieldName('return_type')?.text ?? '');
  if (trait === undefined || !takes || !gives) return [];
  const name = node.childForFieldName('name')?.text ?? '';
  const rpc = name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  const entries = [
    { key: 'service', value: literalOf(trait) },
    { key: 'rpc', value: literalOf(rpc) },
  ];
  const callee: Expression = { is: 'name', name: GRPC_METHOD };
  return [{ callee, arguments: [{ is: 'object', entries }], scope: at.scope, place: walker.place(node) }];
}
