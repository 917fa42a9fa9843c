import type { Evidence } from '../model/evidence.ts';
import type { ComponentFact } from '../model/fact.ts';
import { own } from '../sdk/own.ts';

/** Charts whose name is not the name of the image that they run, and the Services that they make (`*` is the full name). */
const CHARTS: Readonly<Record<string, { readonly image: string; readonly hosts?: string }>> = {
  postgresql: { image: 'postgresql', hosts: '* *-hl *-primary' },
  'postgresql-ha': { image: 'postgresql', hosts: '*-pgpool *-postgresql' },
  mysql: { image: 'mysql', hosts: '* *-primary *-headless' },
  mariadb: { image: 'mariadb', hosts: '* *-primary' },
  'mariadb-galera': { image: 'mariadb-galera' },
  mongodb: { image: 'mongodb', hosts: '* *-headless' },
  'mongodb-replicaset': { image: 'mongodb' },
  redis: { image: 'redis', hosts: '*-master *-replicas *-headless *' },
  'redis-cluster': { image: 'redis-cluster' },
  'redis-ha': { image: 'redis', hosts: '* *-haproxy' },
  valkey: { image: 'valkey', hosts: '*-primary *-replicas *' },
  kafka: { image: 'kafka', hosts: '* *-headless *-controller-headless' },
  'cp-helm-charts': { image: 'cp-kafka', hosts: '*-cp-kafka *-cp-kafka-headless' },
  rabbitmq: { image: 'rabbitmq', hosts: '* *-headless' },
  'rabbitmq-ha': { image: 'rabbitmq' },
  nats: { image: 'nats', hosts: '* *-headless' },
  elasticsearch: { image: 'elasticsearch', hosts: '* *-master elasticsearch-master' },
  'kube-prometheus-stack': { image: 'prometheus', hosts: '*-prometheus prometheus-operated' },
  prometheus: { image: 'prometheus', hosts: '*-server' },
  'jaeger-operator': { image: 'jaeger' },
  jaeger: { image: 'jaeger', hosts: '*-collector *-query *-agent *' },
  'opentelemetry-collector': { image: 'opentelemetry-collector' },
  'loki-stack': { image: 'loki' },
  influxdb2: { image: 'influxdb' },
  keycloak: { image: 'keycloak', hosts: '* *-headless' },
  keycloakx: { image: 'keycloak', hosts: '*-http *-headless' },
  minio: { image: 'minio', hosts: '* *-console' },
  memcached: { image: 'memcached' },
  cassandra: { image: 'cassandra' },
  clickhouse: { image: 'clickhouse' },
  temporal: { image: 'temporal', hosts: '*-frontend *-web' },
};

/** Charts of ingress controllers, by the controller. */
const CONTROLLERS: Readonly<Record<string, string>> = {
  'ingress-nginx': 'nginx',
  'nginx-ingress': 'nginx',
  'nginx-ingress-controller': 'nginx',
  traefik: 'traefik',
  kong: 'kong',
  ingress: 'kong',
  'haproxy-ingress': 'haproxy',
  'kubernetes-ingress': 'haproxy',
  contour: 'contour',
  ambassador: 'ambassador',
  'emissary-ingress': 'ambassador',
  'aws-load-balancer-controller': 'alb',
};

/** Charts that hold templates for others, or rules and rights only. */
const WITHOUT_NODE =
  /^(common|library|lib|raw|app-template|cert-manager|external-dns|external-secrets|sealed-secrets|metrics-server|cluster-autoscaler|reloader|argo-?cd|base|istiod|.*-operator|.*-crds?)$/;

/** Whether it is known what the chart runs: a product that others ask for, a gateway, or nothing that is drawn. */
export function isProductChart(chart: string): boolean {
  return WITHOUT_NODE.test(chart) || own(CHARTS, chart) !== undefined || own(CONTROLLERS, chart) !== undefined;
}

/** A release of a chart that lies elsewhere. */
export interface ForeignChart {
  readonly chart: string;
  /** What the chart is called where it is used. */
  readonly key: string;
  readonly release: string;
  /** `fullnameOverride` and `nameOverride` of its values. */
  readonly fullName: string;
  readonly shortName: string;
  readonly deployment: string;
}

/** The product that such a chart runs, named as that chart names it. */
export function chartProduct(
  { chart, key, release, fullName, shortName, deployment }: ForeignChart,
  sighting: { readonly evidence: Evidence; readonly via?: readonly Evidence[] },
): ComponentFact | undefined {
  if (WITHOUT_NODE.test(chart)) return undefined;
  const controller = own(CONTROLLERS, chart);
  if (controller)
    return { kind: 'component', ...sighting, deployment, name: key, hosts: [], nodeKind: 'gateway', technology: controller };
  const name = shortName || key;
  const full = fullName || (release.includes(name) ? release : `${release}-${name}`);
  const hosts = (own(CHARTS, chart)?.hosts ?? '* *-headless').split(' ').map((host) => host.replace('*', full));
  return {
    kind: 'component',
    ...sighting,
    deployment,
    name: full,
    ...(fullName === '' && full !== name && { part: name }),
    hosts: [...new Set(hosts)].sort(),
    image: own(CHARTS, chart)?.image ?? chart,
    versionElsewhere: true,
  };
}
