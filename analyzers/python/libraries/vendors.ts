import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  param,
  type Selector,
  setting,
  text,
  vendorLibrary,
} from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';
import { vendorSdks } from './vendor-sdks.ts';

export const vendors = vendorSdks.map(vendorLibrary);

/** A base address of one's own may be any server that speaks the same interface: then it is a plain call. */
const openai: Effect = call({ protocol: 'http', target: first(keyword('base_url'), text('https://api.openai.com')) });

export const openaiSdk = defineLibrary({
  name: 'openai-sdk',
  imports: ['openai'],
  docs: 'https://github.com/openai/openai-python',
  calls: {
    ...each<Effect>(['OpenAI', 'AsyncOpenAI'], (name) => [name, openai]),
    ...each<Effect>(['AzureOpenAI', 'AsyncAzureOpenAI'], (name) => [
      name,
      call({ protocol: 'http', target: first(keyword('azure_endpoint'), keyword('base_url')), vendor: 'Azure OpenAI' }),
    ]),
    ...each<Effect>(
      ['ChatCompletion.create', 'ChatCompletion.acreate', 'Completion.create', 'Embedding.create', 'Image.create'],
      (name) => [name, call({ protocol: 'http', target: text('https://api.openai.com'), vendor: 'OpenAI' })],
    ),
  },
});

const mail = (target: Selector): Effect => connection({ nodeKind: 'external', technology: 'smtp', protocol: 'smtp', target });

export const smtplib = defineLibrary({
  name: 'smtplib',
  imports: ['smtplib', 'aiosmtplib'],
  docs: 'https://docs.python.org/3/library/smtplib.html',
  calls: {
    ...each<Effect>(['SMTP', 'SMTP_SSL'], (name) => [
      name,
      mail(address(first(keyword('host'), keyword('hostname'), arg(0)), param(1, 'port'))),
    ]),
    send: mail(namedAddress('hostname')),
  },
});

/** `ConnectionConfig(MAIL_SERVER=…, MAIL_PORT=…)`. */
export const fastapiMail = defineLibrary({
  name: 'fastapi-mail',
  imports: ['fastapi_mail'],
  docs: 'https://sabuhish.github.io/fastapi-mail/getting-started/',
  calls: { ConnectionConfig: mail(namedAddress('MAIL_SERVER', 'MAIL_PORT')) },
});

const telemetry = (technology: string, protocol: 'http' | 'grpc' | 'other', target: Selector): Effect =>
  connection({ nodeKind: 'infrastructure', technology, protocol, target });

/**
 * Without an address in code the library reads it from the environment, the variable of the signal first:
 * https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/
 */
const collector = (signal: string) =>
  first(param(0, 'endpoint'), setting(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, setting('OTEL_EXPORTER_OTLP_ENDPOINT')));
const exporters = (protocol: 'http' | 'grpc'): Readonly<Record<string, Effect>> => ({
  OTLPSpanExporter: telemetry('opentelemetry', protocol, collector('TRACES')),
  OTLPMetricExporter: telemetry('opentelemetry', protocol, collector('METRICS')),
  OTLPLogExporter: telemetry('opentelemetry', protocol, collector('LOGS')),
});

/** The package decides on the protocol. */
export const openTelemetryHttp = defineLibrary({
  name: 'opentelemetry-exporters-http',
  imports: ['opentelemetry.exporter.otlp.proto.http', 'opentelemetry.exporter.otlp.proto.http.*'],
  docs: 'https://opentelemetry-python.readthedocs.io/en/latest/exporter/otlp/otlp.html',
  calls: exporters('http'),
});

/** Exporters by gRPC, and those of other protocols, whose address the code gives. */
export const openTelemetry = defineLibrary({
  name: 'opentelemetry-exporters',
  imports: [
    'opentelemetry.exporter.otlp.proto.grpc',
    'opentelemetry.exporter.otlp.proto.grpc.*',
    'opentelemetry.exporter.jaeger*',
    'opentelemetry.exporter.zipkin*',
  ],
  docs: 'https://opentelemetry-python.readthedocs.io/en/latest/exporter/index.html',
  calls: {
    ...exporters('grpc'),
    JaegerExporter: telemetry(
      'jaeger',
      'other',
      first(keyword('collector_endpoint'), namedAddress('agent_host_name', 'agent_port')),
    ),
    ZipkinExporter: telemetry('zipkin', 'http', param(0, 'endpoint')),
  },
});

export const prometheus = defineLibrary({
  name: 'prometheus-client',
  imports: ['prometheus_client'],
  docs: 'https://prometheus.github.io/client_python/exporting/',
  calls: {
    start_http_server: { does: 'listen', port: param(0, 'port') },
    push_to_gateway: telemetry('prometheus-pushgateway', 'http', param(0, 'gateway')),
  },
});
