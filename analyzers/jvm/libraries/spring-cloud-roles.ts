import { defineLibrary, type Effect, type Library, role } from '../../../src/code/library.ts';
import type { NodeKind } from '../../../src/model/fact.ts';

interface Role {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  /** The kind of node and the product by the annotation that turns it on. */
  readonly annotations: Readonly<Record<string, readonly [NodeKind, string]>>;
}

/** Annotations that make the program a server of a kind that every landscape knows. */
const ROLES: readonly Role[] = [
  {
    name: 'spring-cloud-netflix-eureka-server',
    imports: ['org.springframework.cloud.netflix.eureka.server'],
    docs: 'https://docs.spring.io/spring-cloud-netflix/reference/spring-cloud-netflix.html#spring-cloud-running-eureka-server',
    annotations: { EnableEurekaServer: ['infrastructure', 'eureka'] },
  },
  {
    name: 'spring-cloud-config-server',
    imports: ['org.springframework.cloud.config.server'],
    docs: 'https://docs.spring.io/spring-cloud-config/reference/server.html',
    annotations: { EnableConfigServer: ['infrastructure', 'spring-cloud-config'] },
  },
  {
    name: 'spring-boot-admin-server',
    imports: ['de.codecentric.boot.admin.*', 'de.codecentric.boot.admin.server.config'],
    docs: 'https://docs.spring-boot-admin.com/current/getting-started.html',
    annotations: { EnableAdminServer: ['infrastructure', 'spring-boot-admin'] },
  },
  {
    name: 'spring-cloud-netflix-turbine',
    imports: ['org.springframework.cloud.netflix.turbine', 'org.springframework.cloud.netflix.turbine.*'],
    docs: 'https://cloud.spring.io/spring-cloud-netflix/multi/multi__hystrix_timeouts_and_ribbon_clients.html#_turbine',
    annotations: {
      EnableTurbine: ['infrastructure', 'turbine'],
      EnableTurbineStream: ['infrastructure', 'turbine'],
      EnableTurbineAmqp: ['infrastructure', 'turbine'],
    },
  },
  {
    name: 'spring-cloud-netflix-hystrix-dashboard',
    imports: ['org.springframework.cloud.netflix.hystrix.dashboard'],
    docs: 'https://cloud.spring.io/spring-cloud-netflix/multi/multi__circuit_breaker_hystrix_dashboard.html',
    annotations: { EnableHystrixDashboard: ['infrastructure', 'hystrix-dashboard'] },
  },
  {
    name: 'zipkin-server',
    imports: [
      'zipkin.server',
      'zipkin.server.internal',
      'zipkin2.server.internal',
      'org.springframework.cloud.sleuth.zipkin.stream',
    ],
    docs: 'https://github.com/openzipkin/zipkin/tree/master/zipkin-server',
    annotations: {
      EnableZipkinServer: ['infrastructure', 'zipkin'],
      EnableZipkinStreamServer: ['infrastructure', 'zipkin'],
    },
  },
];

export const springCloudRoles: readonly Library[] = ROLES.map(({ name, imports, docs, annotations }) =>
  defineLibrary({
    name,
    imports,
    docs,
    decorators: {
      class: Object.fromEntries(
        Object.entries(annotations).map(([annotation, [kind, technology]]): [string, Effect] => [
          annotation,
          role(kind, technology),
        ]),
      ),
    },
  }),
);
