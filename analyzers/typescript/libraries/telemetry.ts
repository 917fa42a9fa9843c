import { arg, connection, defineLibrary, type Effect, each, first } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const EXPORTERS = ['OTLPTraceExporter', 'OTLPMetricExporter', 'OTLPLogExporter', 'JaegerExporter', 'ZipkinExporter'];

/** Exporters whose address the code gives; without one it comes from the environment or is this machine. */
export const opentelemetry = defineLibrary({
  name: 'opentelemetry-exporters',
  imports: ['@opentelemetry/exporter-*'],
  docs: 'https://opentelemetry.io/docs/languages/js/exporters/',
  calls: each<Effect>(EXPORTERS, (name) => [
    name,
    connection({
      nodeKind: 'infrastructure',
      technology: 'opentelemetry',
      protocol: 'http',
      target: first(arg(0, 'url'), arg(0, 'endpoint'), arg(0, 'host')),
    }),
  ]),
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
      target: first(arg(0, 'reporter', 'collectorEndpoint'), address(optionsAt(0, 'reporter'), 'agentHost')),
    }),
  },
});
