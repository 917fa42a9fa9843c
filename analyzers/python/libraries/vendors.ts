import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  type Library,
  param,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

/** A vendor's SDK: making its client, or calling it, is the sign that the vendor's API is called. */
interface Vendor {
  readonly vendor: string;
  readonly imports: readonly string[];
  readonly makers: readonly string[];
  readonly host: string;
  readonly override?: Selector;
  readonly docs: string;
}

const VENDORS: readonly Vendor[] = [
  {
    vendor: 'Stripe',
    imports: ['stripe'],
    makers: [
      'StripeClient',
      'Charge.create',
      'PaymentIntent.create',
      'PaymentIntent.retrieve',
      'Customer.create',
      'checkout.Session.create',
      'Refund.create',
      'Subscription.create',
      'api_key=',
    ],
    host: 'https://api.stripe.com',
    docs: 'https://docs.stripe.com/api?lang=python',
  },
  {
    vendor: 'Twilio',
    imports: ['twilio.rest', 'twilio'],
    makers: ['Client'],
    host: 'https://api.twilio.com',
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-python/',
  },
  {
    vendor: 'SendGrid',
    imports: ['sendgrid'],
    makers: ['SendGridAPIClient'],
    host: 'https://api.sendgrid.com',
    docs: 'https://github.com/sendgrid/sendgrid-python',
  },
  {
    vendor: 'Slack',
    imports: ['slack_sdk', 'slack_sdk.*', 'slack', 'slackclient', 'slack_bolt'],
    makers: ['WebClient', 'AsyncWebClient', 'WebhookClient', 'SlackClient', 'App', 'AsyncApp'],
    host: 'https://slack.com',
    docs: 'https://tools.slack.dev/python-slack-sdk/',
  },
  {
    vendor: 'Anthropic',
    imports: ['anthropic'],
    makers: ['Anthropic', 'AsyncAnthropic'],
    host: 'https://api.anthropic.com',
    override: keyword('base_url'),
    docs: 'https://github.com/anthropics/anthropic-sdk-python',
  },
  {
    vendor: 'Sentry',
    imports: ['sentry_sdk'],
    makers: ['init'],
    host: 'https://sentry.io',
    docs: 'https://docs.sentry.io/platforms/python/',
  },
  {
    vendor: 'Mailchimp',
    imports: ['mailchimp_marketing', 'mailchimp3'],
    makers: ['Client', 'MailChimp'],
    host: 'https://mailchimp.com',
    docs: 'https://mailchimp.com/developer/marketing/',
  },
  {
    vendor: 'Telegram',
    imports: ['telegram', 'telegram.ext', 'telebot', 'aiogram'],
    makers: ['Bot', 'TeleBot', 'Updater', 'Application.builder'],
    host: 'https://api.telegram.org',
    docs: 'https://core.telegram.org/bots/api',
  },
  {
    vendor: 'Discord',
    imports: ['discord', 'discord.*'],
    makers: ['Client', 'Bot'],
    host: 'https://discord.com',
    docs: 'https://discordpy.readthedocs.io/en/stable/',
  },
  {
    vendor: 'GitHub',
    imports: ['github'],
    makers: ['Github'],
    host: 'https://api.github.com',
    docs: 'https://pygithub.readthedocs.io/en/stable/',
  },
  {
    vendor: 'Braintree',
    imports: ['braintree'],
    makers: ['BraintreeGateway'],
    host: 'https://api.braintreegateway.com',
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/python',
  },
  {
    vendor: 'PayPal',
    imports: ['paypalrestsdk'],
    makers: ['configure', 'Payment', 'Api'],
    host: 'https://api.paypal.com',
    docs: 'https://github.com/paypal/PayPal-Python-SDK',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase_admin'],
    makers: ['initialize_app'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase.google.com/docs/reference/admin/python',
  },
  {
    vendor: 'Hugging Face',
    imports: ['huggingface_hub'],
    makers: ['InferenceClient', 'HfApi'],
    host: 'https://huggingface.co',
    docs: 'https://huggingface.co/docs/huggingface_hub/',
  },
  {
    vendor: 'Cohere',
    imports: ['cohere'],
    makers: ['Client', 'ClientV2', 'AsyncClient'],
    host: 'https://api.cohere.com',
    docs: 'https://docs.cohere.com/',
  },
  {
    vendor: 'Pinecone',
    imports: ['pinecone'],
    makers: ['Pinecone', 'init'],
    host: 'https://api.pinecone.io',
    docs: 'https://docs.pinecone.io/',
  },
  {
    vendor: 'Cloudinary',
    imports: ['cloudinary', 'cloudinary.uploader'],
    makers: ['config', 'uploader.upload', 'upload'],
    host: 'https://api.cloudinary.com',
    docs: 'https://cloudinary.com/documentation/django_integration',
  },
  {
    vendor: 'Auth0',
    imports: ['auth0.management', 'auth0.authentication'],
    makers: ['Auth0', 'GetToken'],
    host: 'https://auth0.com',
    override: first(param(0, 'domain')),
    docs: 'https://auth0-python.readthedocs.io/',
  },
  {
    vendor: 'Plaid',
    imports: ['plaid'],
    makers: ['ApiClient', 'Client'],
    host: 'https://api.plaid.com',
    docs: 'https://plaid.com/docs/api/',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['ldclient'],
    makers: ['set_config', 'LDClient'],
    host: 'https://app.launchdarkly.com',
    docs: 'https://docs.launchdarkly.com/sdk/server-side/python',
  },
  {
    vendor: 'Datadog',
    imports: ['datadog'],
    makers: ['initialize'],
    host: 'https://api.datadoghq.com',
    docs: 'https://docs.datadoghq.com/developers/community/libraries/',
  },
];

function vendorLibrary({ vendor, imports, makers, host, override, docs }: Vendor): Library {
  const target = override ? first(override, text(host)) : text(host);
  const effect = call({ protocol: 'http', vendor, target });
  return defineLibrary({
    name: `${vendor.toLowerCase().replace(/\W+/g, '-')}-sdk`,
    imports,
    docs,
    calls: Object.fromEntries(makers.map((maker) => [maker, effect])),
  });
}

export const vendors = VENDORS.map(vendorLibrary);

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

/** Exporters whose address the code gives. */
export const openTelemetry = defineLibrary({
  name: 'opentelemetry-exporters',
  imports: ['opentelemetry.exporter.*'],
  docs: 'https://opentelemetry-python.readthedocs.io/en/latest/exporter/index.html',
  calls: {
    ...each<Effect>(['OTLPSpanExporter', 'OTLPMetricExporter', 'OTLPLogExporter'], (name) => [
      name,
      telemetry('opentelemetry', 'grpc', param(0, 'endpoint')),
    ]),
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
