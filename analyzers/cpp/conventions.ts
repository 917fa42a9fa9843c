import type { Decorator } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { pathOf } from './names.ts';
import { GRPC_STUB } from './spellings.ts';

/**
 * The service whose generated base a class extends: `shop::Stock::Service`, `Stock::CallbackService`,
 * `Stock::WithAsyncMethod_Reserve<…>`. https://grpc.io/docs/languages/cpp/generated-code/
 */
export function grpcServiceOf(base: Node | undefined): string | undefined {
  const path = base ? pathOf(base) : [];
  const isGenerated = /^((Async|Callback|Streamed|Experimental\w*)?(Unary)?Service|With\w*Method_\w+|CallbackService)$/.test(
    path.at(-1) ?? '',
  );
  return isGenerated && path.length > 1 ? path.at(-2) : undefined;
}

/** A method that answers an operation is given the server's context first. */
export function grpcMethod(declarator: Node, name: string, service: string, at: At, walker: Walker): readonly Decorator[] {
  const list = declarator.childForFieldName('parameters');
  const [first] = list ? partsOf(list) : [];
  if (!/ServerContext(Base)?$/.test(first?.childForFieldName('type')?.text ?? '')) return [];
  return [
    {
      callee: spelled(GRPC_STUB, 'method'),
      arguments: [literalOf(service), literalOf(name)],
      scope: at.scope,
      place: walker.place(declarator),
    },
  ];
}
