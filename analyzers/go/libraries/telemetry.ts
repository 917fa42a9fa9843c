import { arg, connection, defineLibrary, first, type Library, type Selector, text } from '../../../src/code/library.ts';

const otlp = (protocol: 'grpc' | 'http') =>
  connection({ nodeKind: 'infrastructure', technology: 'opentelemetry', protocol, target: arg(0) });

/** The exporter is told its endpoint by an option; without one it comes from the environment or is this machine. */
export const otlpGrpc = defineLibrary({
  name: 'otlp-grpc',
  imports: [
    'go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc',
    'go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetricgrpc',
    'go.opentelemetry.io/otel/exporters/otlp/otlplog/otlploggrpc',
  ],
  docs: 'https://opentelemetry.io/docs/languages/go/exporters/',
  calls: { WithEndpoint: otlp('grpc'), WithEndpointURL: otlp('grpc') },
});

export const otlpHttp = defineLibrary({
  name: 'otlp-http',
  imports: [
    'go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp',
    'go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp',
    'go.opentelemetry.io/otel/exporters/otlp/otlplog/otlploghttp',
  ],
  docs: 'https://opentelemetry.io/docs/languages/go/exporters/',
  calls: { WithEndpoint: otlp('http'), WithEndpointURL: otlp('http') },
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

export const telemetry: readonly Library[] = [promhttp, otlpGrpc, otlpHttp, jaeger, zipkin, zipkinReporter, sentry];
