import { defineLibrary, setting, type ValueRule } from '../../../src/code/library.ts';

/** A class of Spring Boot that holds settings of its prefix. */
interface Bound {
  readonly in: string;
  readonly prefix: string;
  /** What the prefix was in earlier versions. */
  readonly before?: string;
  readonly members: readonly string[];
}

const AUTO = 'org.springframework.boot.autoconfigure';

const BOUND: Readonly<Record<string, Bound>> = {
  DataSourceProperties: { in: `${AUTO}.jdbc`, prefix: 'spring.datasource', members: ['url'] },
  RedisProperties: {
    in: `${AUTO}.data.redis`,
    prefix: 'spring.data.redis',
    before: 'spring.redis',
    members: ['url', 'host', 'port'],
  },
  MongoProperties: { in: `${AUTO}.mongo`, prefix: 'spring.data.mongodb', members: ['uri', 'host', 'port', 'database'] },
  ElasticsearchProperties: { in: `${AUTO}.elasticsearch`, prefix: 'spring.elasticsearch', members: ['uris'] },
  KafkaProperties: { in: `${AUTO}.kafka`, prefix: 'spring.kafka', members: ['bootstrapServers'] },
  RabbitProperties: { in: `${AUTO}.amqp`, prefix: 'spring.rabbitmq', members: ['addresses', 'host', 'port', 'virtualHost'] },
  MailProperties: { in: `${AUTO}.mail`, prefix: 'spring.mail', members: ['host', 'port'] },
  ServerProperties: { in: `${AUTO}.web`, prefix: 'server', members: ['port'] },
  ResourceServerProperties: {
    in: `${AUTO}.security.oauth2.resource`,
    prefix: 'security.oauth2.resource',
    members: ['userInfoUri', 'tokenInfoUri'],
  },
};

/** Settings that a program asks of the objects that Spring Boot binds for itself. */
export const springBoundSettings = defineLibrary({
  name: 'spring-boot-bound-settings',
  imports: [...new Set(Object.values(BOUND).map((each) => each.in))],
  docs: 'https://docs.spring.io/spring-boot/appendix/application-properties/index.html',
  values: Object.fromEntries(
    Object.entries(BOUND).flatMap(([type, bound]) =>
      bound.members.map(
        (member) => [`${type}.get${member.charAt(0).toUpperCase()}${member.slice(1)}`, asked(bound, member)] as const,
      ),
    ),
  ),
});

/** `bootstrapServers` is `spring.kafka.bootstrap-servers`. */
function asked({ prefix, before }: Bound, member: string): ValueRule {
  const key = member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const fallback = before === undefined ? [] : [setting(`${before}.${key}`)];
  return { value: 'select', selector: setting(`${prefix}.${key}`, ...fallback) };
}
