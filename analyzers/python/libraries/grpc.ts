import {
  arg,
  call,
  calledName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  made,
  madeOf,
  param,
  route,
  text,
} from '../../../src/code/library.ts';
import { methods } from './support/derived.ts';

export const grpc = defineLibrary({
  name: 'grpc',
  imports: ['grpc', 'grpc.*'],
  docs: 'https://grpc.github.io/grpc/python/grpc.html',
  namespaces: ['aio', 'experimental'],
  creates: { insecure_channel: 'Channel', secure_channel: 'Channel', server: 'Server' },
  values: { intercept_channel: { value: 'select', selector: arg(0) } },
  calls: {
    // https://grpc.github.io/grpc/python/grpc.html#grpc.Channel.unary_unary
    ...Object.fromEntries(
      ['unary_unary', 'unary_stream', 'stream_unary', 'stream_stream'].map((name) => [
        `Channel.${name}`,
        call({
          protocol: 'grpc',
          target: made('Channel', param(0, 'target')),
          contract: { from: 'between', start: '/', end: '/', of: param(0, 'method') },
          method: { from: 'between', start: '/', of: { from: 'between', start: '/', of: param(0, 'method') } },
        }),
      ]),
    ),
    'Server.add_insecure_port': listen(arg(0)),
    'Server.add_secure_port': listen(arg(0)),
  },
});

/** A client of asyncio alone. */
export const grpclib = defineLibrary({
  name: 'grpclib',
  imports: ['grpclib', 'grpclib.*'],
  docs: 'https://grpclib.readthedocs.io/en/latest/',
  calls: { 'Server.start': listen(param(1, 'port')) },
});

const channel = first(madeOf(param(0, 'channel'), 'Channel', param(0, 'target')), text(''));

/** https://grpclib.readthedocs.io/en/latest/client.html */
const asyncChannel = first(
  madeOf(arg(1), 'Channel', join(param(0, 'host'), text(':'), param(1, 'port'))),
  madeOf(arg(1), 'Channel', param(0, 'host')),
  text(''),
);

/** What the compiler generates: stubs by their names, the rest as the front end spells it, the service's name first. */
export const grpcGenerated = defineLibrary({
  name: 'grpc-generated',
  imports: ['asbuilt.grpc'],
  docs: 'https://grpc.io/docs/languages/python/generated-code/',
  creates: { '*Stub': 'Stub', AsyncStub: 'AsyncStub' },
  calls: {
    serveDescribed: route('RPC', arg(0, '[]')),
    serve: route('RPC', join(arg(0), text('/'), methods(arg(1)))),
    // Those that are handed on, but for what frameworks give every server.
    'add_*Servicer_to_server': route('RPC', join(calledName('add_*Servicer_to_server'), text('/'), methods(arg(0)))),
    add_HealthServicer_to_server: [],
    add_ServerReflectionServicer_to_server: [],
    '*Stub': call({ protocol: 'grpc', target: channel, contract: calledName('*Stub') }),
    computedStub: call({ protocol: 'grpc', target: channel }),
    // What hands a stub out for a while is no stub itself: https://docs.python.org/3/library/contextlib.html#contextlib.contextmanager
    ...each<readonly Effect[]>(['__enter__', '__exit__', '__aenter__', '__aexit__'], (name) => [`Stub.${name}`, []]),
    'Stub.*': call({
      protocol: 'grpc',
      target: made('Stub', channel),
      contract: made('Stub', calledName('*Stub')),
      method: calledName(),
    }),
    // https://grpc.github.io/grpc/python/grpc.html#grpc.UnaryUnaryMultiCallable
    ...Object.fromEntries(
      ['with_call', 'future'].map((name) => [
        `Stub.*.${name}`,
        call({
          protocol: 'grpc',
          target: made('Stub', channel),
          contract: made('Stub', calledName('*Stub')),
          method: calledName(`Stub.*.${name}`),
        }),
      ]),
    ),
    AsyncStub: call({ protocol: 'grpc', target: asyncChannel, contract: arg(0) }),
    'AsyncStub.*': call({
      protocol: 'grpc',
      target: made('AsyncStub', asyncChannel),
      contract: made('AsyncStub', arg(0)),
      method: calledName(),
    }),
  },
});
