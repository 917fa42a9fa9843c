import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';

/**
 * Libraries that look the name of a service up in a registry, or among what is deployed, and take the port from there.
 * https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/common-abstractions.html
 * https://learn.microsoft.com/dotnet/core/extensions/service-discovery, https://docs.steeltoe.io, https://quarkus.io/guides/stork
 */
const LIBRARIES =
  /spring-cloud-(starter-)?(loadbalancer|netflix-(eureka-client|ribbon)|consul-discovery|zookeeper-discovery|alibaba-nacos-discovery|kubernetes-.*(discovery|loadbalancer|all))|spring-cloud-starter-(consul-all|zookeeper-all|eureka|ribbon|feign|openfeign|kubernetes-(client|fabric8))|Microsoft\.Extensions\.ServiceDiscovery|Steeltoe\.Discovery|smallrye-stork|quarkus-smallrye-stork/i;

/** Whether a name without a port leads the thing to whatever port the other side has registered. */
export function resolvesNames(thing: Thing, deployment: string, { libraries }: Surroundings): boolean {
  // https://learn.microsoft.com/dotnet/aspire/service-discovery/overview
  if (deployment.startsWith('aspire:')) return true;
  return libraries.of(thing.programs.map(({ folder }) => folder)).some(({ name }) => LIBRARIES.test(name));
}
