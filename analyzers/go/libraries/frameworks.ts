import { arg, call, connection, defineLibrary, goesBy, type Library, publish, subscribe } from '../../../src/code/library.ts';
import { goKitDiscovery } from './go-kit.ts';
import { goZero } from './go-zero.ts';
import { kratos } from './kratos.ts';

/** Requests go to a service by the name that it registers under: https://pkg.go.dev/go-micro.dev/v4 */
const goMicro = defineLibrary({
  name: 'go-micro',
  imports: ['go-micro.dev/*', 'github.com/micro/go-micro*', 'github.com/asim/go-micro/*'],
  docs: 'https://pkg.go.dev/go-micro.dev/v4#NewEvent',
  creates: { NewService: 'Service', New: 'Service', 'Service.Client': 'Client', NewEvent: 'Event', NewPublisher: 'Event' },
  types: { DefaultClient: 'Client' },
  calls: {
    Name: goesBy(arg(0)),
    NewEvent: publish({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    NewPublisher: publish({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    RegisterSubscriber: subscribe({ protocol: 'other', channel: arg(0), channelKind: 'topic' }),
    'Client.NewRequest': call({ protocol: 'grpc', target: arg(0) }),
  },
});

/** The name under which a program registers itself. */
const consulAgent = defineLibrary({
  name: 'consul-agent',
  imports: ['github.com/hashicorp/consul/api'],
  docs: 'https://pkg.go.dev/github.com/hashicorp/consul/api#AgentServiceRegistration',
  calls: { AgentServiceRegistration: goesBy(arg(0, 'Name')) },
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
    'github.com/RichardKnop/machinery/v2/tasks',
    'github.com/RichardKnop/machinery/v2/config',
  ],
  docs: 'https://github.com/RichardKnop/machinery#readme',
  creates: { NewServer: 'Server' },
  calls: {
    Config: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: broker }),
    Signature: publish({ protocol: 'amqp', channel: arg(0, 'Name'), channelKind: 'queue' }),
    'Server.RegisterTask': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    'Server.RegisterTasks': subscribe({ protocol: 'amqp', channel: arg(0, '[,]', '0'), channelKind: 'queue' }),
  },
});

/** Frameworks with a server, a client and a broker of their own. */
export const frameworks: readonly Library[] = [...goZero, ...kratos, ...goKitDiscovery, goMicro, consulAgent, machinery];
