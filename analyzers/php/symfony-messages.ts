import type { CallSite, ClassNode, Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { homeOf } from './programs.ts';
import { type MessengerConfig, messengerConfig, type Transport } from './symfony-transports.ts';

// https://symfony.com/doc/current/messenger.html#routing-messages-to-a-transport

export const MESSAGES = 'asbuilt.symfony.messages';

/** A message class under its full name. */
interface MessageClass {
  readonly module: Module;
  readonly node: ClassNode;
}

type Known = ReadonlyMap<string, MessageClass>;

/** Gives every message that is dispatched, and every handler, the queues of the transports that its class is routed to. */
export function linkMessages(modules: readonly Module[], repository: Repository): readonly Module[] {
  if (!modules.some(usesMessenger)) return modules;
  const known: Known = new Map(
    modules.flatMap((module) => module.classes.map((node) => [fullName(module, node), { module, node }])),
  );
  const configs = new Map<string, MessengerConfig>();
  return modules.map((module) => {
    if (!usesMessenger(module)) return module;
    const home = homeOf(module.path, repository);
    const config = configs.get(home) ?? messengerConfig(home, repository);
    configs.set(home, config);
    const transportsOf = (name: string) => routed(name, config, known);
    const arriving = (name: string, from: string | undefined) => received(name, from, config, known);
    return {
      ...module,
      calls: [...module.calls, ...module.calls.flatMap((call) => sent(call, module, transportsOf)), ...handled(module, arriving)],
    };
  });
}

function usesMessenger({ imports }: Module): boolean {
  return imports.some(({ specifier }) => specifier.startsWith('Symfony\\Component\\Messenger'));
}

function fullName({ opens }: Module, { name }: ClassNode): string {
  return [...(opens?.slice(0, 1) ?? []), name].join('\\');
}

/** A name as a file means it: imported, else of the file's namespace. */
function meant(name: string, { imports, opens }: Module): string {
  const short = name.replace(/^\\/, '');
  const found = imports.find(({ local }) => local === short);
  if (found) return `${found.specifier}\\${found.imported}`;
  return short.includes('\\') ? short : [...(opens?.slice(0, 1) ?? []), short].join('\\');
}

/** By its own name, what it extends or implements, a pattern, or its own attribute `#[AsMessage('async')]`. */
function routed(name: string, { transports, routing }: MessengerConfig, known: Known): readonly Transport[] {
  const message = known.get(name);
  const stated = message?.node.decorators
    .filter(({ callee }) => nameOf(callee) === 'AsMessage')
    .flatMap(({ arguments: args }) => args);
  const own = (stated ?? []).flatMap((each) => textsOf(each.is === 'keyword' ? each.of : each));
  const names = [name, ...basesOf(message)];
  const fitting = routing.filter(([pattern]) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : names.includes(pattern),
  );
  const chosen = own.length > 0 ? own : fitting.flatMap(([, senders]) => senders);
  return transports.filter((each) => chosen.includes(each.name));
}

/**
 * A handler that names a transport takes only what arrives there; a message that is routed nowhere comes from where its own serializer
 * makes it: https://symfony.com/doc/current/messenger.html#serializing-messages
 */
function received(name: string, from: string | undefined, config: MessengerConfig, known: Known): readonly Transport[] {
  if (from !== undefined) return config.transports.filter((each) => each.name === from);
  const chosen = routed(name, config, known);
  if (chosen.length > 0) return chosen;
  return config.transports.filter(({ serializer }) => {
    const module = known.get(serializer?.replace(/^\\/, '') ?? '')?.module;
    return module?.calls.some((call) => call.isNew && meant(nameOf(call.callee), module) === name);
  });
}

function basesOf(message: MessageClass | undefined): readonly string[] {
  if (!message) return [];
  const { module, node } = message;
  const base = node.extends?.expression;
  return [...(base ? [nameOf(base)] : []), ...node.implements.map(({ name }) => name)].map((each) => meant(each, module));
}

type TransportsOf = (name: string) => readonly Transport[];
type Arriving = (name: string, from: string | undefined) => readonly Transport[];

/** `$bus->dispatch(new OrderPlaced($id))`, also by a variable and in an envelope. */
function sent(call: CallSite, module: Module, transportsOf: TransportsOf): readonly CallSite[] {
  if (call.callee.is !== 'member' || call.callee.name !== 'dispatch') return [];
  const name = classMade(call.arguments[0], call.scope, module);
  const stamped = call.arguments.flatMap((each) => stampedKeys(each, module));
  return (name === undefined ? [] : transportsOf(meant(name, module))).flatMap((transport): readonly CallSite[] => {
    const { queues, bindings, exchange, key } = transport;
    const keys = exchange === undefined ? [] : stamped.length > 0 || key === undefined ? stamped : [key];
    // Without queues of its own the exchange stands for one, unless it is known where messages go from there.
    const direct = keys.length > 0 && bindings.length === 0 ? [] : queues;
    return [
      ...direct.map((queue) => ({ ...call, callee: spelled(MESSAGES, 'send'), arguments: placeOf(transport, queue) })),
      ...keys.map((each) => ({
        ...call,
        callee: spelled(MESSAGES, 'sendByKey'),
        arguments: [...placeOf(transport, each), literalOf(exchange ?? '')],
      })),
    ];
  });
}

/** `[new AmqpStamp('order.placed')]`: https://symfony.com/doc/current/messenger.html#amqp-transport */
function stampedKeys(expression: Expression, module: Module): readonly string[] {
  if (expression.is === 'list') return expression.items.flatMap((each) => stampedKeys(each, module));
  if (expression.is === 'keyword') return stampedKeys(expression.of, module);
  const made = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!made?.isNew) return [];
  const name = nameOf(made.callee);
  if (name === 'Envelope') return made.arguments.slice(1).flatMap((each) => stampedKeys(each, module));
  return name === 'AmqpStamp' ? made.arguments.slice(0, 1).flatMap(textsOf) : [];
}

function classMade(expression: Expression | undefined, scope: number, module: Module): string | undefined {
  if (expression?.is === 'name') {
    const values = module.scopes[scope]?.variables.find(({ name }) => name === expression.name)?.values ?? [];
    const [only, ...others] = new Set(values.map((each) => classMade(withoutNames(each.expression), scope, module)));
    return others.length === 0 ? only : undefined;
  }
  const made = expression?.is === 'call' ? module.calls[expression.call] : undefined;
  if (!made?.isNew) return undefined;
  const name = nameOf(made.callee);
  return name === 'Envelope' ? classMade(made.arguments[0], scope, module) : name;
}

/** A variable that holds another is not followed. */
function withoutNames(expression: Expression): Expression | undefined {
  return expression.is === 'name' ? undefined : expression;
}

function placeOf({ name, protocol, address }: Transport, queue: string): readonly Expression[] {
  return [literalOf(queue), literalOf(protocol), address, literalOf(name)];
}

/** Handlers take a message by the type of their first parameter: https://symfony.com/doc/current/messenger.html#creating-a-message-handler */
function handled(module: Module, arriving: Arriving): readonly CallSite[] {
  return module.classes.flatMap((node) =>
    node.methods.flatMap((index) => {
      const method = module.functions[index];
      const type = method && isHandler(method, node) ? method.parameters[0]?.type?.name : undefined;
      if (!method || type === undefined) return [];
      const fn: Expression = { is: 'function', function: index };
      const { scope, place } = method;
      const call = (callee: string, args: readonly Expression[]): CallSite => {
        return { callee: spelled(MESSAGES, callee), arguments: args, isNew: false, typeArguments: [], scope, place };
      };
      return arriving(meant(type, module), transportNamed(method, node)).flatMap((transport) => [
        ...transport.queues.map((queue) => call('work', [...placeOf(transport, queue), fn])),
        ...transport.bindings.map(({ queue, exchange, key }) =>
          call('workBound', [...placeOf(transport, key), fn, literalOf(exchange), literalOf(queue)]),
        ),
      ]);
    }),
  );
}

/** `#[AsMessageHandler(fromTransport: 'orders')]` */
function transportNamed({ decorators }: FunctionNode, { decorators: ofClass }: ClassNode): string | undefined {
  const given = [...decorators, ...ofClass].filter(isAttribute).flatMap(({ arguments: args }) => args);
  return given.flatMap((each) => (each.is === 'keyword' && each.name === 'fromTransport' ? textsOf(each.of) : []))[0];
}

function isHandler({ name, decorators }: FunctionNode, { decorators: ofClass, implements: bases }: ClassNode): boolean {
  if (decorators.some(isAttribute)) return true;
  const attribute = ofClass.find(isAttribute);
  const named = attribute?.arguments.flatMap((each) => (each.is === 'keyword' && each.name === 'method' ? textsOf(each.of) : []));
  const isOld = bases.some((each) => /(?:^|\\)Message(?:Handler|Subscriber)Interface$/.test(each.name));
  return (attribute !== undefined || isOld) && name === (named?.[0] ?? '__invoke');
}

function isAttribute({ callee }: Decorator): boolean {
  return nameOf(callee) === 'AsMessageHandler';
}

function textsOf(expression: Expression): readonly string[] {
  if (expression.is === 'list') return expression.items.flatMap(textsOf);
  return expression.is === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}

function nameOf(expression: Expression): string {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : '';
}
