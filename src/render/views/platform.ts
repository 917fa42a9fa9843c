import type { Architecture, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, namesOf, sortedBy } from '../selection.ts';

export interface Found {
  readonly name: string;
  readonly technology: readonly string[];
  readonly users: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Products by the part they play; matched against whole words of a node's technology. */
const roles = {
  discovery: ['eureka', 'consul', 'nacos'],
  mesh: ['istio', 'istiod', 'linkerd', 'kuma'],
  balancer: ['haproxy', 'nginx', 'traefik', 'envoy', 'caddy'],
  tracing: ['jaeger', 'zipkin', 'tempo', 'opentelemetry', 'otel', 'otelcol', 'skywalking'],
  metrics: ['prometheus', 'grafana', 'influxdb', 'statsd', 'telegraf', 'victoriametrics'],
  alerting: ['alertmanager'],
  logging: ['fluentd', 'fluentbit', 'logstash', 'loki', 'promtail', 'graylog', 'filebeat', 'vector', 'seq', 'kibana'],
  identity: ['keycloak', 'dex', 'hydra', 'auth0', 'okta', 'authelia', 'zitadel', 'cognito'],
  capture: ['debezium', 'kafka-connect', 'airbyte', 'maxwell'],
  registries: ['schema-registry', 'apicurio', 'karapace'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Platform = Readonly<Record<keyof typeof roles | 'storage', readonly Found[]>>;

/** Nodes that play a known part in running the system. */
export function platform(architecture: Architecture): Platform {
  const find = (products: readonly string[]) =>
    found(architecture, (node) => wordsOf(node).some((word) => products.includes(word)));
  return {
    discovery: find(roles.discovery),
    mesh: find(roles.mesh),
    balancer: find(roles.balancer),
    tracing: find(roles.tracing),
    metrics: find(roles.metrics),
    alerting: find(roles.alerting),
    logging: find(roles.logging),
    identity: find(roles.identity),
    capture: find(roles.capture),
    registries: find(roles.registries),
    storage: found(architecture, ({ kind }) => kind === 'storage'),
  };
}

/** Whether it only looks on, so that nobody stops when it does. */
export function watches(node: Node): boolean {
  const words = wordsOf(node);
  return [...roles.tracing, ...roles.metrics, ...roles.alerting, ...roles.logging].some((product) => words.includes(product));
}

function found(architecture: Architecture, plays: (node: Node) => boolean): readonly Found[] {
  const nameOf = namesOf(architecture);
  const nodes = architecture.nodes.filter(plays);
  return sortedBy(nodes, ({ id }) => [nameOf(id)]).map(({ id, technology, evidence }) => ({
    name: nameOf(id),
    technology,
    users: distinct(architecture.edges.filter(({ to }) => to === id).map(({ from }) => nameOf(from))),
    evidence,
  }));
}

/** The words of its technology; for what the team did not write, of its name too. */
function wordsOf(node: Node): readonly string[] {
  const named = node.kind === 'infrastructure' || node.kind === 'external' || node.kind === 'gateway' ? [node.name] : [];
  const texts = [...node.technology, ...named].map((text) => text.toLowerCase());
  return [...texts, ...texts.flatMap((text) => text.split(/[^a-z0-9]+/))];
}
