import { type FactDraft, type Owner, type Protocol, setting } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import { valueOf } from './settings.ts';

/** The settings that say on which port a program listens, as their frameworks document them. */
const PORTS: Readonly<Record<string, Protocol>> = {
  // https://docs.spring.io/spring-boot/appendix/application-properties/
  'server.port': 'http',
  'spring.rsocket.server.port': 'tcp',
  'spring.grpc.server.port': 'grpc',
  // https://grpc-ecosystem.github.io/grpc-spring/en/server/configuration.html
  'grpc.server.port': 'grpc',
  // https://quarkus.io/guides/all-config
  'quarkus.http.port': 'http',
  'quarkus.grpc.server.port': 'grpc',
  // https://docs.micronaut.io/latest/guide/configurationreference.html
  'micronaut.server.port': 'http',
  // https://helidon.io/docs/latest/config/io_helidon_webserver_WebServer
  'mp.server.port': 'http',
};

/** One listener for each port setting; what a deployment says instead is the resolver's to find. */
export function listenFacts(entries: readonly Entry[], owner: Owner): readonly FactDraft[] {
  const keys = [...new Set(entries.map(({ key }) => key))].filter((key) => Object.hasOwn(PORTS, key));
  return keys.flatMap((key): readonly FactDraft[] => {
    const entry =
      entries.findLast((each) => each.key === key && each.profile === undefined) ?? entries.find((each) => each.key === key);
    const protocol = PORTS[key];
    if (!entry || !protocol || /^(0|-1)?$/.test(entry.texts[0] ?? '')) return [];
    return [{ kind: 'listen', evidence: entry.evidence, owner, port: setting(key, valueOf(entry)), protocol }];
  });
}
