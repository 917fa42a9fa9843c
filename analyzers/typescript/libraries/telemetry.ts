import { arg, connection, defineLibrary, type Effect, each, first, type Selector, text } from '../../../src/code/library.ts';
import { address as addressAt, optionsAt } from './support/selectors.ts';

const OTLP = ['OTLPTraceExporter', 'OTLPMetricExporter', 'OTLPLogExporter'];
const stated = first(arg(0, 'url'), arg(0, 'endpoint'), arg(0, 'host'));
/** Without an address in code the library reads it from the environment: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
const address = first(stated, { from: 'setting', key: text('OTEL_EXPORTER_OTLP_ENDPOINT') });

const exporter = (protocol: 'http' | 'grpc', target: Selector = address): Effect =>
  connection({ nodeKind: 'infrastructure', technology: 'opentelemetry', protocol, target });

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
    ...each<Effect>(OTLP, (name) => [name, exporter('http')]),
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
  calls: each<Effect>(OTLP, (name) => [name, exporter('grpc')]),
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
