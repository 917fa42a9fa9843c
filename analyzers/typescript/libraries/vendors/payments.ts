import type { VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that take payments and run shops. */
export const payments: readonly VendorSdk[] = [
  {
    vendor: 'Stripe',
    imports: ['stripe'],
    makers: ['default', 'Stripe'],
    docs: 'https://docs.stripe.com/api?lang=node',
  },
  {
    vendor: 'PayPal',
    imports: ['@paypal/checkout-server-sdk', '@paypal/paypal-server-sdk'],
    makers: ['core.PayPalHttpClient', 'Client'],
    docs: 'https://developer.paypal.com/api/rest/',
  },
  {
    vendor: 'Braintree',
    imports: ['braintree'],
    makers: ['BraintreeGateway', 'connect'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/node',
  },
  {
    vendor: 'Square',
    imports: ['square'],
    makers: ['Client', 'SquareClient'],
    docs: 'https://developer.squareup.com/docs/sdks/nodejs',
  },
  {
    vendor: 'Razorpay',
    imports: ['razorpay'],
    makers: ['default', 'Razorpay'],
    docs: 'https://github.com/razorpay/razorpay-node',
  },
  {
    vendor: 'Recurly',
    imports: ['recurly'],
    makers: ['Client'],
    docs: 'https://recurly.com/developers/reference/client-libraries/',
  },
  {
    vendor: 'Shopify',
    imports: ['@shopify/shopify-api'],
    makers: ['shopifyApi'],
    docs: 'https://github.com/Shopify/shopify-api-js',
  },
  {
    vendor: 'Plaid',
    imports: ['plaid'],
    makers: ['PlaidApi', 'Client'],
    docs: 'https://plaid.com/docs/api/libraries/',
  },
  {
    vendor: 'Mollie',
    imports: ['@mollie/api-client', 'mollie-api-node'],
    makers: ['createMollieClient', 'default', 'API.Client'],
    docs: 'https://github.com/mollie/mollie-api-node',
  },
  {
    vendor: 'Adyen',
    imports: ['@adyen/api-library'],
    makers: ['Client'],
    docs: 'https://github.com/Adyen/adyen-node-api-library',
  },
  {
    vendor: 'Paddle',
    imports: ['@paddle/paddle-node-sdk'],
    makers: ['Paddle'],
    docs: 'https://github.com/PaddleHQ/paddle-node-sdk',
  },
  {
    vendor: 'MercadoPago',
    imports: ['mercadopago'],
    makers: ['MercadoPagoConfig', 'configure'],
    docs: 'https://github.com/mercadopago/sdk-nodejs',
  },
  {
    vendor: 'Iyzico',
    imports: ['iyzipay'],
    makers: ['default'],
    docs: 'https://github.com/iyzico/iyzipay-node',
  },
  {
    vendor: 'Lemon Squeezy',
    imports: ['@lemonsqueezy/lemonsqueezy.js'],
    makers: ['lemonSqueezySetup'],
    docs: 'https://github.com/lmsqueezy/lemonsqueezy.js',
  },
  {
    vendor: 'Polar',
    imports: ['@polar-sh/sdk'],
    makers: ['Polar'],
    docs: 'https://docs.polar.sh/integrate/sdk/typescript',
  },
];
