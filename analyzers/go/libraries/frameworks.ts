import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  first,
  type Library,
  listen,
  maker,
  mount,
  publish,
  result,
  route,
  type Selector,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';
import { METHODS } from './support/selectors.ts';

const prefixed = (path: Selector): Selector =>
  first(
    url(maker(arg(1), arg(0), 'Prefix'), path),
    url(maker(arg(2), arg(0), 'Prefix'), path),
    url(maker(arg(3), arg(0), 'Prefix'), path),
    path,
  );

/** Routes are lists of structs, which goctl writes: https://go-zero.dev/docs/tutorials/http/server/routes */
const goZero = defineLibrary({
  name: 'go-zero-rest',
  imports: ['github.com/zeromicro/go-zero/rest', 'github.com/tal-tech/go-zero/rest'],
  docs: 'https://go-zero.dev/docs/tutorials/http/server/routes',
  creates: { MustNewServer: 'Server', NewServer: 'Server', WithPrefix: 'Prefix' },
  calls: {
    'Server.AddRoute': route(arg(0, 'Method'), prefixed(arg(0, 'Path')), arg(0, 'Handler')),
  },
});

/** https://go-kratos.dev/docs/component/transport/http/ */
const kratosHttp = defineLibrary({
  name: 'kratos-http',
  imports: ['github.com/go-kratos/kratos/v2/transport/http'],
  docs: 'https://go-kratos.dev/docs/component/transport/http/',
  creates: {
    NewServer: 'Server',
    'Server.Route': 'Router',
    'Router.Group': 'Router',
    WithEndpoint: 'Endpoint',
    NewClient: 'Client',
  },
  calls: {
    Address: listen(arg(0)),
    'Server.Route': mount(result, arg(0)),
    'Router.Group': mount(result, arg(0)),
    ...Object.fromEntries(METHODS.map((method): [string, Effect] => [`Router.${method}`, route(method, arg(0), arg(1))])),
    WithEndpoint: call({ protocol: 'http', target: arg(0) }),
  },
});

const kratosGrpc = defineLibrary({
  name: 'kratos-grpc',
  imports: ['github.com/go-kratos/kratos/v2/transport/grpc'],
  docs: 'https://go-kratos.dev/docs/component/transport/grpc/',
  calls: { Address: listen(arg(0)), WithEndpoint: call({ protocol: 'grpc', target: arg(0) }) },
});

/** Requests go to a service by its name: https://pkg.go.dev/go-micro.dev/v4 */
const goMicro = defineLibrary({
  name: 'go-micro',
  imports: ['go-micro.dev/v4', 'go-micro.dev/v5', 'github.com/micro/go-micro', 'github.com/asim/go-micro/v3'],
  docs: 'https://pkg.go.dev/go-micro.dev/v4#NewEvent',
  creates: { NewService: 'Service', New: 'Service', 'Service.Client': 'Client', NewEvent: 'Event', NewPublisher: 'Event' },
  calls: {
    NewEvent: publish({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    NewPublisher: publish({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    RegisterSubscriber: subscribe({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    'Client.NewRequest': call({ protocol: 'grpc', target: arg(0) }),
  },
});

const broker = arg(0, 'Broker');

/** Tasks by name over the broker that the configuration names: https://github.com/RichardKnop/machinery#readme */
const machinery = defineLibrary({
  name: 'machinery',
  imports: [
    'github.com/RichardKnop/machinery/v1',
    'github.com/RichardKnop/machinery/v2',
    'github.com/RichardKnop/machinery/v1/tasks',
    'github.com/RichardKnop/machinery/v1/config',
  ],
  docs: 'https://github.com/RichardKnop/machinery#readme',
  creates: { NewServer: 'Server' },
  calls: {
    Config: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: broker }),
    Signature: publish({ protocol: 'amqp', channel: arg(0, 'Name'), channelKind: 'queue' }),
    'Server.RegisterTask': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
  },
});

const carrier = (index: number): Selector =>
  first(maker(arg(index), text('kafka'), 'KafkaEnd'), maker(arg(index), text('amqp'), 'AmqpEnd'));

/** Handlers between two topics; the broker is that of the subscriber and the publisher: https://watermill.io/docs/messages-router/ */
const watermillRouter = defineLibrary({
  name: 'watermill-router',
  imports: ['github.com/ThreeDotsLabs/watermill/message'],
  docs: 'https://watermill.io/docs/messages-router/',
  creates: { NewRouter: 'Router' },
  calls: {
    'Router.AddHandler': [
      subscribe({ protocol: carrier(2), channel: arg(1), channelKind: 'topic' }),
      publish({ protocol: carrier(4), channel: arg(3), channelKind: 'topic' }),
    ],
    'Router.AddNoPublisherHandler': subscribe({ protocol: carrier(2), channel: arg(1), channelKind: 'topic' }),
    'Router.AddConsumerHandler': subscribe({ protocol: carrier(2), channel: arg(1), channelKind: 'topic' }),
  },
});

/** Frameworks with a server, a client and a broker of their own. */
export const frameworks: readonly Library[] = [goZero, kratosHttp, kratosGrpc, goMicro, machinery, watermillRouter];
