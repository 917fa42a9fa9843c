import { type Library, type VendorSdk, vendorLibrary } from '../../../src/code/library.ts';

const VENDORS: readonly VendorSdk[] = [
  {
    vendor: 'Stripe',
    imports: ['Stripe'],
    makers: ['StripeClient', 'api_key=', 'Charge.create', 'PaymentIntent.create', 'Customer.create', 'Checkout.Session.create'],
    docs: 'https://docs.stripe.com/api?lang=ruby',
  },
  {
    vendor: 'Twilio',
    imports: ['Twilio::REST'],
    makers: ['Client'],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-ruby/',
  },
  {
    vendor: 'SendGrid',
    imports: ['SendGrid'],
    makers: ['API'],
    docs: 'https://github.com/sendgrid/sendgrid-ruby',
  },
  {
    vendor: 'Slack',
    imports: ['Slack'],
    makers: ['Web.Client', 'Notifier'],
    docs: 'https://github.com/slack-ruby/slack-ruby-client',
  },
  {
    vendor: 'Sentry',
    imports: ['Sentry'],
    makers: ['init'],
    docs: 'https://docs.sentry.io/platforms/ruby/',
  },
  {
    vendor: 'Braintree',
    imports: ['Braintree'],
    makers: ['Gateway'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/ruby',
  },
  {
    vendor: 'GitHub',
    imports: ['Octokit'],
    makers: ['Client'],
    docs: 'https://octokit.github.io/octokit.rb/',
  },
  {
    vendor: 'Algolia',
    imports: ['Algolia', 'AlgoliaSearch'],
    makers: ['SearchClient.create', 'SearchClient', 'configuration='],
    docs: 'https://www.algolia.com/doc/libraries/sdk/install#ruby',
  },
  {
    vendor: 'OpenAI',
    imports: ['OpenAI'],
    makers: ['Client'],
    docs: 'https://github.com/alexrudall/ruby-openai',
  },
];

export const vendors: readonly Library[] = VENDORS.map(vendorLibrary);
