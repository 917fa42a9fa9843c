import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  publish,
  type Selector,
  subscribe,
  transport,
  typeName,
} from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

/** Over the broker that the build brings along. */
function over(channel: Selector) {
  return { protocol: transport.protocol, channel, channelKind: 'topic' } as const;
}

/** Events of an aggregate go by its type: a class by its full name, or a text. */
const ofAggregate = publish(over(first(typeName(arg(0), '.'), arg(0))));
const received = (channel: Selector): Effect => subscribe(over(channel));
const sent = publish(over(arg(0)));

/** Eventuate Tram: events of aggregates, commands of sagas and plain messages, each on a channel of the broker. */
export const eventuateTram = defineLibrary({
  name: 'eventuate-tram',
  imports: ['io.eventuate.tram.*'],
  docs: 'https://eventuate.io/docs/manual/eventuate-tram/latest/getting-started-eventuate-tram.html',
  creates: {
    'DomainEventHandlersBuilder.*': 'DomainEventHandlersBuilder',
    'CommandHandlersBuilder.*': 'CommandHandlersBuilder',
    'SagaCommandHandlersBuilder.*': 'CommandHandlersBuilder',
    'CommandWithDestinationBuilder.send': 'CommandWithDestinationBuilder',
    send: 'CommandWithDestinationBuilder',
    'CommandWithDestinationBuilder.*': 'CommandWithDestinationBuilder',
    'CommandEndpointBuilder.*': 'CommandEndpointBuilder',
  },
  types: { ReactiveDomainEventPublisher: 'DomainEventPublisher', ReactiveCommandProducer: 'CommandProducer' },
  calls: {
    'DomainEventPublisher.publish': ofAggregate,
    // What extends it says the aggregate to its constructor.
    AbstractAggregateDomainEventPublisher: publish(over(typeName(arg(1), '.'))),
    ...each<Effect>(
      ['CommandProducer.send', 'CommandProducer.sendNotification', 'MessageProducer.send', 'CommandWithDestination'],
      (name) => [name, sent],
    ),
    'CommandWithDestinationBuilder.to': sent,
    'CommandEndpointBuilder.withChannel': sent,
    'MessageConsumer.subscribe': received(first(arg(1, '[]'), arg(1))),
    'DomainEventHandlersBuilder.forAggregateType': received(arg(0)),
    'DomainEventHandlersBuilder.andForAggregateType': received(arg(0)),
    ...each<Effect>(['CommandHandlersBuilder', 'SagaCommandHandlersBuilder'], (builder) => [
      `${builder}.fromChannel`,
      received(arg(0)),
    ]),
    'CommandHandlersBuilder.andFromChannel': received(arg(0)),
  },
  decorators: {
    method: {
      EventuateDomainEventHandler: received(whole('channel')),
      EventuateCommandHandler: received(whole('channel')),
    },
  },
});
