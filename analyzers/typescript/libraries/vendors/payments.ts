import type { Vendor } from './vendor.ts';

/** Vendors that take payments and run shops. */
export const payments: readonly Vendor[] = [
  {
    vendor: 'Stripe',
    imports: ['stripe'],
    makers: ['default', 'Stripe'],
    host: 'https://api.stripe.com',
    docs: 'https://docs.stripe.com/api?lang=node',
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
  {
    vendor: 'Mollie',
    imports: ['@mollie/api-client'],
    makers: ['createMollieClient', 'default'],
    host: 'https://api.mollie.com',
    docs: 'https://github.com/mollie/mollie-api-node',
  },
  {
    vendor: 'Adyen',
    imports: ['@adyen/api-library'],
    makers: ['Client'],
    host: 'https://checkout-live.adyen.com',
    docs: 'https://github.com/Adyen/adyen-node-api-library',
  },
  {
    vendor: 'Paddle',
    imports: ['@paddle/paddle-node-sdk'],
    makers: ['Paddle'],
    host: 'https://api.paddle.com',
    docs: 'https://github.com/PaddleHQ/paddle-node-sdk',
  },
  {
    vendor: 'MercadoPago',
    imports: ['mercadopago'],
    makers: ['MercadoPagoConfig', 'configure'],
    host: 'https://api.mercadopago.com',
    docs: 'https://github.com/mercadopago/sdk-nodejs',
  },
];
