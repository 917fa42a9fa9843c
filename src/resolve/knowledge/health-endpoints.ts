/** An endpoint for health that a framework serves as soon as a program is built with a library. */
interface HealthEndpoint {
  readonly library: string;
  /** Keys of settings whose values stand before it, each with its default. */
  readonly below: readonly (readonly [key: string, fallback: string])[];
  readonly path: string;
  /** The key of a port of its own; where that is set, the paths of the application (`around`) do not stand before it. */
  readonly port?: string;
  readonly around?: string;
}

/** As the documentation of each library has it. */
export const HEALTH_ENDPOINTS: readonly HealthEndpoint[] = [
  // https://docs.spring.io/spring-boot/reference/actuator/monitoring.html
  {
    library: 'org.springframework.boot:spring-boot-starter-actuator',
    below: [['management.endpoints.web.base-path', '/actuator']],
    path: '/health',
    port: 'management.server.port',
    around: 'server.servlet.context-path',
  },
  // https://quarkus.io/guides/smallrye-health
  {
    library: 'io.quarkus:quarkus-smallrye-health',
    below: [['quarkus.http.non-application-root-path', 'q']],
    path: '/health',
    port: 'quarkus.management.port',
  },
  // https://docs.micronaut.io/latest/guide/#healthEndpoint
  {
    library: 'io.micronaut:micronaut-management',
    below: [['endpoints.all.path', '/']],
    path: '/health',
    port: 'endpoints.all.port',
  },
];
