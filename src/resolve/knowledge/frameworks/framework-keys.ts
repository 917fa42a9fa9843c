import { BROKER_CLIENTS } from './broker-clients.ts';
import { type ClientRule, type Place, placeExpression } from './client-rule.ts';
import { INFRASTRUCTURE_CLIENTS } from './infrastructure-clients.ts';
import { STORE_CLIENTS } from './store-clients.ts';

/** Names that belong to frameworks: what they mean for connections is known, and without the library they mean nothing. */
const FRAMEWORK_KEY =
  /^(spring|eureka|management|security|zuul|ribbon|feign|hystrix|turbine|server|logging|quarkus|micronaut|mp|kafka|otel|consul|dubbo|springdoc|springfox|swagger|info|endpoints|resilience4j|rocketmq|seata|[\w-]+\.ribbon)\./;

/** Below these, libraries of others put settings of their own: `spring.shardingsphere`, `spring.datasource.dynamic`. */
const SHARED_KEY = /^(spring|management|quarkus|micronaut|rocketmq|seata)\./;

/** What a program's address is called by itself, and what gateways, registries and servers do with addresses. */
const NO_CLIENT =
  /^(spring\.(cloud\.(gateway|discovery|config\.server|consul\.discovery|nacos\.discovery|stream\.(bindings|function))|boot\.admin|config|profiles|application)|management\.(server|endpoints?|info|health)|quarkus\.(http|grpc\.server|container-image|kubernetes|openshift|swarm|devservices|test)|micronaut\.(server|router|application))\b/;

interface Known {
  /** The keys that a rule reads, as expressions. */
  readonly keys: RegExp;
  /** What lies beside or below them. */
  readonly around: RegExp;
  readonly libraries: RegExp | undefined;
}

const KNOWN: readonly Known[] = [...INFRASTRUCTURE_CLIENTS, ...STORE_CLIENTS, ...BROKER_CLIENTS].flatMap(knownTo);

/**
 * Whether a key is a framework's own: either a rule knows what it means, or it is a setting of a client that the program does not have. All
 * else below a framework's name is a library's that nobody described, and an address there is one like any other.
 */
export function isFrameworks(key: string, libraries: readonly string[]): boolean {
  if (!FRAMEWORK_KEY.test(key)) return false;
  if (!SHARED_KEY.test(key) || NO_CLIENT.test(key) || KNOWN.some(({ keys }) => keys.test(key))) return true;
  const near = KNOWN.filter(({ around }) => around.test(key));
  return near.length > 0 && !near.some((each) => !each.libraries || libraries.some((name) => each.libraries?.test(name)));
}

function knownTo({ places, libraries }: ClientRule): readonly Known[] {
  return places
    .flatMap(keysOf)
    .filter((key) => SHARED_KEY.test(key))
    .map((key) => ({
      keys: new RegExp(`^${placeExpression(key)}(\\[\\d+\\])?$`),
      around: new RegExp(`^${placeExpression(key.slice(0, key.lastIndexOf('.') + 1))}`),
      libraries,
    }));
}

function keysOf(place: Place): readonly string[] {
  if ('url' in place) return [place.url];
  return place.port === undefined ? [place.host] : [place.host, place.port];
}
