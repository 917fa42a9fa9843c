import { call, defineLibrary, type Library, text } from '../../../src/code/library.ts';

/** A vendor's SDK: making its client is the sign that the vendor's API is called. */
interface Vendor {
  readonly vendor: string;
  readonly imports: readonly string[];
  readonly makers: readonly string[];
  readonly host: string;
  readonly docs: string;
}

const VENDORS: readonly Vendor[] = [
  {
    vendor: 'Stripe',
    imports: ['Stripe', 'Stripe\\*'],
    makers: [
      'StripeClient',
      'Stripe.setApiKey',
      'Charge.create',
      'PaymentIntent.create',
      'Customer.create',
      'Session.create',
      'Refund.create',
    ],
    host: 'https://api.stripe.com',
    docs: 'https://docs.stripe.com/api?lang=php',
  },
  {
    vendor: 'Twilio',
    imports: ['Twilio\\Rest'],
    makers: ['Client'],
    host: 'https://api.twilio.com',
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-php/',
  },
  {
    vendor: 'SendGrid',
    imports: ['php'],
    makers: ['SendGrid'],
    host: 'https://api.sendgrid.com',
    docs: 'https://github.com/sendgrid/sendgrid-php',
  },
  {
    vendor: 'Mailgun',
    imports: ['Mailgun'],
    makers: ['Mailgun.create'],
    host: 'https://api.mailgun.net',
    docs: 'https://github.com/mailgun/mailgun-php',
  },
  {
    vendor: 'Sentry',
    imports: ['Sentry'],
    makers: ['init'],
    host: 'https://sentry.io',
    docs: 'https://docs.sentry.io/platforms/php/',
  },
  {
    vendor: 'Pusher',
    imports: ['Pusher'],
    makers: ['Pusher'],
    host: 'https://api.pusherapp.com',
    docs: 'https://github.com/pusher/pusher-http-php',
  },
  {
    vendor: 'Algolia',
    imports: ['Algolia\\AlgoliaSearch', 'Algolia\\AlgoliaSearch\\Api'],
    makers: ['SearchClient.create'],
    host: 'https://algolia.net',
    docs: 'https://www.algolia.com/doc/libraries/sdk/install#php',
  },
  {
    vendor: 'Braintree',
    imports: ['Braintree'],
    makers: ['Gateway'],
    host: 'https://api.braintreegateway.com',
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/php',
  },
  {
    vendor: 'Mollie',
    imports: ['Mollie\\Api'],
    makers: ['MollieApiClient'],
    host: 'https://api.mollie.com',
    docs: 'https://github.com/mollie/mollie-api-php',
  },
  {
    vendor: 'Firebase',
    imports: ['Kreait\\Firebase'],
    makers: ['Factory'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase-php.readthedocs.io/en/stable/setup.html',
  },
  {
    vendor: 'OpenAI',
    imports: ['php'],
    makers: ['OpenAI.client'],
    host: 'https://api.openai.com',
    docs: 'https://github.com/openai-php/client',
  },
];

export const vendors: readonly Library[] = VENDORS.map(({ vendor, imports, makers, host, docs }) =>
  defineLibrary({
    name: `${vendor.toLowerCase()}-sdk`,
    imports,
    docs,
    calls: Object.fromEntries(makers.map((maker) => [maker, call({ protocol: 'http', vendor, target: text(host) })])),
  }),
);
