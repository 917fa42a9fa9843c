import {
  anyArg,
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  maker,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';

/** What is exported, as the variables have it. */
type Signal = 'TRACES' | 'METRICS' | 'LOGS';

/**
 * Where an option tells the exporter to send, else what the library reads from the environment by itself, the variable of the signal first:
 * https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/
 */
const endpointOf = (signal: Signal): Selector =>
  first(
    maker(anyArg(0), arg(0), 'Endpoint'),
    setting(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, setting('OTEL_EXPORTER_OTLP_ENDPOINT')),
  );
const otlp = (protocol: 'grpc' | 'http', signal: Signal) =>
  connection({ nodeKind: 'infrastructure', technology: 'opentelemetry', protocol, target: endpointOf(signal) });
const exporter = (protocol: 'grpc' | 'http', part: string, signal: Signal) =>
  defineLibrary({
    name: `otlp-${part}-${protocol}`,
    imports: [`go.opentelemetry.io/otel/exporters/otlp/otlp${part}/otlp${part}${protocol}`],
    docs: 'https://opentelemetry.io/docs/languages/go/exporters/',
    creates: { WithEndpoint: 'Endpoint', WithEndpointURL: 'Endpoint' },
    calls: each<Effect>(['New', 'NewUnstarted', 'NewClient'], (maker) => [maker, otlp(protocol, signal)]),
  });

const otlpExporters = (['grpc', 'http'] as const).flatMap((protocol) => [
  exporter(protocol, 'trace', 'TRACES'),
  exporter(protocol, 'metric', 'METRICS'),
  exporter(protocol, 'log', 'LOGS'),
]);

/** Decides by the environment alone: https://pkg.go.dev/go.opentelemetry.io/contrib/exporters/autoexport */
export const autoexport = defineLibrary({
  name: 'otlp-autoexport',
  imports: ['go.opentelemetry.io/contrib/exporters/autoexport'],
  docs: 'https://pkg.go.dev/go.opentelemetry.io/contrib/exporters/autoexport',
  calls: {
    NewSpanExporter: otlp('http', 'TRACES'),
    NewMetricReader: otlp('http', 'METRICS'),
    NewLogExporter: otlp('http', 'LOGS'),
  },
});

const jaegerOver = (protocol: 'http' | 'other') => (target: Selector) =>
  connection({ nodeKind: 'infrastructure', technology: 'jaeger', protocol, target });
/** Collectors take spans over HTTP, agents over UDP: https://www.jaegertracing.io/docs/1.62/apis/#thrift-over-http-stable */
const [jaegerTo, agentAt] = [jaegerOver('http'), jaegerOver('other')];

export const jaeger = defineLibrary({
  name: 'jaeger',
  imports: [
    'go.opentelemetry.io/otel/exporters/jaeger',
    'contrib.go.opencensus.io/exporter/jaeger',
    'github.com/uber/jaeger-client-go*',
  ],
  docs: 'https://pkg.go.dev/go.opentelemetry.io/otel/exporters/jaeger',
  calls: {
    WithEndpoint: jaegerTo(arg(0)),
    WithAgentHost: agentAt(arg(0)),
    NewExporter: [jaegerTo(first(arg(0, 'CollectorEndpoint'), arg(0, 'Endpoint'))), agentAt(arg(0, 'AgentEndpoint'))],
    ReporterConfig: [jaegerTo(arg(0, 'CollectorEndpoint')), agentAt(arg(0, 'LocalAgentHostPort'))],
    NewUDPTransport: agentAt(arg(0)),
  },
});

const zipkinTo = (target: Selector) => connection({ nodeKind: 'infrastructure', technology: 'zipkin', protocol: 'http', target });

export const zipkin = defineLibrary({
  name: 'zipkin',
  imports: ['go.opentelemetry.io/otel/exporters/zipkin'],
  docs: 'https://pkg.go.dev/go.opentelemetry.io/otel/exporters/zipkin',
  calls: { New: zipkinTo(arg(0)) },
});

export const zipkinReporter = defineLibrary({
  name: 'zipkin-reporter',
  imports: ['github.com/openzipkin/zipkin-go/reporter/http'],
  docs: 'https://pkg.go.dev/github.com/openzipkin/zipkin-go/reporter/http',
  calls: { NewReporter: zipkinTo(arg(0)) },
});

export const sentry = defineLibrary({
  name: 'sentry',
  imports: ['github.com/getsentry/sentry-go'],
  docs: 'https://docs.sentry.io/platforms/go/',
  calls: {
    Init: connection({
      nodeKind: 'external',
      technology: 'sentry',
      protocol: 'http',
      vendor: 'Sentry',
      target: text('https://sentry.io'),
    }),
  },
});

/** The handler that shows the program's metrics. */
export const promhttp = defineLibrary({
  name: 'promhttp',
  imports: ['github.com/prometheus/client_golang/prometheus/promhttp'],
  docs: 'https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/promhttp#Handler',
  creates: { Handler: 'MetricsHandler', HandlerFor: 'MetricsHandler' },
  purposes: { Handler: 'metrics', HandlerFor: 'metrics' },
});

export const telemetry: readonly Library[] = [promhttp, ...otlpExporters, autoexport, jaeger, zipkin, zipkinReporter, sentry];
