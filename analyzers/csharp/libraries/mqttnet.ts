import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const broker = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'mqtt', protocol: 'mqtt', target });
// What is built elsewhere says its topic where it is built.
const sent = (topic: Selector): Effect => publish({ protocol: 'mqtt', channel: first(topic), channelKind: 'topic' });
const taken = (topic: Selector): Effect => subscribe({ protocol: 'mqtt', channel: first(topic), channelKind: 'topic' });

const BUILDERS = ['MqttApplicationMessageBuilder', 'MqttTopicFilterBuilder', 'MqttClientSubscribeOptionsBuilder'];

/** `IMqttClient` of MQTTnet, and what builds its messages and subscriptions. */
export const mqttNet = defineLibrary({
  name: 'mqttnet',
  imports: ['MQTTnet', 'MQTTnet.*'],
  docs: 'https://github.com/dotnet/MQTTnet/wiki/Client',
  extendsWhereOpened: true,
  types: { MqttClient: 'IMqttClient', IManagedMqttClient: 'IMqttClient' },
  callbacks: { 'MqttClientSubscribeOptionsBuilder.WithTopicFilter': { 0: ['MqttTopicFilterBuilder'] } },
  creates: {
    '*.CreateMqttClient': 'IMqttClient',
    '*.CreateManagedMqttClient': 'IMqttClient',
    '*.CreateApplicationMessageBuilder': 'MqttApplicationMessageBuilder',
    '*.CreateSubscribeOptionsBuilder': 'MqttClientSubscribeOptionsBuilder',
    '*.CreateTopicFilterBuilder': 'MqttTopicFilterBuilder',
    ...each(BUILDERS, (name) => [`${name}.*`, name] as const),
  },
  calls: {
    '*.WithTcpServer': broker(first(join(arg(0), text(':'), arg(1)), arg(0))),
    '*.WithConnectionUri': broker(arg(0)),
    'MqttApplicationMessageBuilder.WithTopic': sent(arg(0)),
    MqttApplicationMessage: sent(keyword('Topic')),
    ...each<Effect>(['PublishStringAsync', 'PublishBinaryAsync', 'PublishSequenceAsync', 'EnqueueAsync'], (name) => [
      `IMqttClient.${name}`,
      sent(arg(0)),
    ]),
    'MqttTopicFilterBuilder.WithTopic': taken(arg(0)),
    'MqttClientSubscribeOptionsBuilder.WithTopicFilter': taken(arg(0)),
    MqttTopicFilter: taken(keyword('Topic')),
    'IMqttClient.SubscribeAsync': taken(arg(0)),
  },
});
