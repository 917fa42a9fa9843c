import { type Library, type VendorSdk, vendorLibrary } from '../../../src/code/library.ts';

const VENDORS: readonly VendorSdk[] = [
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
    docs: 'https://docs.stripe.com/api?lang=php',
  },
  {
    vendor: 'Twilio',
    imports: ['Twilio\\Rest'],
    makers: ['Client'],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-php/',
  },
  {
    vendor: 'SendGrid',
    imports: ['php'],
    makers: ['SendGrid'],
    docs: 'https://github.com/sendgrid/sendgrid-php',
  },
  {
    vendor: 'Mailgun',
    imports: ['Mailgun'],
    makers: ['Mailgun.create'],
    docs: 'https://github.com/mailgun/mailgun-php',
  },
  {
    vendor: 'Sentry',
    imports: ['Sentry'],
    makers: ['init'],
    docs: 'https://docs.sentry.io/platforms/php/',
  },
  {
    vendor: 'Pusher',
    imports: ['Pusher'],
    makers: ['Pusher'],
    docs: 'https://github.com/pusher/pusher-http-php',
  },
  {
    vendor: 'Algolia',
    imports: ['Algolia\\AlgoliaSearch', 'Algolia\\AlgoliaSearch\\Api'],
    makers: ['SearchClient.create'],
    docs: 'https://www.algolia.com/doc/libraries/sdk/install#php',
  },
  {
    vendor: 'Braintree',
    imports: ['Braintree'],
    makers: ['Gateway'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/php',
  },
  {
    vendor: 'Mollie',
    imports: ['Mollie\\Api'],
    makers: ['MollieApiClient'],
    docs: 'https://github.com/mollie/mollie-api-php',
  },
  {
    vendor: 'Firebase',
    imports: ['Kreait\\Firebase'],
    makers: ['Factory'],
    docs: 'https://firebase-php.readthedocs.io/en/stable/setup.html',
  },
  {
    vendor: 'OpenAI',
    imports: ['php'],
    makers: ['OpenAI.client'],
    docs: 'https://github.com/openai-php/client',
  },
];

export const vendors: readonly Library[] = VENDORS.map(vendorLibrary);
