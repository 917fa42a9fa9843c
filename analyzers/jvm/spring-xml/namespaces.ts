import type { XmlElement } from '../../../src/sdk/index.ts';
import type { BeanWriter } from './beans.ts';
import { javaName, javaText } from './java-texts.ts';
import type { Definitions, Known, Piece } from './known.ts';

const SCHEMA = 'http://www.springframework.org/schema/';
const AMQP = 'org.springframework.amqp';
const INTEGRATION = 'org.springframework.integration';

/**
 * Elements of further namespaces that make one bean: `{name|id}` is the attribute that stands there, `{ref:…}` a bean that it names, an
 * argument with `?` is left out where nothing is said.
 */
const MAKERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // https://docs.spring.io/spring-amqp/reference/amqp/broker-configuration.html
  [`${SCHEMA}rabbit`]: {
    'connection-factory': `new ${AMQP}.rabbit.connection.CachingConnectionFactory({addresses|uri|host}, {port?})`,
    template: `new ${AMQP}.rabbit.core.RabbitTemplate({ref:connection-factory?})`,
    queue: `new ${AMQP}.core.Queue({name|id})`,
    'direct-exchange': `new ${AMQP}.core.DirectExchange({name|id})`,
    'topic-exchange': `new ${AMQP}.core.TopicExchange({name|id})`,
    'fanout-exchange': `new ${AMQP}.core.FanoutExchange({name|id})`,
    'headers-exchange': `new ${AMQP}.core.HeadersExchange({name|id})`,
  },
  // https://activemq.apache.org/components/classic/documentation/spring-support
  'http://activemq.apache.org/schema/core': {
    connectionFactory: 'new org.apache.activemq.ActiveMQConnectionFactory({brokerURL})',
    queue: 'new org.apache.activemq.command.ActiveMQQueue({physicalName|name})',
    topic: 'new org.apache.activemq.command.ActiveMQTopic({physicalName|name})',
  },
  // https://docs.spring.io/spring-data/mongodb/reference/mongodb/configuration.html
  [`${SCHEMA}data/mongo`]: {
    'mongo-client': 'com.mongodb.client.MongoClients.create({connection-string|host})',
    mongo: 'new com.mongodb.MongoClient({host}, {port?})',
    'db-factory': 'com.mongodb.client.MongoClients.create({client-uri|uri|host})',
  },
  // https://docs.spring.io/spring-integration/reference/http/namespace.html and its siblings
  [`${SCHEMA}integration/http`]: {
    'outbound-gateway': `${INTEGRATION}.http.dsl.Http.outboundGateway({url|url-expression})`,
    'outbound-channel-adapter': `${INTEGRATION}.http.dsl.Http.outboundChannelAdapter({url|url-expression})`,
    'inbound-gateway': `${INTEGRATION}.http.dsl.Http.inboundGateway({path|name})`,
    'inbound-channel-adapter': `${INTEGRATION}.http.dsl.Http.inboundChannelAdapter({path|name})`,
  },
  [`${SCHEMA}integration/amqp`]: {
    'outbound-channel-adapter': `${INTEGRATION}.amqp.dsl.Amqp.outboundAdapter(null).exchangeName({exchange-name?}).routingKey({routing-key})`,
    'outbound-gateway': `${INTEGRATION}.amqp.dsl.Amqp.outboundGateway(null).exchangeName({exchange-name?}).routingKey({routing-key})`,
    'inbound-channel-adapter': `${INTEGRATION}.amqp.dsl.Amqp.inboundAdapter(null, {queue-names})`,
    'inbound-gateway': `${INTEGRATION}.amqp.dsl.Amqp.inboundGateway(null, {queue-names})`,
  },
  [`${SCHEMA}integration/jms`]: {
    'outbound-channel-adapter': `${INTEGRATION}.jms.dsl.Jms.outboundAdapter(null).destination({destination-name|ref:destination})`,
    'outbound-gateway': `${INTEGRATION}.jms.dsl.Jms.outboundGateway(null).destination({request-destination-name|ref:request-destination})`,
    'inbound-channel-adapter': `${INTEGRATION}.jms.dsl.Jms.inboundAdapter(null).destination({destination-name|ref:destination})`,
    'inbound-gateway': `${INTEGRATION}.jms.dsl.Jms.inboundGateway(null).destination({request-destination-name|ref:request-destination})`,
    'message-driven-channel-adapter': `${INTEGRATION}.jms.dsl.Jms.messageDrivenChannelAdapter(null).destination({destination-name|ref:destination})`,
  },
  [`${SCHEMA}integration/kafka`]: {
    'outbound-channel-adapter': `${INTEGRATION}.kafka.dsl.Kafka.outboundChannelAdapter({ref:kafka-template}).topic({topic})`,
  },
};

/** The namespaces of a file by the prefixes that it gives them. */
export function namespacesOf(text: string): ReadonlyMap<string, string> {
  const stated = text.matchAll(/\bxmlns(?::([\w.-]{1,60}))?\s*=\s*["']([^"'<>]{1,300})["']/g);
  return new Map([...stated].map(([, prefix = '', uri = '']) => [prefix, uri.trim()]));
}

/** How the bean of an element is made; undefined where the element is not known or leaves out what matters. */
export function madeBy(element: XmlElement, { namespaces }: Known): ((writer: BeanWriter) => string) | undefined {
  const template = MAKERS[namespaces.get(element.prefix) ?? '']?.[element.name];
  if (template === undefined) return undefined;
  const slots = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, slot = '']) => slot);
  if (slots.some((slot) => !slot.endsWith('?') && chosen(slot, element) === undefined)) return undefined;
  return (writer) =>
    template.replace(/(, )?\{([^{}]+)\}/g, (_all, comma: string | undefined, slot: string) => {
      const written = chosen(slot, element)?.(writer);
      return written === undefined ? '' : `${comma ?? ''}${written}`;
    });
}

function chosen(slot: string, element: XmlElement): ((writer: BeanWriter) => string) | undefined {
  for (const each of slot.replace(/\?$/, '').split('|')) {
    const isBean = each.startsWith('ref:');
    const value = element.attribute(isBean ? each.slice('ref:'.length) : each);
    if (value !== undefined) return (writer) => (isBean ? writer.bean(value) : writer.text(value));
  }
  return undefined;
}

/** `<jms:listener>` and `<rabbit:listener>` of a container as methods that listen. */
export function listenersIn(element: XmlElement, { namespaces, definitions }: Known): readonly Piece[] {
  const namespace = namespaces.get(element.prefix);
  if (element.name !== 'listener-container') return [];
  if (namespace === `${SCHEMA}jms`)
    return element.children('listener').flatMap((each) => {
      const destination = javaText(named(each.attribute('destination') ?? '', definitions));
      return listening(each, `org.springframework.jms.annotation.JmsListener(destination = ${destination})`);
    });
  if (namespace !== `${SCHEMA}rabbit`) return [];
  return element.children('listener').flatMap((each) => {
    const queues = (each.attribute('queues') ?? each.attribute('queue-names') ?? '').split(/[,\s]+/).filter(Boolean);
    const names = queues.map((queue) => javaText(named(queue, definitions)));
    return listening(each, `${AMQP}.rabbit.annotation.RabbitListener(queues = {${names.join(', ')}})`);
  });
}

/** A destination may be the name of a bean that is one. */
function named(name: string, definitions: Definitions): string {
  const bean = definitions.get(name);
  return (
    bean?.attribute('physicalName') ??
    (bean?.name === 'queue' || bean?.name === 'topic' ? bean.attribute('name') : undefined) ??
    name
  );
}

function listening(listener: XmlElement, annotation: string): readonly Piece[] {
  const { line } = listener;
  const method = javaName(listener.attribute('method') ?? 'onMessage');
  const bean = javaText(`#{${listener.attribute('ref') ?? ''}}`);
  const handler = `${method}_${line}`;
  const body = `public void on_${handler}(Object message) { this.${handler}.${method}(message); }`;
  return [
    { line, text: `@${annotation} ${body}`, isMember: true },
    { line, text: `@org.springframework.beans.factory.annotation.Value(${bean}) Object ${handler};` },
  ];
}
