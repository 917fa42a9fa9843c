import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  type Selector,
  text,
} from '../../../src/code/library.ts';

/** A vendor's SDK: making its client is the sign that the vendor's API is called. */
interface Vendor {
  readonly vendor: string;
  readonly imports: readonly string[];
  /** The symbols that make a client. */
  readonly makers: readonly string[];
  /** The API's host as the vendor documents it. */
  readonly host: string;
  /** Where the client can be told another address. */
  readonly override?: Selector;
  readonly docs: string;
}

const VENDORS: readonly Vendor[] = [
  {
    vendor: 'Stripe',
    imports: ['stripe'],
    makers: ['default', 'Stripe'],
    host: 'https://api.stripe.com',
    docs: 'https://docs.stripe.com/api?lang=node',
  },
  {
    vendor: 'Twilio',
    imports: ['twilio'],
    makers: ['default', 'Twilio'],
    host: 'https://api.twilio.com',
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-node/',
  },
  {
    vendor: 'SendGrid',
    imports: ['@sendgrid/mail', '@sendgrid/client'],
    makers: ['setApiKey', 'MailService', 'Client'],
    host: 'https://api.sendgrid.com',
    docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  },
  {
    vendor: 'Mailgun',
    imports: ['mailgun.js', 'mailgun-js'],
    makers: ['Mailgun', 'default'],
    host: 'https://api.mailgun.net',
    docs: 'https://github.com/mailgun/mailgun.js',
  },
  {
    vendor: 'Postmark',
    imports: ['postmark'],
    makers: ['ServerClient', 'Client', 'AccountClient'],
    host: 'https://api.postmarkapp.com',
    docs: 'https://github.com/ActiveCampaign/postmark.js',
  },
  {
    vendor: 'Resend',
    imports: ['resend'],
    makers: ['Resend'],
    host: 'https://api.resend.com',
    docs: 'https://resend.com/docs/send-with-nodejs',
  },
  {
    vendor: 'Slack',
    imports: ['@slack/web-api'],
    makers: ['WebClient'],
    host: 'https://slack.com/api',
    docs: 'https://tools.slack.dev/node-slack-sdk/web-api',
  },
  {
    vendor: 'Slack',
    imports: ['@slack/bolt'],
    makers: ['App'],
    host: 'https://slack.com/api',
    docs: 'https://tools.slack.dev/bolt-js/getting-started',
  },
  {
    vendor: 'Slack',
    imports: ['@slack/webhook'],
    makers: ['IncomingWebhook'],
    host: 'https://hooks.slack.com',
    docs: 'https://tools.slack.dev/node-slack-sdk/webhook',
  },
  {
    vendor: 'Discord',
    imports: ['discord.js'],
    makers: ['Client', 'REST', 'WebhookClient'],
    host: 'https://discord.com/api',
    docs: 'https://discord.js.org/docs',
  },
  {
    vendor: 'Telegram',
    imports: ['telegraf', 'node-telegram-bot-api', 'grammy'],
    makers: ['Telegraf', 'default', 'Bot'],
    host: 'https://api.telegram.org',
    docs: 'https://core.telegram.org/bots/api',
  },
  {
    vendor: 'OpenAI',
    imports: ['openai'],
    makers: ['OpenAI', 'default', 'OpenAIApi', 'AzureOpenAI'],
    host: 'https://api.openai.com',
    override: first(arg(0, 'baseURL'), arg(0, 'endpoint')),
    docs: 'https://platform.openai.com/docs/libraries',
  },
  {
    vendor: 'Anthropic',
    imports: ['@anthropic-ai/sdk'],
    makers: ['default', 'Anthropic'],
    host: 'https://api.anthropic.com',
    override: arg(0, 'baseURL'),
    docs: 'https://docs.anthropic.com/en/api/client-sdks',
  },
  {
    vendor: 'Algolia',
    imports: ['algoliasearch', 'algoliasearch/*', '@algolia/client-search'],
    makers: ['default', 'algoliasearch', 'liteClient', 'searchClient'],
    host: 'https://algolia.net',
    docs: 'https://www.algolia.com/doc/libraries/javascript/',
  },
  {
    vendor: 'Sentry',
    imports: ['@sentry/*'],
    makers: ['init'],
    host: 'https://sentry.io',
    docs: 'https://docs.sentry.io/platforms/javascript/guides/node/',
  },
  {
    vendor: 'Segment',
    imports: ['@segment/analytics-node', 'analytics-node'],
    makers: ['Analytics', 'default'],
    host: 'https://api.segment.io',
    docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/node/',
  },
  {
    vendor: 'Mixpanel',
    imports: ['mixpanel'],
    makers: ['init'],
    host: 'https://api.mixpanel.com',
    docs: 'https://github.com/mixpanel/mixpanel-node',
  },
  {
    vendor: 'PostHog',
    imports: ['posthog-node'],
    makers: ['PostHog'],
    host: 'https://us.i.posthog.com',
    docs: 'https://posthog.com/docs/libraries/node',
  },
  {
    vendor: 'Customer.io',
    imports: ['@customerio/cdp-analytics-node', 'customerio-node'],
    makers: ['Analytics', 'TrackClient', 'APIClient'],
    host: 'https://customer.io',
    docs: 'https://docs.customer.io/',
  },
  {
    vendor: 'GitHub',
    imports: ['@octokit/rest', '@octokit/core', 'octokit'],
    makers: ['Octokit', 'App'],
    host: 'https://api.github.com',
    docs: 'https://github.com/octokit/octokit.js',
  },
  {
    vendor: 'PayPal',
    imports: ['@paypal/checkout-server-sdk', '@paypal/paypal-server-sdk'],
    makers: ['core.PayPalHttpClient', 'Client'],
    host: 'https://api-m.paypal.com',
    docs: 'https://developer.paypal.com/api/rest/',
  },
  {
    vendor: 'Braintree',
    imports: ['braintree'],
    makers: ['BraintreeGateway', 'connect'],
    host: 'https://api.braintreegateway.com',
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/node',
  },
  {
    vendor: 'Square',
    imports: ['square'],
    makers: ['Client', 'SquareClient'],
    host: 'https://connect.squareup.com',
    docs: 'https://developer.squareup.com/docs/sdks/nodejs',
  },
  {
    vendor: 'Razorpay',
    imports: ['razorpay'],
    makers: ['default', 'Razorpay'],
    host: 'https://api.razorpay.com',
    docs: 'https://github.com/razorpay/razorpay-node',
  },
  {
    vendor: 'Recurly',
    imports: ['recurly'],
    makers: ['Client'],
    host: 'https://v3.recurly.com',
    docs: 'https://recurly.com/developers/reference/client-libraries/',
  },
  {
    vendor: 'Cloudinary',
    imports: ['cloudinary'],
    makers: ['config', 'v2.config'],
    host: 'https://api.cloudinary.com',
    docs: 'https://cloudinary.com/documentation/node_integration',
  },
  {
    vendor: 'Contentful',
    imports: ['contentful'],
    makers: ['createClient'],
    host: 'https://cdn.contentful.com',
    docs: 'https://github.com/contentful/contentful.js',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase-admin', 'firebase-admin/*'],
    makers: ['initializeApp'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase.google.com/docs/admin/setup',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase/*'],
    makers: ['initializeApp'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase.google.com/docs/web/setup',
  },
  {
    vendor: 'Google APIs',
    imports: ['googleapis', '@googleapis/*'],
    makers: ['google.drive', 'google.gmail', 'google.calendar', 'google.sheets', 'google.youtube', 'google.auth.OAuth2'],
    host: 'https://www.googleapis.com',
    docs: 'https://github.com/googleapis/google-api-nodejs-client',
  },
  {
    vendor: 'Google OAuth',
    imports: ['google-auth-library'],
    makers: ['OAuth2Client', 'GoogleAuth'],
    host: 'https://oauth2.googleapis.com',
    docs: 'https://github.com/googleapis/google-auth-library-nodejs',
  },
  {
    vendor: 'Google OAuth',
    imports: ['passport-google-oauth20', 'passport-google-oauth'],
    makers: ['Strategy', 'OAuth2Strategy', 'default'],
    host: 'https://oauth2.googleapis.com',
    docs: 'https://www.passportjs.org/packages/passport-google-oauth20/',
  },
  {
    vendor: 'GitHub',
    imports: ['passport-github', 'passport-github2'],
    makers: ['Strategy', 'default'],
    host: 'https://github.com',
    docs: 'https://www.passportjs.org/packages/passport-github2/',
  },
  {
    vendor: 'Facebook',
    imports: ['passport-facebook'],
    makers: ['Strategy', 'default'],
    host: 'https://graph.facebook.com',
    docs: 'https://www.passportjs.org/packages/passport-facebook/',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['@launchdarkly/node-server-sdk', 'launchdarkly-node-server-sdk'],
    makers: ['init'],
    host: 'https://sdk.launchdarkly.com',
    docs: 'https://docs.launchdarkly.com/sdk/server-side/node-js',
  },
  {
    vendor: 'Pusher',
    imports: ['pusher'],
    makers: ['default', 'Pusher'],
    host: 'https://api.pusherapp.com',
    docs: 'https://pusher.com/docs/channels/server_api/overview/',
  },
  {
    vendor: 'Contentstack',
    imports: ['contentstack'],
    makers: ['Stack'],
    host: 'https://cdn.contentstack.io',
    docs: 'https://www.contentstack.com/docs/developers/sdks',
  },
  {
    vendor: 'Shopify',
    imports: ['@shopify/shopify-api'],
    makers: ['shopifyApi'],
    host: 'https://myshopify.com',
    docs: 'https://github.com/Shopify/shopify-api-js',
  },
  {
    vendor: 'Plaid',
    imports: ['plaid'],
    makers: ['PlaidApi', 'Client'],
    host: 'https://production.plaid.com',
    docs: 'https://plaid.com/docs/api/libraries/',
  },
];

function vendorLibrary({ vendor, imports, makers, host, override, docs }: Vendor): Library {
  const target = override ? first(override, text(host)) : text(host);
  const effect = call({ protocol: 'http', target, vendor });
  return defineLibrary({ name: nameOf(vendor, imports), imports, docs, calls: each<Effect>(makers, (maker) => [maker, effect]) });
}

/** `Slack` and `@slack/web-api` give `slack-slack-web-api`: one vendor may have many packages. */
function nameOf(vendor: string, imports: readonly string[]): string {
  return `${vendor} ${imports[0] ?? ''}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}

/** Each SDK is a call to the vendor's documented host, at the line that makes the client. */
export const vendorSdks: readonly Library[] = VENDORS.map(vendorLibrary);
