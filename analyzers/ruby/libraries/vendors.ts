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
    imports: ['Stripe'],
    makers: ['StripeClient', 'api_key=', 'Charge.create', 'PaymentIntent.create', 'Customer.create', 'Checkout.Session.create'],
    host: 'https://api.stripe.com',
    docs: 'https://docs.stripe.com/api?lang=ruby',
  },
  {
    vendor: 'Twilio',
    imports: ['Twilio::REST'],
    makers: ['Client'],
    host: 'https://api.twilio.com',
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-ruby/',
  },
  {
    vendor: 'SendGrid',
    imports: ['SendGrid'],
    makers: ['API'],
    host: 'https://api.sendgrid.com',
    docs: 'https://github.com/sendgrid/sendgrid-ruby',
  },
  {
    vendor: 'Slack',
    imports: ['Slack'],
    makers: ['Web.Client', 'Notifier'],
    host: 'https://slack.com',
    docs: 'https://github.com/slack-ruby/slack-ruby-client',
  },
  {
    vendor: 'Sentry',
    imports: ['Sentry'],
    makers: ['init'],
    host: 'https://sentry.io',
    docs: 'https://docs.sentry.io/platforms/ruby/',
  },
  {
    vendor: 'Braintree',
    imports: ['Braintree'],
    makers: ['Gateway'],
    host: 'https://api.braintreegateway.com',
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/ruby',
  },
  {
    vendor: 'GitHub',
    imports: ['Octokit'],
    makers: ['Client'],
    host: 'https://api.github.com',
    docs: 'https://octokit.github.io/octokit.rb/',
  },
  {
    vendor: 'Algolia',
    imports: ['Algolia', 'AlgoliaSearch'],
    makers: ['SearchClient.create', 'SearchClient', 'configuration='],
    host: 'https://algolia.net',
    docs: 'https://www.algolia.com/doc/libraries/sdk/install#ruby',
  },
  {
    vendor: 'OpenAI',
    imports: ['OpenAI'],
    makers: ['Client'],
    host: 'https://api.openai.com',
    docs: 'https://github.com/alexrudall/ruby-openai',
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
