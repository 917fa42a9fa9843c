import type { CallSite, ClassNode, Decorator, FunctionNode, Module } from '../../src/code/ir.ts';
import { own } from '../../src/sdk/index.ts';
import { annotationName } from './qualified-names.ts';

/** Names of calls that no code has: what a client's method sends to is the argument of an annotated parameter. */
export const SENT_TO_TOPIC = 'micronaut:sent-to-topic';
export const SENT_TO_BINDING = 'micronaut:sent-to-binding';

const CLIENTS: Readonly<Record<string, readonly [annotation: string, call: string]>> = {
  KafkaClient: ['Topic', SENT_TO_TOPIC],
  RabbitClient: ['Binding', SENT_TO_BINDING],
};

/**
 * Methods of declarative clients that are told by their callers where to send: they do what no code says.
 * https://micronaut-projects.github.io/micronaut-kafka/latest/guide/#kafkaClient (dynamic topics)
 */
export function withSentParameters(module: Module): Module {
  const senders = module.classes.flatMap((node) => {
    const calls = sendings(node, module);
    return calls.length > 0 ? [{ node, calls }] : [];
  });
  if (senders.length === 0) return module;
  const clients = new Set(senders.map(({ node }) => node));
  const scopes = new Set(senders.flatMap(({ calls }) => calls.map(({ scope }) => scope)));
  return {
    ...module,
    // The framework implements them: whoever asks for one has it itself.
    classes: module.classes.map((node) => (clients.has(node) ? { ...node, isAbstract: false, isInterface: false } : node)),
    functions: module.functions.map((each) => (scopes.has(each.scope) ? { ...each, isAbstract: false } : each)),
    calls: [...module.calls, ...senders.flatMap(({ calls }) => calls)],
  };
}

function sendings({ decorators, methods }: ClassNode, { functions }: Module): readonly CallSite[] {
  const client = decorators.find((each) => Object.hasOwn(CLIENTS, annotationName(each)));
  const [annotation, call] = (client && own(CLIENTS, annotationName(client))) ?? [];
  if (!client || annotation === undefined || call === undefined) return [];
  return methods.flatMap((index) => {
    const method = functions[index];
    const parameter = method?.parameters.find((each) => each.decorators.some((one) => annotationName(one) === annotation));
    return method && parameter ? [sending(call, parameter.name, method, client)] : [];
  });
}

function sending(call: string, parameter: string, { scope, place }: FunctionNode, client: Decorator): CallSite {
  return {
    callee: { is: 'name', name: call },
    arguments: [{ is: 'name', name: parameter }, ...client.arguments],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  };
}
