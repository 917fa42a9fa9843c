import { arg, connection, defineLibrary, type Effect, each, first, type Selector, setting } from '../../../src/code/library.ts';
import { address as addressAt, optionsAt } from './support/selectors.ts';

const stated = first(arg(0, 'url'), arg(0, 'endpoint'), arg(0, 'host'));
/** Without an address in code the library reads it from the environment, the variable of the signal first: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
const addressOf = (signal: string): Selector =>
  first(stated, setting(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, setting('OTEL_EXPORTER_OTLP_ENDPOINT')));

const exporter = (protocol: 'http' | 'grpc', target: Selector): Effect =>
  connection({ nodeKind: 'infrastructure', technology: 'opentelemetry', protocol, target });
const exporters = (protocol: 'http' | 'grpc'): Readonly<Record<string, Effect>> => ({
  OTLPTraceExporter: exporter(protocol, addressOf('TRACES')),
  OTLPMetricExporter: exporter(protocol, addressOf('METRICS')),
  OTLPLogExporter: exporter(protocol, addressOf('LOGS')),
});

/** Exporters by HTTP; those of other protocols have variables of their own. */
export const opentelemetry = defineLibrary({
  name: 'opentelemetry-exporters',
  imports: [
    ...['trace', 'metrics', 'logs'].flatMap((each) =>
      ['http', 'proto'].map((by) => `@opentelemetry/exporter-${each}-otlp-${by}`),
    ),
    // What the first releases of them were called.
    ...['http', 'proto'].map((by) => `@opentelemetry/exporter-otlp-${by}`),
    '@opentelemetry/exporter-jaeger',
    '@opentelemetry/exporter-zipkin',
  ],
  docs: 'https://opentelemetry.io/docs/languages/js/exporters/',
  calls: {
    ...exporters('http'),
    ...each<Effect>(['JaegerExporter', 'ZipkinExporter'], (name) => [name, exporter('http', stated)]),
  },
});

/** The package decides on the protocol: the scheme of the address says no more than whether it is encrypted. */
export const opentelemetryGrpc = defineLibrary({
  name: 'opentelemetry-exporters-grpc',
  imports: [
    ...['trace-', 'metrics-', 'logs-'].map((each) => `@opentelemetry/exporter-${each}otlp-grpc`),
    '@opentelemetry/exporter-otlp-grpc',
  ],
  docs: 'https://www.npmjs.com/package/@opentelemetry/exporter-trace-otlp-grpc',
  calls: exporters('grpc'),
});

export const zipkin = defineLibrary({
  name: 'zipkin',
  imports: ['zipkin-transport-http'],
  docs: 'https://github.com/openzipkin/zipkin-js/tree/master/packages/zipkin-transport-http',
  calls: {
    HttpLogger: connection({ nodeKind: 'infrastructure', technology: 'zipkin', protocol: 'http', target: arg(0, 'endpoint') }),
  },
});

export const jaegerClient = defineLibrary({
  name: 'jaeger-client',
  imports: ['jaeger-client'],
  docs: 'https://github.com/jaegertracing/jaeger-client-node#usage',
  calls: {
    initTracer: connection({
      nodeKind: 'infrastructure',
      technology: 'jaeger',
      protocol: 'other',
      target: first(arg(0, 'reporter', 'collectorEndpoint'), addressAt(optionsAt(0, 'reporter'), 'agentHost')),
    }),
  },
});
