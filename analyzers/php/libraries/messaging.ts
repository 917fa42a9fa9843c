import { arg, defineLibrary, made, publish, subscribe } from '../../../src/code/library.ts';
import { address, brokerAt } from './support/selectors.ts';

/** The queue is chosen on the client before a job is put or taken. */
export const pheanstalk = defineLibrary({
  name: 'pheanstalk',
  imports: ['Pheanstalk'],
  docs: 'https://github.com/pheanstalk/pheanstalk#usage-example',
  creates: { 'Pheanstalk.create': 'Client', 'Client.useTube': 'Client', 'Client.watch': 'Client' },
  calls: {
    'Pheanstalk.create': brokerAt('beanstalkd', 'other', address(arg(0), arg(1))),
    'Client.useTube': publish({ protocol: 'other', channelKind: 'queue', channel: arg(0) }),
    'Client.watch': subscribe({ protocol: 'other', channelKind: 'queue', channel: arg(0) }),
  },
});

const mqttBroker = made('MqttClient', address(arg(0), arg(1)));

export const mqtt = defineLibrary({
  name: 'php-mqtt',
  imports: ['PhpMqtt\\Client'],
  docs: 'https://github.com/php-mqtt/client#usage',
  calls: {
    MqttClient: brokerAt('mqtt', 'mqtt', address(arg(0), arg(1))),
    'MqttClient.publish': publish({ protocol: 'mqtt', channelKind: 'topic', channel: arg(0), connection: mqttBroker }),
    'MqttClient.subscribe': subscribe({ protocol: 'mqtt', channelKind: 'topic', channel: arg(0), connection: mqttBroker }),
  },
});

export const nats = defineLibrary({
  name: 'basis-nats',
  imports: ['Basis\\Nats'],
  docs: 'https://github.com/basis-company/nats.php#connection',
  calls: {
    Configuration: brokerAt('nats', 'nats', address(arg(0, 'host'), arg(0, 'port'))),
    'Client.publish': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.subscribe': subscribe({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.request': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
  },
});
