import {
  arg,
  beside,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  publish,
  type Selector,
  setting,
  subscribe,
  type ValueRule,
} from '../../../src/code/library.ts';
import { DRIVEN_BY_QUEUE, DRIVEN_BY_TOPIC, JMS_DESTINATION } from '../container-roles.ts';
import { element, whole } from './support/selectors.ts';

/** JMS says a destination's name and not by which protocol it is reached: the application's connection factory leads to its broker. */
const JMS = { protocol: 'other', channelKind: 'queue', broker: 'connected' } as const;
const listener = subscribe({ ...JMS, channel: element('destination') });
/** Several listeners of one method. */
const listeners = subscribe({ ...JMS, channel: first(arg(0, 'value', '[]', 'destination'), arg(0, 'value', 'destination')) });
/** What a listener returns goes where `@SendTo` says. */
const reply = publish({ ...JMS, channel: beside('SendTo', element('value')) });
const toDestination = publish({ ...JMS, channel: arg(0) });
/** Without a destination, a message goes where settings say: https://docs.spring.io/spring-boot/appendix/application-properties/#application-properties.integration.spring.jms.template.default-destination */
const byDefault = publish({
  ...JMS,
  channel: first(made('JmsTemplate', keyword('setDefaultDestinationName')), setting('spring.jms.template.default-destination')),
});

/** Spring's JMS support. */
const springJms = defineLibrary({
  name: 'spring-jms',
  imports: ['org.springframework.jms.*', 'org.springframework.messaging.handler.annotation'],
  docs: 'https://docs.spring.io/spring-framework/reference/integration/jms.html',
  types: {
    JmsOperations: 'JmsTemplate',
    JmsMessagingTemplate: 'JmsTemplate',
    JmsMessageOperations: 'JmsTemplate',
    SimpleMessageListenerContainer: 'DefaultMessageListenerContainer',
  },
  calls: {
    ...each<Effect>(['convertAndSend', 'send', 'sendAndReceive'], (name) => [`JmsTemplate.${name}`, toDestination]),
    // One argument is the message, or what makes it.
    ...each<Effect>(['convertAndSend', 'send', 'sendAndReceive'], (name) => [`JmsTemplate.${name}/1`, byDefault]),
    ...each<Effect>(['setDestinationName', 'setDestination'], (name) => [
      `DefaultMessageListenerContainer.${name}`,
      subscribe({ ...JMS, channel: arg(0) }),
    ]),
  },
  decorators: { method: { JmsListener: [listener, reply], JmsListeners: [listeners, reply] } },
});

const named: ValueRule = { value: 'select', selector: arg(0) };

/** JMS itself: a queue or topic stands for its name. */
const jms = defineLibrary({
  name: 'jms',
  imports: ['javax.jms', 'jakarta.jms'],
  globals: [DRIVEN_BY_QUEUE, DRIVEN_BY_TOPIC, JMS_DESTINATION],
  docs: 'https://jakarta.ee/specifications/messaging/3.1/jakarta-messaging-spec-3.1.html',
  creates: {
    'ConnectionFactory.createContext': 'JMSContext',
    'JMSContext.createProducer': 'JMSProducer',
    'Connection.createSession': 'Session',
    'ConnectionFactory.createConnection': 'Connection',
  },
  values: each<ValueRule>(
    ['Session.createQueue', 'Session.createTopic', 'JMSContext.createQueue', 'JMSContext.createTopic'],
    (name) => [name, named],
  ),
  calls: {
    'JMSProducer.send': toDestination,
    'Session.createProducer': toDestination,
    'Session.createConsumer': subscribe({ ...JMS, channel: arg(0) }),
    'JMSContext.createConsumer': subscribe({ ...JMS, channel: arg(0) }),
  },
  decorators: {
    class: {
      [DRIVEN_BY_QUEUE]: subscribe({ ...JMS, channel: whole('destination') }),
      [DRIVEN_BY_TOPIC]: subscribe({ ...JMS, channelKind: 'topic', channel: whole('destination') }),
    },
    value: { [JMS_DESTINATION]: { value: 'select', selector: whole('lookup', 'mappedName', 'name') } },
  },
});

const toBroker = (technology: string, target: Selector): Effect =>
  connection({ nodeKind: 'broker', technology, protocol: 'other', target });

/** https://activemq.apache.org/components/classic/documentation/how-do-i-embed-a-broker-inside-a-connection and its factories */
const activemq = defineLibrary({
  name: 'activemq-client',
  imports: ['org.apache.activemq', 'org.apache.activemq.command', 'org.apache.activemq.spring', 'org.apache.activemq.jms.pool'],
  docs: 'https://activemq.apache.org/components/classic/documentation/connection-configuration-uri',
  types: {
    ActiveMQXAConnectionFactory: 'ActiveMQConnectionFactory',
    ActiveMQSslConnectionFactory: 'ActiveMQConnectionFactory',
  },
  values: { ActiveMQQueue: named, ActiveMQTopic: named },
  calls: {
    'ActiveMQConnectionFactory/1': toBroker('activemq', arg(0)),
    'ActiveMQConnectionFactory/3': toBroker('activemq', arg(2)),
    'ActiveMQConnectionFactory.setBrokerURL': toBroker('activemq', arg(0)),
  },
});

/** Artemis has classes of the same names in packages of its own. */
const artemis = defineLibrary({
  name: 'artemis-client',
  imports: ['org.apache.activemq.artemis.jms.client', 'org.apache.activemq.artemis.api.jms'],
  docs: 'https://activemq.apache.org/components/artemis/documentation/latest/using-jms.html',
  types: {
    ActiveMQJMSConnectionFactory: 'ActiveMQConnectionFactory',
    ActiveMQQueueConnectionFactory: 'ActiveMQConnectionFactory',
    ActiveMQTopicConnectionFactory: 'ActiveMQConnectionFactory',
  },
  calls: {
    ActiveMQConnectionFactory: toBroker('artemis', arg(0)),
    ActiveMQJMSConnectionFactory: toBroker('artemis', arg(0)),
    'ActiveMQConnectionFactory.setBrokerURL': toBroker('artemis', arg(0)),
    'ActiveMQJMSClient.createConnectionFactory': toBroker('artemis', arg(0)),
  },
});

/** JMS over AMQP. */
const qpid = defineLibrary({
  name: 'qpid-jms',
  imports: ['org.apache.qpid.jms'],
  docs: 'https://qpid.apache.org/releases/qpid-jms-2.5.0/docs/index.html',
  calls: {
    'JmsConnectionFactory/1': connection({ nodeKind: 'broker', technology: 'amqp', protocol: 'amqp', target: arg(0) }),
    'JmsConnectionFactory/3': connection({ nodeKind: 'broker', technology: 'amqp', protocol: 'amqp', target: arg(2) }),
    'JmsConnectionFactory.setRemoteURI': connection({
      nodeKind: 'broker',
      technology: 'amqp',
      protocol: 'amqp',
      target: arg(0),
    }),
  },
});

export const jmsLibraries = [springJms, jms, activemq, artemis, qpid];
