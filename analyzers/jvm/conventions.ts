import type { Decorator, Expression, Place } from '../../src/code/ir.ts';

/** Names that no annotation can have, for what a declaration says by convention; `libraries/` says what they mean. */
export const GRPC_METHOD = 'grpc:method';
export const GRPC_STUB = 'grpc:stub';
export const SOAP_ENDPOINT = 'soap:endpoint';
export const STREAM_FUNCTION = 'stream:function';
export const REST_REPOSITORY = 'rest:repository';
export const REST_SEARCH = 'rest:search';
export const DESCRIBED_SERVLET = 'servlet:described';

/** The name under which `${key:default}` in an annotation calls for a setting; `libraries/spring-core.ts` says what it means. */
export const PLACEHOLDER = '${}';

/** The name under which `#{bean.member}` in an annotation calls for a bean. */
export const BEAN = '#{}';

/** A class that a container has an object of, and the name of that. */
export const NAMED_BEAN = 'spring:bean';

/** What a class is called: `Order.class.getSimpleName()`, and with its package `Order.class.getName()`. */
export const SIMPLE_NAME = 'class:simple-name';
export const FULL_NAME = 'class:full-name';

/** The name of a class as a call of one of these; undefined for any other method of a class. */
export function nameOfClass(method: string): string | undefined {
  if (/^getSimpleName$/.test(method)) return SIMPLE_NAME;
  return /^get(Canonical|Type)?Name$/.test(method) ? FULL_NAME : undefined;
}

/** A decorator that nobody wrote. */
export function conventionDecorator(
  name: string,
  entries: Readonly<Record<string, string>>,
  scope: number,
  place: Place,
): Decorator {
  const values = Object.entries(entries).map(([key, value]) => ({ key, value: { is: 'literal', value } as const }));
  return { callee: { is: 'name', name }, arguments: [{ is: 'object', entries: values }], scope, place };
}

/** Generated service bases: `OrdersGrpc.OrdersImplBase`. https://grpc.io/docs/languages/java/generated-code/#service-base-class */
const SERVICE_BASE = /^(\w+?)(?:Coroutine)?ImplBase$/;

/** The gRPC service that a class implements, by the name of the generated class it extends. */
export function grpcServiceOf(superclass: string): string | undefined {
  return SERVICE_BASE.exec(superclass.slice(superclass.lastIndexOf('.') + 1))?.[1];
}

/** What a generated method is called in the contract: `place` is `Place`. */
export function rpcName(method: string): string {
  return method.charAt(0).toUpperCase() + method.slice(1);
}

/** `OrdersGrpc.newBlockingStub(channel)` as a call of a name of its own with the service's. */
export function grpcStub(callee: Expression): string | undefined {
  if (callee.is !== 'member' || callee.of.is !== 'name' || !/^new\w*Stub$/.test(callee.name)) return undefined;
  return /^(?:Mutiny|Reactor|Rx3?)?(\w+)Grpc$/.exec(callee.of.name.split('/').at(-1) ?? '')?.[1];
}

const ENDPOINT_PROPERTY = /^(javax|jakarta)\.xml\.ws\.service\.endpoint\.address$/;

/**
 * Only a cast says that a generated client is a `BindingProvider`: what is put under the name of its address is that, whoever it is put to.
 * https://jakarta.ee/specifications/xml-web-services/4.0/apidocs/jakarta.xml.ws/jakarta/xml/ws/bindingprovider
 */
export function soapEndpoint(callee: Expression, [key]: readonly Expression[]): Expression {
  const isPut = callee.is === 'member' && callee.name === 'put';
  const isKey =
    (key?.is === 'literal' && ENDPOINT_PROPERTY.test(String(key.value))) ||
    (key?.is === 'member' && key.name === 'ENDPOINT_ADDRESS_PROPERTY');
  return isPut && isKey ? { is: 'name', name: SOAP_ENDPOINT } : callee;
}

/** The service of a type that is a stub: `OrdersGrpc.OrdersBlockingStub`. */
export function serviceOfStub(type: string): string | undefined {
  return /(?:^|[.])(\w+?)(?:Blocking|BlockingV2|Future|Coroutine|Mutiny|Reactor)?Stub$/.exec(type)?.[1];
}

/** Beans that are functions may be bound to channels, by their names: which directions a functional type has. */
export function boundDirections(type: string): Readonly<Record<string, string>> | undefined {
  const kind = /^(Consumer|Function|Supplier|BiConsumer|BiFunction)</.exec(type)?.[1];
  if (kind === undefined) return undefined;
  const takes = kind === 'Supplier' ? {} : { in: '-in-0' };
  return kind.endsWith('Consumer') ? takes : { ...takes, out: '-out-0' };
}

/** Under this name, which no code can have, a constant of an enumeration is passed its own. */
export const CONSTANT = '#name';
