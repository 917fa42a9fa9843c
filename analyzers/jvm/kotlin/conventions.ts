import type { Decorator, TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import {
  boundDirections,
  conventionDecorator,
  GRPC_METHOD,
  GRPC_STUB,
  rpcName,
  STREAM_FUNCTION,
  serviceOfStub,
} from '../conventions.ts';
import type { At, Lowering } from '../lowering.ts';
import { isReactive, type RepositoryMethod, restDecorators } from '../rest-repositories.ts';
import { childOf, nameOf, wordsOf } from './nodes.ts';

/** What a method says without an annotation for it. */
export function conventionsOf(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const place = lowering.place(childOf(node, 'simple_identifier') ?? node);
  const service = node.type === 'function_declaration' && wordsOf(node).has('override') ? at.owner?.grpcService : undefined;
  if (service !== undefined) return [conventionDecorator(GRPC_METHOD, { service, rpc: rpcName(nameOf(node)) }, at.scope, place)];
  const isBean = /@Bean\b/.test(childOf(node, 'modifiers')?.text ?? '');
  const directions = isBean ? directionsOf(node) : undefined;
  return directions ? [conventionDecorator(STREAM_FUNCTION, directions, at.scope, place)] : [];
}

/** A bean may be a function by Java's types or by Kotlin's: `(Order) -> Receipt`. */
function directionsOf(node: Node): Readonly<Record<string, string>> | undefined {
  const colon = node.children.findIndex((child) => child.type === ':');
  if (colon < 0) return boundDirections(childOf(node, 'function_body')?.text.replace(/^=\s*/, '') ?? '');
  const type = node.children[colon + 1];
  if (type?.type !== 'function_type') return boundDirections(type?.text ?? '');
  const takes = childOf(type, 'function_type_parameters')?.namedChildren.length ? { in: '-in-0' } : {};
  return /->\s*Unit$/.test(type.text) ? takes : { ...takes, out: '-out-0' };
}

/** What a repository that is exported as a resource serves. */
export function restRepository(node: Node, parents: readonly TypeReference[], at: At, lowering: Lowering): readonly Decorator[] {
  const parent = parents.find(({ name }) => name.endsWith('Repository'));
  const held = parent?.arguments[0]?.name.split(/[./]/).at(-1);
  const members = childOf(node, 'class_body')?.namedChildren.filter(({ type }) => type === 'function_declaration') ?? [];
  const methods = members.map((each): RepositoryMethod => {
    const place = lowering.place(childOf(each, 'simple_identifier') ?? each);
    return { name: nameOf(each), annotations: childOf(each, 'modifiers')?.text ?? '', place };
  });
  const annotations = childOf(node, 'modifiers')?.text ?? '';
  const isInterface = node.children.some(({ type }) => type === 'interface');
  const isOpen = isInterface && !/\b(private|internal|protected)\b/.test(annotations) && !isReactive(parent);
  return restDecorators({ annotations, isOpen, held, methods }, at.scope, lowering.place(node));
}

/** A property that holds a stub. */
export function stubProperty(type: string | undefined, node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const service = serviceOfStub(type ?? '');
  return service === undefined ? [] : [conventionDecorator(GRPC_STUB, { service }, at.scope, lowering.place(node))];
}
