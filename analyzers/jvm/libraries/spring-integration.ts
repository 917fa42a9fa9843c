import { arg, args, call, defineLibrary, type Effect, each, made, publish, route, subscribe } from '../../../src/code/library.ts';

const outbound = ['outboundAdapter', 'outboundGateway'];

/** What a flow's inbound adapter takes from, and what its outbound adapter sends to; a channel inside the flow is nobody else's. */
export const springIntegration = defineLibrary({
  name: 'spring-integration',
  imports: ['org.springframework.integration.*'],
  docs: 'https://docs.spring.io/spring-integration/reference/dsl/java-protocol-adapters.html',
  creates: {
    ...each(outbound, (name) => [`Amqp.${name}`, 'ToAmqp']),
    'ToAmqp.exchangeName': 'Exchange',
    'ToAmqp.*': 'ToAmqp',
    'Kafka.outboundChannelAdapter': 'ToKafka',
    'ToKafka.*': 'ToKafka',
    ...each(['outboundAdapter', 'outboundGateway'], (name) => [`Jms.${name}`, 'ToJms']),
    ...each(['inboundAdapter', 'inboundGateway', 'messageDrivenChannelAdapter'], (name) => [`Jms.${name}`, 'FromJms']),
    'ToJms.*': 'ToJms',
    'FromJms.*': 'FromJms',
  },
  types: { Exchange: 'ToAmqp' },
  calls: {
    ...each<Effect>(['inboundAdapter', 'inboundGateway', 'inboundPolledAdapter'], (name) => [
      `Amqp.${name}`,
      subscribe({ protocol: 'amqp', channel: arg(1), channelKind: 'queue' }),
    ]),
    'ToAmqp.routingKey': publish({
      protocol: 'amqp',
      channel: arg(0),
      channelKind: 'exchange',
      exchange: made('Exchange', arg(0)),
    }),
    ...each<Effect>(
      ['Http', 'WebFlux'].flatMap((of) => [`${of}.inboundGateway`, `${of}.inboundChannelAdapter`]),
      (name) => [name, route('ANY', arg(0))],
    ),
    ...each<Effect>(
      ['Http', 'WebFlux'].flatMap((of) => [`${of}.outboundGateway`, `${of}.outboundChannelAdapter`]),
      (name) => [name, call({ protocol: 'http', target: arg(0) })],
    ),
    'Kafka.messageDrivenChannelAdapter': subscribe({ protocol: 'kafka', channel: args(1), channelKind: 'topic' }),
    'Kafka.inboundGateway': subscribe({ protocol: 'kafka', channel: args(1), channelKind: 'topic' }),
    'ToKafka.topic': publish({ protocol: 'kafka', channel: arg(0), channelKind: 'topic' }),
    'FromJms.destination': subscribe({ protocol: 'other', broker: 'connected', channel: arg(0), channelKind: 'queue' }),
    'ToJms.destination': publish({ protocol: 'other', broker: 'connected', channel: arg(0), channelKind: 'queue' }),
  },
});
