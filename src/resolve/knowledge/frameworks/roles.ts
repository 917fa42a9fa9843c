import type { NodeKind } from '../../../model/fact.ts';

/** What a program is for, because the library that it is built around says so. */
export interface Role {
  readonly kind: NodeKind;
  readonly technology: string;
}

const infrastructure = (technology: string): Role => ({ kind: 'infrastructure', technology });
const service = (technology: string): Role => ({ kind: 'service', technology });

/** `group:artifact` → what a program that has it is. The first that fits is what the program is for. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  // https://docs.spring.io/spring-cloud-netflix/reference/spring-cloud-netflix.html#spring-cloud-eureka-server
  [/:spring-cloud-(starter-)?(netflix-)?eureka-server$/, infrastructure('eureka')],
  // https://docs.spring.io/spring-cloud-config/reference/server.html
  [/:spring-cloud-config-server$/, infrastructure('spring-cloud-config')],
  // https://docs.spring-boot-admin.com/
  [/:spring-boot-admin-(starter-)?server$/, infrastructure('spring-boot-admin')],
  // https://github.com/openzipkin/zipkin/tree/master/zipkin-server: the server itself is turned on by an annotation, as code says
  [/:zipkin-autoconfigure-ui$/, infrastructure('zipkin')],
  // https://cloud.spring.io/spring-cloud-netflix/multi/multi__circuit_breaker_hystrix_clients.html#_turbine
  [/:spring-cloud-(starter-)?(netflix-)?turbine(-stream|-amqp)?$/, infrastructure('turbine')],
  [/:spring-cloud-(starter-)?(netflix-)?hystrix-dashboard$/, infrastructure('hystrix-dashboard')],
  // https://dataflow.spring.io/
  [/:spring-cloud-(starter-)?dataflow-server/, infrastructure('spring-cloud-dataflow')],
  [/:spring-cloud-(starter-)?skipper-server/, infrastructure('spring-cloud-skipper')],
  // Gateways of the team's own are its services, with a product's library inside.
  [/:spring-cloud-(starter-)?(netflix-)?zuul(-server)?$/, service('zuul')],
  [
    /:spring-cloud-(starter-)?gateway(-server)?(-mvc|-webflux|-webmvc|-server-webflux|-server-webmvc)?$/,
    service('spring-cloud-gateway'),
  ],
  // https://docs.spring.io/spring-authorization-server/reference/
  [
    /:(spring-boot-starter-oauth2-authorization-server|spring-security-oauth2-authorization-server)$/,
    service('spring-authorization-server'),
  ],
];

/** Dashboards are added to programs that do something else as well: those call others, keep data or lead to others. */
const ADDED = new Set(['turbine', 'hystrix-dashboard']);
const OWN_WORK = /:spring-cloud-(starter-)?(open)?feign$|:spring-boot-starter-data-|zuul|:spring-cloud-(starter-)?gateway/;

/** Whether the libraries show work of the program's own, beside what a dashboard or a registry does. */
export function doesOwnWork(libraries: readonly string[]): boolean {
  return libraries.some((name) => OWN_WORK.test(name));
}

/** Every role that the libraries give, the telling ones first. */
export function rolesOf(libraries: readonly string[]): readonly Role[] {
  const roles = ROLES.filter(([pattern]) => libraries.some((name) => pattern.test(name))).map(([, role]) => role);
  return doesOwnWork(libraries) ? roles.filter(({ technology }) => !ADDED.has(technology)) : roles;
}

const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^org\.springframework\.(boot|cloud):/, 'spring-boot'],
  [/^io\.quarkus(\.[\w.]+)?:/, 'quarkus'],
  [/^io\.micronaut(\.[\w.]+)?:/, 'micronaut'],
  [/^io\.helidon(\.[\w.]+)?:/, 'helidon'],
  [/^io\.dropwizard:/, 'dropwizard'],
  [/^io\.vertx:/, 'vert.x'],
  [/^io\.ktor:/, 'ktor'],
  [/^org\.eclipse\.microprofile(\.[\w.]+)?:/, 'microprofile'],
  [/^com\.sparkjava:/, 'spark-java'],
  [/^io\.javalin:/, 'javalin'],
  [/^com\.typesafe\.play:|^org\.playframework:/, 'play'],
  [/^com\.typesafe\.akka:|^org\.apache\.pekko:/, 'akka'],
  [/^io\.grpc:/, 'grpc'],
  [/^(javax|jakarta)\.ws\.rs:|:jersey-|:resteasy-/, 'jax-rs'],
];

/** Frameworks of the Java virtual machine among libraries, in the table's order. */
export function frameworksOf(libraries: readonly string[]): readonly string[] {
  return FRAMEWORKS.filter(([pattern]) => libraries.some((name) => pattern.test(name))).map(([, name]) => name);
}
