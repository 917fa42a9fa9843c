// https://wolverinefx.net/guide/handlers/discovery.html
import type { CallSite, ClassNode, Decorator, Expression, FunctionNode, Module, TypeReference } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { typeExpression } from './types.ts';

const HANDLES = /^(Handle|Handles|Consume|Consumes)(Async)?$/;
const SENDS = /^(PublishAsync|SendAsync)$/;
const TRANSPORTS: ReadonlyMap<string, string> = new Map([
  ['UseRabbitMq', 'amqp'],
  ['UseRabbitMqUsingNamedConnection', 'amqp'],
  ['UseAzureServiceBus', 'servicebus'],
  ['UseAmazonSqsTransport', 'sqs'],
]);

/**
 * What the files of a program that uses Wolverine say without naming it: classes whose names end in `Handler` or `Consumer` take
 * messages by the first parameter of their methods, and send what those return.
 */
export function withWolverineHandlers(modules: readonly Module[]): readonly Module[] {
  if (!modules.some(({ calls }) => calls.some((call) => nameOf(call) === 'UseWolverine'))) return modules;
  const protocol = modules.map(conventionIn).find((each) => each !== undefined);
  const handled = modules.flatMap((module) => handlersIn(module).map(({ method }) => messageOf(method)));
  const kept = new Set([...handled, ...modules.flatMap(typesWithRules)]);
  return modules.map((module) => withRoutedSends(withHandlers(module, protocol), kept, protocol));
}

/** A rule of its own goes before the convention. */
function typesWithRules({ calls }: Module): readonly string[] {
  return calls.flatMap((call) => (nameOf(call) === 'PublishMessage' ? call.typeArguments.map(({ name }) => name) : []));
}

/** The protocol of the transport that routes by convention. */
function conventionIn({ calls }: Module): string | undefined {
  for (const { callee } of calls) {
    if (callee.is !== 'member' || callee.name !== 'UseConventionalRouting') continue;
    for (let of = callee.of; of.is === 'call'; ) {
      const call = calls[of.call];
      const found = TRANSPORTS.get(call ? nameOf(call) : '');
      if (found !== undefined || call?.callee.is !== 'member') return found;
      of = call.callee.of;
    }
  }
  return undefined;
}

interface Handler {
  readonly index: number;
  readonly method: FunctionNode;
}

function handlersIn({ classes, functions }: Module): readonly Handler[] {
  return classes.filter(isHandler).flatMap(({ methods }) =>
    methods.flatMap((index) => {
      const method = functions[index];
      return method && HANDLES.test(method.name ?? '') && !method.isPrivate && messageOf(method) ? [{ index, method }] : [];
    }),
  );
}

function isHandler({ name = '', isInterface, decorators }: ClassNode): boolean {
  return (
    /(Handler|Consumer)s?$/.test(name) &&
    isInterface !== true &&
    !decorators.some(({ callee }) => isName(callee, 'WolverineIgnore'))
  );
}

/** The type of the message, when it is one that somebody made. */
function messageOf({ parameters }: FunctionNode): string | undefined {
  const type = parameters[0]?.type;
  return type && isMessage(type) ? type.name : undefined;
}

function isMessage({ name, arguments: given }: TypeReference): boolean {
  return (
    /(^|\.)[A-Z]/.test(name) && given.length === 0 && !/^(Array|Object|String|Guid|Task|ValueTask|CancellationToken)$/.test(name)
  );
}

function withHandlers(module: Module, protocol: string | undefined): Module {
  const handlers = handlersIn(module);
  if (handlers.length === 0) return module;
  const functions = [...module.functions];
  const calls = [...module.calls];
  for (const { index, method } of handlers) {
    if (protocol !== undefined) functions[index] = { ...method, decorators: [...method.decorators, taking(method, protocol)] };
    if (method.returnType && isMessage(method.returnType)) calls.push(...sendingResult(method, method.returnType, calls.length));
  }
  return { ...module, functions, calls };
}

function taking(method: FunctionNode, protocol: string): Decorator {
  const { scope, place } = method;
  const given = [typeExpression(messageOf(method) ?? ''), literalOf(protocol)];
  return { callee: spelled('Wolverine', 'WolverineHandler'), arguments: given, scope, place };
}

/** What a handler returns is sent like any other message: https://wolverinefx.net/guide/handlers/cascading.html */
function sendingResult({ scope, place }: FunctionNode, type: TypeReference, at: number): readonly CallSite[] {
  const made = { scope, place, typeArguments: [] };
  const result: CallSite = { ...made, callee: typeExpression(type.name), arguments: [], isNew: true };
  const bus = { is: 'call', call: at + 1 } as const;
  const message = { is: 'call', call: at } as const;
  return [
    result,
    { ...made, callee: spelled('Wolverine', 'MessageContext'), arguments: [], isNew: true },
    { ...made, callee: { is: 'member', of: bus, name: 'PublishAsync' }, arguments: [message], isNew: false },
  ];
}

/**
 * What the program neither handles itself nor has a rule for goes where the convention sends it: a call beside the written one says
 * so, which means nothing where the receiver is not Wolverine's.
 */
function withRoutedSends(module: Module, kept: ReadonlySet<string | undefined>, protocol: string | undefined): Module {
  if (protocol === undefined) return module;
  const routed = module.calls.flatMap((call): readonly CallSite[] => {
    const { callee, arguments: given } = call;
    const message = SENDS.test(nameOf(call)) ? madeType(given[0], module) : undefined;
    if (callee.is !== 'member' || message === undefined || kept.has(message)) return [];
    return [{ ...call, callee: { ...callee, name: `${callee.name}ByConvention` }, arguments: [...given, literalOf(protocol)] }];
  });
  return { ...module, calls: [...module.calls, ...routed] };
}

function madeType(expression: Expression | undefined, { calls }: Module): string | undefined {
  const made = expression?.is === 'call' ? calls[expression.call] : undefined;
  return made?.isNew && made.callee.is === 'name' ? made.callee.name : undefined;
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}

function isName(callee: Expression, name: string): boolean {
  return (callee.is === 'name' || callee.is === 'member') && callee.name === name;
}
