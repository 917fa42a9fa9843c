import { arg, connection, defineLibrary, first, made, publish, subscribe } from '../../../src/code/library.ts';
import { address, oneOrMore, optionsAt } from './support/selectors.ts';

const broker = first(address(optionsAt(0)), arg(0), address(optionsAt(1)));
const open = connection({ nodeKind: 'broker', technology: 'mqtt', protocol: 'mqtt', target: broker });
const topic = { protocol: 'mqtt', channelKind: 'topic', connection: made('MqttClient', broker) } as const;

export const mqtt = defineLibrary({
  name: 'mqtt',
  imports: ['mqtt', 'async-mqtt'],
  docs: 'https://github.com/mqttjs/MQTT.js#api',
  creates: { connect: 'MqttClient', connectAsync: 'MqttClient' },
  types: { AsyncMqttClient: 'MqttClient', AsyncClient: 'MqttClient', Client: 'MqttClient' },
  calls: {
    connect: open,
    connectAsync: open,
    'MqttClient.publish': publish({ ...topic, channel: arg(0) }),
    'MqttClient.publishAsync': publish({ ...topic, channel: arg(0) }),
    'MqttClient.subscribe': subscribe({ ...topic, channel: first(arg(0, '[,]', '0'), oneOrMore(0)) }),
    'MqttClient.subscribeAsync': subscribe({ ...topic, channel: first(arg(0, '[,]', '0'), oneOrMore(0)) }),
  },
});
