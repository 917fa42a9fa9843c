import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { option } from './support/dotnet.ts';

function to(technology: string, target: Selector): Effect {
  return connection({ nodeKind: 'infrastructure', technology, protocol: 'http', target });
}

/** https://github.com/serilog/serilog/wiki/Provided-Sinks */
export const serilog = defineLibrary({
  name: 'serilog',
  imports: ['Serilog', 'Serilog.*'],
  docs: 'https://github.com/serilog/serilog/wiki/Provided-Sinks',
  extendsWhereOpened: true,
  types: { LoggerConfiguration: 'Logger' },
  values: { ElasticsearchSinkOptions: { value: 'select', selector: first(arg(0, '[]'), arg(0)) } },
  calls: {
    '*.Seq': to('seq', first(keyword('serverUrl'), arg(0))),
    '*.Http': to('logstash', first(keyword('requestUri'), arg(0))),
    '*.GrafanaLoki': to('loki', first(keyword('uri'), arg(0))),
    '*.Elasticsearch': connection({
      nodeKind: 'search',
      technology: 'elasticsearch',
      protocol: 'elasticsearch',
      target: first(arg(0, '{}', 'Nodes'), arg(0, '[]'), arg(0)),
    }),
  },
});

const OVER_HTTP = 'HttpProtobuf';
const otlp = { nodeKind: 'infrastructure', technology: 'opentelemetry', target: option(0, 'Endpoint') } as const;

/** OTLP is sent over gRPC unless the options say otherwise: https://opentelemetry.io/docs/languages/dotnet/exporters/#otlp */
export const openTelemetry = defineLibrary({
  name: 'opentelemetry-dotnet',
  imports: ['OpenTelemetry', 'OpenTelemetry.*'],
  docs: 'https://opentelemetry.io/docs/languages/dotnet/exporters/',
  values: { 'OtlpExportProtocol.HttpProtobuf': { value: 'text', text: OVER_HTTP } },
  calls: {
    '*.AddOtlpExporter': [
      connection({ ...otlp, protocol: 'grpc', unless: [option(0, 'Protocol'), OVER_HTTP] }),
      connection({ ...otlp, protocol: 'http', where: [option(0, 'Protocol'), OVER_HTTP] }),
    ],
    '*.AddZipkinExporter': to('zipkin', option(0, 'Endpoint')),
    '*.AddJaegerExporter': to(
      'jaeger',
      first(join(option(0, 'AgentHost'), text(':'), option(0, 'AgentPort')), option(0, 'AgentHost'), option(0, 'Endpoint')),
    ),
  },
});

/** Keys of an issuer are fetched from its authority. */
export const identity = defineLibrary({
  name: 'aspnetcore-authentication',
  imports: [
    'Microsoft.AspNetCore.Authentication',
    'Microsoft.AspNetCore.Authentication.JwtBearer',
    'Microsoft.AspNetCore.Authentication.OpenIdConnect',
    'IdentityModel.Client',
  ],
  docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/',
  calls: {
    ...each<Effect>(
      ['*.AddJwtBearer', '*.AddOpenIdConnect', '*.AddIdentityServerAuthentication', '*.AddOAuth2Introspection'],
      (name) => [
        name,
        call({
          protocol: 'http',
          method: 'GET',
          target: first(option(1, 'Authority'), option(0, 'Authority'), option(2, 'Authority')),
        }),
      ],
    ),
    '*.GetDiscoveryDocumentAsync': call({ protocol: 'http', method: 'GET', target: first(arg(0, 'Address'), arg(0)) }),
    '*.RequestClientCredentialsTokenAsync': call({ protocol: 'http', method: 'POST', target: arg(0, 'Address') }),
  },
});

/** The page asks its identity provider: https://learn.microsoft.com/aspnet/core/blazor/security/webassembly/standalone-with-authentication-library */
export const blazorAuthentication = defineLibrary({
  name: 'blazor-authentication',
  imports: ['Microsoft.AspNetCore.Components.WebAssembly.*'],
  docs: 'https://learn.microsoft.com/aspnet/core/blazor/security/webassembly/standalone-with-authentication-library',
  calls: {
    '*.AddOidcAuthentication': call({ protocol: 'http', method: 'GET', target: option(0, 'ProviderOptions', 'Authority') }),
  },
});

/** A page that asks others how they are: https://github.com/Xabaril/AspNetCore.Diagnostics.HealthChecks#healthchecks-ui */
export const healthChecksUi = defineLibrary({
  name: 'healthchecks-ui',
  imports: ['HealthChecks.UI.*', 'Microsoft.Extensions.DependencyInjection'],
  docs: 'https://github.com/Xabaril/AspNetCore.Diagnostics.HealthChecks#healthchecks-ui',
  calls: { '*.AddHealthCheckEndpoint': call({ protocol: 'http', method: 'GET', target: first(keyword('uri'), arg(1)) }) },
});

export const hangfire = defineLibrary({
  name: 'hangfire',
  imports: ['Hangfire', 'Hangfire.*'],
  docs: 'https://docs.hangfire.io/en/latest/configuration/index.html',
  calls: {
    '*.UseSqlServerStorage': connection({ nodeKind: 'database', technology: 'mssql', protocol: 'sql', target: arg(0) }),
    '*.UsePostgreSqlStorage': connection({ nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target: arg(0) }),
    '*.UseRedisStorage': connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: arg(0) }),
  },
});

export const consul = defineLibrary({
  name: 'consul-dotnet',
  imports: ['Consul', 'Consul.*'],
  docs: 'https://github.com/G-Research/consuldotnet#readme',
  calls: { ConsulClient: to('consul', first(arg(0, '{}', 'Address'), arg(0, 'Address'))) },
});

export const azureStores = defineLibrary({
  name: 'azure-stores',
  imports: ['Microsoft.Azure.Cosmos', 'Azure.Security.KeyVault.Secrets'],
  docs: 'https://learn.microsoft.com/azure/cosmos-db/nosql/sdk-dotnet-v3',
  calls: {
    CosmosClient: connection({ nodeKind: 'database', technology: 'cosmosdb', protocol: 'http', target: arg(0) }),
    SecretClient: to('azure-key-vault', arg(0)),
  },
});

/** A mail server by host and port. */
const mailServer = connection({
  nodeKind: 'external',
  technology: 'smtp',
  protocol: 'smtp',
  target: first(join(arg(0), text(':'), arg(1)), arg(0)),
});

export const mail = defineLibrary({
  name: 'dotnet-mail',
  imports: ['System.Net.Mail', 'MailKit.Net.Smtp'],
  docs: 'https://github.com/jstedfast/MailKit#using-mailkit',
  types: { ISmtpClient: 'SmtpClient' },
  calls: each<Effect>(['SmtpClient', 'SmtpClient.ConnectAsync', 'SmtpClient.Connect'], (name) => [name, mailServer]),
});
