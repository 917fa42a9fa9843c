import { arg, defineLibrary, type Effect, each, publish, subscribe, type ValueRule } from '../../../src/code/library.ts';
import { DRIVEN_BY_QUEUE, DRIVEN_BY_TOPIC, JMS_DESTINATION } from '../container-roles.ts';
import { element, whole } from './support/selectors.ts';

/** JMS says a destination's name and not by which protocol it is reached. */
const listener = subscribe({ protocol: 'other', channel: element('destination'), channelKind: 'queue' });
const toDestination = publish({ protocol: 'other', channel: arg(0), channelKind: 'queue' });

/** Spring's JMS support. */
const springJms = defineLibrary({
  name: 'spring-jms',
  imports: ['org.springframework.jms.*'],
  docs: 'https://docs.spring.io/spring-framework/reference/integration/jms.html',
  types: { JmsOperations: 'JmsTemplate', JmsMessagingTemplate: 'JmsTemplate', JmsMessageOperations: 'JmsTemplate' },
  calls: each<Effect>(['convertAndSend', 'send', 'sendAndReceive'], (name) => [`JmsTemplate.${name}`, toDestination]),
  decorators: { method: { JmsListener: listener } },
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
    'Session.createConsumer': subscribe({ protocol: 'other', channel: arg(0), channelKind: 'queue' }),
    'JMSContext.createConsumer': subscribe({ protocol: 'other', channel: arg(0), channelKind: 'queue' }),
  },
  decorators: {
    class: {
      [DRIVEN_BY_QUEUE]: subscribe({ protocol: 'other', channel: whole('destination'), channelKind: 'queue' }),
      [DRIVEN_BY_TOPIC]: subscribe({ protocol: 'other', channel: whole('destination'), channelKind: 'topic' }),
    },
    value: { [JMS_DESTINATION]: { value: 'select', selector: whole('lookup', 'mappedName', 'name') } },
  },
});

export const jmsLibraries = [springJms, jms];
