import {
  arg,
  call,
  calledName,
  defineLibrary,
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

const channel = first(madeOf(arg(1), 'Channel', param(0, 'target')), text(''));

/** https://grpclib.readthedocs.io/en/latest/client.html */
const asyncChannel = first(
  madeOf(arg(1), 'Channel', join(param(0, 'host'), text(':'), param(1, 'port'))),
  madeOf(arg(1), 'Channel', param(0, 'host')),
  text(''),
);

/** What the compiler generates, as the front end spells it: the service's name first. */
export const grpcGenerated = defineLibrary({
  name: 'grpc-generated',
  imports: ['asbuilt.grpc'],
  docs: 'https://grpc.io/docs/languages/python/generated-code/',
  creates: { Stub: 'Stub', AsyncStub: 'AsyncStub' },
  calls: {
    serveDescribed: route('RPC', arg(0, '[]')),
    serve: route('RPC', join(arg(0), text('/'), methods(arg(1)))),
    Stub: call({ protocol: 'grpc', target: channel, contract: arg(0) }),
    'Stub.*': call({
      protocol: 'grpc',
      target: made('Stub', channel),
      contract: made('Stub', arg(0)),
      method: calledName(),
    }),
    // https://grpc.github.io/grpc/python/grpc.html#grpc.UnaryUnaryMultiCallable
    ...Object.fromEntries(
      ['with_call', 'future'].map((name) => [
        `Stub.*.${name}`,
        call({
          protocol: 'grpc',
          target: made('Stub', channel),
          contract: made('Stub', arg(0)),
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
