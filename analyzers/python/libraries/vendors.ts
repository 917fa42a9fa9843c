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
  text,
  type VendorSdk,
  vendorLibrary,
} from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

const VENDORS: readonly VendorSdk[] = [
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
    docs: 'https://docs.stripe.com/api?lang=python',
  },
  {
    vendor: 'Twilio',
    imports: ['twilio.rest', 'twilio'],
    makers: ['Client'],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-python/',
  },
  {
    vendor: 'SendGrid',
    imports: ['sendgrid'],
    makers: ['SendGridAPIClient'],
    docs: 'https://github.com/sendgrid/sendgrid-python',
  },
  {
    vendor: 'Slack',
    imports: ['slack_sdk', 'slack_sdk.*', 'slack', 'slackclient', 'slack_bolt'],
    makers: ['WebClient', 'AsyncWebClient', 'WebhookClient', 'SlackClient', 'App', 'AsyncApp'],
    docs: 'https://tools.slack.dev/python-slack-sdk/',
  },
  {
    vendor: 'Anthropic',
    imports: ['anthropic'],
    makers: ['Anthropic', 'AsyncAnthropic'],
    override: keyword('base_url'),
    docs: 'https://github.com/anthropics/anthropic-sdk-python',
  },
  {
    vendor: 'Sentry',
    imports: ['sentry_sdk'],
    makers: ['init'],
    docs: 'https://docs.sentry.io/platforms/python/',
  },
  {
    vendor: 'Mailchimp',
    imports: ['mailchimp_marketing', 'mailchimp3'],
    makers: ['Client', 'MailChimp'],
    docs: 'https://mailchimp.com/developer/marketing/',
  },
  {
    vendor: 'Telegram',
    imports: ['telegram', 'telegram.ext', 'telebot', 'aiogram'],
    makers: ['Bot', 'TeleBot', 'Updater', 'Application.builder'],
    docs: 'https://core.telegram.org/bots/api',
  },
  {
    vendor: 'Discord',
    imports: ['discord', 'discord.*'],
    makers: ['Client', 'Bot'],
    docs: 'https://discordpy.readthedocs.io/en/stable/',
  },
  {
    vendor: 'GitHub',
    imports: ['github'],
    makers: ['Github'],
    docs: 'https://pygithub.readthedocs.io/en/stable/',
  },
  {
    vendor: 'Braintree',
    imports: ['braintree'],
    makers: ['BraintreeGateway'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/python',
  },
  {
    vendor: 'PayPal',
    imports: ['paypalrestsdk'],
    makers: ['configure', 'Payment', 'Api'],
    docs: 'https://github.com/paypal/PayPal-Python-SDK',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase_admin'],
    makers: ['initialize_app'],
    docs: 'https://firebase.google.com/docs/reference/admin/python',
  },
  {
    vendor: 'Hugging Face',
    imports: ['huggingface_hub'],
    makers: ['InferenceClient', 'HfApi'],
    docs: 'https://huggingface.co/docs/huggingface_hub/',
  },
  {
    vendor: 'Cohere',
    imports: ['cohere'],
    makers: ['Client', 'ClientV2', 'AsyncClient'],
    docs: 'https://docs.cohere.com/',
  },
  {
    vendor: 'Pinecone',
    imports: ['pinecone'],
    makers: ['Pinecone', 'init'],
    docs: 'https://docs.pinecone.io/',
  },
  {
    vendor: 'Cloudinary',
    imports: ['cloudinary', 'cloudinary.uploader'],
    makers: ['config', 'uploader.upload', 'upload'],
    docs: 'https://cloudinary.com/documentation/django_integration',
  },
  {
    vendor: 'Auth0',
    imports: ['auth0.management', 'auth0.authentication'],
    makers: ['Auth0', 'GetToken'],
    override: first(param(0, 'domain')),
    docs: 'https://auth0-python.readthedocs.io/',
  },
  {
    vendor: 'Plaid',
    imports: ['plaid'],
    makers: ['ApiClient', 'Client'],
    docs: 'https://plaid.com/docs/api/',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['ldclient'],
    makers: ['set_config', 'LDClient'],
    docs: 'https://docs.launchdarkly.com/sdk/server-side/python',
  },
  {
    vendor: 'Datadog',
    imports: ['datadog'],
    makers: ['initialize'],
    docs: 'https://docs.datadoghq.com/developers/community/libraries/',
  },
];

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
