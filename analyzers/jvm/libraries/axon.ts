import { arg, defineLibrary, type Effect, each, publish, type Selector, setting, subscribe } from '../../../src/code/library.ts';
import { OVER_SERVER } from '../axon.ts';

/** Messages go by their types, over gRPC: https://docs.axoniq.io/axon-server-reference/ */
function message(type: Selector) {
  const channel: Selector = { from: 'type-name', of: type };
  const connection = setting('axon.axonserver.servers');
  return { protocol: 'grpc', broker: 'axon-server', channel, connection } as const;
}

const published = publish({ ...message(arg(0)), channelKind: 'event' });
const handled = subscribe({ ...message(arg(1)), channelKind: 'event' });
/** Commands and queries are answered by one handler; where it is the program's own, the server only hands them back. */
const asked = publish({ ...message(arg(0)), channelKind: 'rpc', isBetween: true });
const answered = subscribe({ ...message(arg(1)), channelKind: 'rpc', isBetween: true });

/** Axon over its server: see `axon.ts` for when that is so. */
export const axon = defineLibrary({
  name: 'axon',
  imports: [`${OVER_SERVER}org.axonframework.*`],
  docs: 'https://docs.axoniq.io/axon-framework-reference/4.10/events/event-dispatchers/',
  types: { ReactorCommandGateway: 'CommandGateway', ReactorQueryGateway: 'QueryGateway' },
  calls: {
    ...each<Effect>(['AggregateLifecycle.apply', 'EventGateway.publish', 'EventBus.publish'], (name) => [name, published]),
    ...each<Effect>(['CommandGateway.send', 'CommandGateway.sendAndWait', 'QueryGateway.query'], (name) => [name, asked]),
  },
  decorators: {
    method: { EventHandler: handled, SagaEventHandler: handled, CommandHandler: answered, QueryHandler: answered },
  },
});
