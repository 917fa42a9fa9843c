import {
  arg,
  bind,
  call,
  connection,
  decoratedName,
  defineLibrary,
  type Effect,
  first,
  join,
  made,
  publish,
  type Selector,
  subscribe,
  text,
  transport,
} from '../../../src/code/library.ts';
import { className } from '../../../src/code/type-selectors.ts';
import type { Protocol } from '../../../src/model/fact.ts';
import { type At, address, madeOptions, optionsAt } from './support/selectors.ts';

/** Where a transport's options say the broker or the peer is: one of these keys, whichever transport it is. */
function addressOf(at: At): Selector {
  return first(
    at('options', 'url'),
    at('options', 'urls'),
    at('options', 'servers'),
    at('options', 'client', 'brokers'),
    address((...path) => at('options', ...path)),
    join(text('localhost:'), at('options', 'port')),
  );
}

/** The options themselves, or what their factory returns; TCP is the documented default. */
function optionsFrom(index: number): Record<'protocol' | 'connection' | 'package' | 'through', Selector> {
  const plain: At = (...path) => arg(index, ...path);
  const made = madeOptions(index, 'createClientOptions');
  return {
    protocol: first(plain('transport'), made('transport'), text('tcp')),
    connection: first(addressOf(plain), addressOf(made)),
    package: first(plain('options', 'package'), made('options', 'package')),
    // https://docs.nestjs.com/microservices/rabbitmq: all patterns go through this one queue
    through: first(plain('options', 'queue'), made('options', 'queue')),
  };
}

/** `createMicroservice(module, options)`, `connectMicroservice(options)`: the program serves its patterns over this. */
export function microserviceTransport(index: number): Effect {
  return {
    does: 'transport',
    ...optionsFrom(index),
    by: arg(index, 'strategy'),
  };
}

const client = {
  protocol: made('ClientProxy', optionsFrom(0).protocol),
  connection: made('ClientProxy', optionsFrom(0).connection),
  through: made('ClientProxy', optionsFrom(0).through),
};

const service = first(join(made('ClientProxy', optionsFrom(0).package), text('.'), arg(0)), arg(0));

/** https://docs.nestjs.com/microservices/grpc: without arguments the class and the method, with a capital in front, name the procedure. */
const rpc = join(
  first(join(transport.package, text('.')), text('')),
  first(arg(0), className()),
  text('/'),
  first(arg(1), { from: 'decorated-name', case: 'pascal' }),
);
const grpcRoute: Effect = { does: 'route', method: 'RPC', path: rpc, handler: decoratedName, over: text('grpc') };
/** Generated code decorates the methods of a list in a loop: https://github.com/stephenh/ts-proto/blob/main/NESTJS.markdown */
const appliedByHand: Effect = {
  does: 'route',
  method: 'RPC',
  path: join(made('GrpcDecorator', arg(0)), text('/'), { from: 'capitalized', of: made('GrpcDecorator', arg(1)) }),
  handler: arg(0),
  over: text('grpc'),
};
/** In a hybrid application the second argument may name the only transport. */
const handled = {
  protocol: transport.protocol,
  connection: transport.connection,
  through: transport.through,
  channel: arg(0),
  over: arg(1),
} as const;

/** A strategy may extend the server of a transport, or be one: what it is made with are that transport's options. */
const serverOf = (technology: string, protocol: Protocol, ...path: readonly string[]) =>
  connection({
    nodeKind: 'broker',
    technology,
    protocol,
    target: path.length > 0 ? arg(0, ...path) : first(arg(0, 'url'), arg(0, 'servers'), address(optionsAt(0))),
  });

/** Message patterns and their clients over every transport, registered by token, by factory or by decorator. */
export const nestjsMicroservices = defineLibrary({
  name: 'nestjs-microservices',
  imports: ['@nestjs/microservices', '@nestjs/microservices/*'],
  docs: 'https://docs.nestjs.com/microservices/basics',
  creates: {
    'ClientProxyFactory.create': 'ClientProxy',
    'ClientsModule.*': 'DynamicModule',
    Client: 'ClientProxy',
    'ClientProxy.connect': 'KafkaProducer',
    GrpcMethod: 'GrpcDecorator',
    GrpcStreamMethod: 'GrpcDecorator',
  },
  types: {
    ClientGrpc: 'ClientProxy',
    ClientGrpcProxy: 'ClientProxy',
    ClientKafka: 'ClientProxy',
    ClientKafkaProxy: 'ClientProxy',
    ClientMqtt: 'ClientProxy',
    ClientNats: 'ClientProxy',
    ClientRMQ: 'ClientProxy',
    ClientRedis: 'ClientProxy',
    ClientTCP: 'ClientProxy',
  },
  values: {
    'Transport.TCP': { value: 'text', text: 'tcp' },
    'Transport.REDIS': { value: 'text', text: 'redis' },
    'Transport.NATS': { value: 'text', text: 'nats' },
    'Transport.MQTT': { value: 'text', text: 'mqtt' },
    'Transport.RMQ': { value: 'text', text: 'amqp' },
    'Transport.KAFKA': { value: 'text', text: 'kafka' },
    'Transport.GRPC': { value: 'text', text: 'grpc' },
  },
  calls: {
    'ClientsModule.register': [
      bind({ items: arg(0, '[]'), token: ['name'], type: 'ClientProxy' }),
      bind({ items: arg(0, 'clients', '[]'), token: ['name'], type: 'ClientProxy' }),
    ],
    'ClientsModule.registerAsync': [
      bind({ items: arg(0, '[]'), token: ['name'], type: 'ClientProxy' }),
      bind({ items: arg(0, 'clients', '[]'), token: ['name'], type: 'ClientProxy' }),
    ],
    'ClientProxy.send': publish({ ...client, channel: arg(0), channelKind: 'rpc', payload: 1 }),
    'ClientProxy.emit': publish({ ...client, channel: arg(0), channelKind: 'event', payload: 1 }),
    'ClientProxy.emitBatch': publish({ ...client, channel: arg(0), channelKind: 'event' }),
    'KafkaProducer.send': publish({ ...client, channel: arg(0, 'topic'), channelKind: 'event' }),
    ServerKafka: serverOf('kafka', 'kafka', 'client', 'brokers'),
    ServerRMQ: serverOf('rabbitmq', 'amqp', 'urls'),
    ServerNats: serverOf('nats', 'nats'),
    ServerMqtt: serverOf('mqtt', 'mqtt'),
    ServerRedis: serverOf('redis', 'redis'),
    'GrpcDecorator.default': appliedByHand,
    'ClientProxy.getService': call({ protocol: 'grpc', target: client.connection, contract: service }),
  },
  decorators: {
    method: {
      MessagePattern: subscribe({ ...handled, channelKind: 'rpc' }),
      EventPattern: subscribe({ ...handled, channelKind: 'event' }),
      GrpcMethod: grpcRoute,
      GrpcStreamMethod: grpcRoute,
      GrpcStreamCall: grpcRoute,
    },
  },
});
