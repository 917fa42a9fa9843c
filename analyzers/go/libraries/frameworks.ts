import {
  anyArg,
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  goesBy,
  type Library,
  made,
  madeOf,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
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
const amqpBroker: Selector = { from: 'join', parts: [schemed(broker, { '*amqp*': '', '*rabbit*': '' }), broker] };
const ofServer = made('Server', broker);

/** The scheme of the broker's address says which product it is. */
const tasks = {
  protocol: first(schemed(ofServer, { '*redis*': 'redis', '*sqs*': 'sqs' }), text('amqp')),
  channelKind: 'queue',
  connection: ofServer,
} as const;
const ofBundle = first(anyArg(0, 'Name'), madeOf(arg(0), 'Group', anyArg(0, 'Name')));
const BUNDLES = ['Chain', 'Group', 'Chord'];
/** A task goes by its name, be it sent alone or with others. */
const sent = (at: number): Effect =>
  publish({
    ...tasks,
    channel: first(
      arg(at, 'Name'),
      madeOf(arg(at), 'Signature', arg(0)),
      ...BUNDLES.map((name) => madeOf(arg(at), name, ofBundle)),
    ),
  });

function schemed(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

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
  creates: {
    NewServer: 'Server',
    NewSignature: 'Signature',
    ...each(BUNDLES, (name) => [`New${name}`, name] as const),
  },
  calls: {
    Config: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: amqpBroker }),
    ...each<Effect>(['Task', ...BUNDLES], (name) => [`Server.Send${name}`, sent(0)]),
    ...each<Effect>(['Task', ...BUNDLES], (name) => [`Server.Send${name}WithContext`, sent(1)]),
    'Server.RegisterTask': subscribe({ ...tasks, channel: arg(0) }),
    'Server.RegisterTasks': subscribe({ ...tasks, channel: arg(0, '[,]', '0') }),
  },
});

/** Frameworks with a server, a client and a broker of their own. */
export const frameworks: readonly Library[] = [...goZero, ...kratos, ...goKitDiscovery, goMicro, consulAgent, machinery];
