import type { NodeKind, Protocol, XmlElement } from '../../src/sdk/index.ts';

/** Where an appender sends its lines. */
export interface Destination {
  readonly address: string;
  readonly port?: string;
  /** The element that says so. */
  readonly element: XmlElement;
  readonly technology: string;
  readonly kind: NodeKind;
  readonly protocol: Protocol;
  readonly library: string;
}

/** An appender by its class or element, where its address stands, and what listens there. */
interface Appender {
  readonly pattern: RegExp;
  readonly technology: string;
  readonly kind?: NodeKind;
  readonly protocol?: Protocol;
  /** Paths of elements that hold the whole address. */
  readonly addresses?: readonly string[];
  /** Paths of host and port. */
  readonly hosts?: readonly (readonly [string, string])[];
}

/** Logback appenders by class. */
const LOGBACK: readonly Appender[] = [
  // https://github.com/logfellow/logstash-logback-encoder#tcp-appenders
  {
    pattern: /Logstash(Access)?TcpSocketAppender$/,
    technology: 'logstash',
    addresses: ['destination', 'remoteHost'],
    hosts: [['remoteHost', 'port']],
  },
  {
    pattern: /Logstash(Udp)?SocketAppender$/,
    technology: 'logstash',
    hosts: [
      ['host', 'port'],
      ['syslogHost', 'port'],
    ],
  },
  // https://github.com/osiegmar/logback-gelf
  {
    pattern: /Gelf(Udp|Tcp|TcpTls|Logback)?Appender$/,
    technology: 'graylog',
    hosts: [
      ['graylogHost', 'graylogPort'],
      ['host', 'port'],
    ],
  },
  // https://loki4j.github.io/loki-logback-appender/
  { pattern: /Loki4jAppender$/, technology: 'loki', protocol: 'http', addresses: ['http/url', 'url'] },
  // https://github.com/danielwegener/logback-kafka-appender
  { pattern: /KafkaAppender$/, technology: 'kafka', kind: 'broker', protocol: 'kafka', addresses: ['producerConfig'] },
  { pattern: /SyslogAppender$/, technology: 'syslog', hosts: [['syslogHost', 'port']] },
];

/** Log4j appenders by element name. */
const LOG4J: readonly Appender[] = [
  { pattern: /^Socket$/, technology: 'logstash', hosts: [['host', 'port']] },
  { pattern: /^Gelf$/, technology: 'graylog', hosts: [['host', 'port']] },
  { pattern: /^Loki$/, technology: 'loki', protocol: 'http', hosts: [['host', 'port']] },
  { pattern: /^Syslog$/, technology: 'syslog', hosts: [['host', 'port']] },
  { pattern: /^Http$/, technology: 'logstash', protocol: 'http', addresses: ['url'] },
];

/** The destination of an element that is an appender to another machine. */
export function destinationOf(element: XmlElement): Destination | undefined {
  const type = element.name === 'appender' ? (element.attribute('class') ?? '') : element.name;
  const appender = (element.name === 'appender' ? LOGBACK : LOG4J).find(({ pattern }) => pattern.test(type));
  if (!appender) return undefined;
  const { technology, kind = 'infrastructure', protocol = 'tcp' } = appender;
  const details = { technology, kind, protocol, library: element.name === 'appender' ? 'logback' : 'log4j' };
  for (const [host, port] of appender.hosts ?? []) {
    const [address, number] = [partOf(element, host), partOf(element, port)];
    if (address && number) return { ...details, address: address.text, port: number.text, element: address.element };
  }
  for (const path of appender.addresses ?? []) {
    const found = partOf(element, path);
    const address = found?.text.replace(/^bootstrap\.servers\s*=\s*/, '');
    if (found && address) return { ...details, address, element: found.element };
  }
  return undefined;
}

/** A text below the element, or its attribute of that name. */
function partOf(element: XmlElement, path: string): { readonly text: string; readonly element: XmlElement } | undefined {
  const found = element.at(...path.split('/'));
  const text = found.text();
  if (text !== undefined) return { text, element: found };
  const attribute = element.attribute(path);
  return attribute === undefined || attribute === '' ? undefined : { text: attribute, element };
}
