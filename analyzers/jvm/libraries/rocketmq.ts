import { arg, defineLibrary, type Effect, each, publish, type Selector, subscribe } from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

const RocketMQ = { protocol: 'other', broker: 'rocketmq', channelKind: 'topic' } as const;
/** A destination is `topic:tag`. */
const topic: Selector = { from: 'before', mark: ':', of: arg(0) };

/** Topics of RocketMQ, by its template and its listeners, and by its own client. */
export const rocketmq = defineLibrary({
  name: 'rocketmq',
  imports: [
    'org.apache.rocketmq.spring.core',
    'org.apache.rocketmq.spring.annotation',
    'org.apache.rocketmq.common.message',
    'org.apache.rocketmq.client.consumer',
  ],
  docs: 'https://github.com/apache/rocketmq-spring/wiki/User-Guide',
  types: { DefaultLitePullConsumer: 'DefaultMQPushConsumer' },
  calls: {
    ...each<Effect>(
      [
        ...['syncSend', 'asyncSend', 'sendOneWay', 'syncSendOrderly', 'asyncSendOrderly', 'sendOneWayOrderly'],
        ...['convertAndSend', 'send', 'sendAndReceive', 'sendMessageInTransaction'],
        ...['syncSendDelayTimeSeconds', 'syncSendDelayTimeMills', 'syncSendDeliverTimeMills'],
      ],
      (name) => [`RocketMQTemplate.${name}`, publish({ ...RocketMQ, channel: topic })],
    ),
    // https://rocketmq.apache.org/docs/4.x/producer/02message1
    Message: publish({ ...RocketMQ, channel: arg(0) }),
    'DefaultMQPushConsumer.subscribe': subscribe({ ...RocketMQ, channel: arg(0) }),
  },
  decorators: {
    class: {
      RocketMQMessageListener: subscribe({ ...RocketMQ, channel: whole('topic'), group: whole('consumerGroup') }),
    },
  },
});
