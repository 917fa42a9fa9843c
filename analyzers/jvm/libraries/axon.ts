import { arg, defineLibrary, type Effect, each, publish, type Selector, setting, subscribe } from '../../../src/code/library.ts';
import { OVER_SERVER } from '../axon.ts';

/** Events go by their types; commands and queries are answered by one handler, mostly the program's own, and say nothing. */
function event(type: Selector) {
  const channel: Selector = { from: 'type-name', of: type };
  const connection = setting('axon.axonserver.servers');
  return { protocol: 'other', broker: 'axon-server', channel, channelKind: 'event', connection } as const;
}

const published = publish(event(arg(0)));
const handled = subscribe(event(arg(1)));

/** Axon over its server: see `axon.ts` for when that is so. */
export const axon = defineLibrary({
  name: 'axon',
  imports: [`${OVER_SERVER}org.axonframework.*`],
  docs: 'https://docs.axoniq.io/axon-framework-reference/4.10/events/event-dispatchers/',
  calls: each<Effect>(['AggregateLifecycle.apply', 'EventGateway.publish', 'EventBus.publish'], (name) => [name, published]),
  decorators: { method: { EventHandler: handled, SagaEventHandler: handled } },
});
