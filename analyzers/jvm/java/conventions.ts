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

/** What a method says without an annotation for it. */
export function conventionsOf(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  return [...grpcMethod(node, at, lowering), ...streamFunction(node, at, lowering)];
}

/** What a repository that is exported as a resource serves. */
export function restRepository(node: Node, parents: readonly TypeReference[], at: At, lowering: Lowering): readonly Decorator[] {
  const parent = parents.find(({ name }) => name.endsWith('Repository'));
  const held = parent?.arguments[0]?.name.split(/[./]/).at(-1);
  const members = node.childForFieldName('body')?.namedChildren.filter(({ type }) => type === 'method_declaration') ?? [];
  const methods = members.map((each): RepositoryMethod => {
    const name = each.childForFieldName('name');
    return { name: name?.text ?? '', annotations: annotationsIn(each), place: lowering.place(name ?? each) };
  });
  const place = lowering.place(node.childForFieldName('name') ?? node);
  const annotations = annotationsIn(node);
  const isOpen = node.type === 'interface_declaration' && /\bpublic\b/.test(annotations) && !isReactive(parent);
  return restDecorators({ annotations, isOpen, held, methods }, at.scope, place);
}

function annotationsIn(node: Node): string {
  return node.namedChildren.find((child) => child.type === 'modifiers')?.text ?? '';
}

function decorator(name: string, entries: Readonly<Record<string, string>>, node: Node, at: At, lowering: Lowering): Decorator {
  return conventionDecorator(name, entries, at.scope, lowering.place(node.childForFieldName('name') ?? node));
}

/** A call is given an observer, or gives a reactive type back. */
function grpcMethod(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const service = at.owner?.grpcService;
  const name = node.childForFieldName('name')?.text ?? '';
  if (service === undefined || node.type !== 'method_declaration') return [];
  const observes = (node.childForFieldName('parameters')?.text ?? '').includes('StreamObserver<');
  const returned = node.childForFieldName('type')?.text ?? '';
  if (!observes && !/^(Uni|Multi|Mono|Flux|Single|Flowable|StreamObserver)</.test(returned)) return [];
  return [decorator(GRPC_METHOD, { service, rpc: rpcName(name) }, node, at, lowering)];
}

/** A field that holds a stub. */
export function stubField(type: string | undefined, node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const service = serviceOfStub(type ?? '');
  return service === undefined ? [] : [decorator(GRPC_STUB, { service }, node, at, lowering)];
}

/** Beans that are functions. */
function streamFunction(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const directions = boundDirections(node.childForFieldName('type')?.text ?? '');
  const isBean = node.namedChildren.some((child) => child.type === 'modifiers' && /@Bean\b/.test(child.text));
  if (node.type !== 'method_declaration' || !directions || !isBean) return [];
  return [decorator(STREAM_FUNCTION, directions, node, at, lowering)];
}
