import type { Node } from 'web-tree-sitter';
import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import type { At, Lowering } from './lowering.ts';

/** Names that no annotation can have, for what a declaration says by convention; `libraries/` says what they mean. */
export const GRPC_METHOD = 'grpc:method';
export const GRPC_STUB = 'grpc:stub';
export const STREAM_FUNCTION = 'stream:function';
export const REST_REPOSITORY = 'rest:repository';

/** What a method says without an annotation for it. */
export function conventionsOf(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  return [...grpcMethod(node, at, lowering), ...streamFunction(node, at, lowering)];
}

/**
 * A repository that is exported as a resource goes by the plural of what it holds, when it gives no path.
 * https://docs.spring.io/spring-data/rest/reference/repository-resources.html
 */
export function restRepository(node: Node, parents: readonly TypeReference[], at: At, lowering: Lowering): readonly Decorator[] {
  const annotations = node.namedChildren.find((child) => child.type === 'modifiers')?.text ?? '';
  const held = parents
    .find(({ name }) => name.endsWith('Repository'))
    ?.arguments[0]?.name.split(/[./]/)
    .at(-1);
  if (!held || !/@RepositoryRestResource\b/.test(annotations) || /exported\s*=\s*false/.test(annotations)) return [];
  return [decorator(REST_REPOSITORY, { name: plural(held.charAt(0).toLowerCase() + held.slice(1)) }, node, at, lowering)];
}

/** The regular plurals of English. */
function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function decorator(name: string, entries: Readonly<Record<string, string>>, node: Node, at: At, lowering: Lowering): Decorator {
  const values = Object.entries(entries).map(([key, value]) => ({ key, value: { is: 'literal', value } as const }));
  return {
    callee: { is: 'name', name },
    arguments: [{ is: 'object', entries: values }],
    scope: at.scope,
    place: lowering.place(node.childForFieldName('name') ?? node),
  };
}

/** Generated service bases: `OrdersGrpc.OrdersImplBase`. https://grpc.io/docs/languages/java/generated-code/#service-base-class */
const SERVICE_BASE = /^(\w+?)(?:Coroutine)?ImplBase$/;

/** The gRPC service that a class implements, by the name of the generated class it extends. */
export function grpcServiceOf(superclass: string): string | undefined {
  return SERVICE_BASE.exec(superclass.slice(superclass.lastIndexOf('.') + 1))?.[1];
}

/** A call is given an observer, or gives a reactive type back. */
function grpcMethod(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const service = at.owner?.grpcService;
  const name = node.childForFieldName('name')?.text ?? '';
  if (service === undefined || node.type !== 'method_declaration') return [];
  const observes = (node.childForFieldName('parameters')?.text ?? '').includes('StreamObserver<');
  const returned = node.childForFieldName('type')?.text ?? '';
  if (!observes && !/^(Uni|Multi|Mono|Flux|Single|Flowable|StreamObserver)</.test(returned)) return [];
  const rpc = name.charAt(0).toUpperCase() + name.slice(1);
  return [decorator(GRPC_METHOD, { service, rpc }, node, at, lowering)];
}

/** `OrdersGrpc.newBlockingStub(channel)` as a call of a name of its own with the service's. */
export function grpcStub(callee: Expression): string | undefined {
  if (callee.is !== 'member' || callee.of.is !== 'name' || !/^new\w*Stub$/.test(callee.name)) return undefined;
  return /^(?:Mutiny|Reactor|Rx3?)?(\w+)Grpc$/.exec(callee.of.name.split('/').at(-1) ?? '')?.[1];
}

/** A field that holds a stub: `OrdersGrpc.OrdersBlockingStub`. */
export function stubField(type: string | undefined, node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const service = /(?:^|[.])(\w+?)(?:Blocking|BlockingV2|Future|Mutiny|Reactor)?Stub$/.exec(type ?? '')?.[1];
  return service === undefined ? [] : [decorator(GRPC_STUB, { service }, node, at, lowering)];
}

/** Beans that are functions may be bound to channels, by their names. */
function streamFunction(node: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const kind = /^(Consumer|Function|Supplier|BiConsumer|BiFunction)</.exec(node.childForFieldName('type')?.text ?? '')?.[1];
  const isBean = node.namedChildren.some((child) => child.type === 'modifiers' && /@Bean\b/.test(child.text));
  if (node.type !== 'method_declaration' || kind === undefined || !isBean) return [];
  const takes = kind === 'Supplier' ? {} : { in: '-in-0' };
  const gives = kind.endsWith('Consumer') ? {} : { out: '-out-0' };
  return [decorator(STREAM_FUNCTION, { ...takes, ...gives }, node, at, lowering)];
}
