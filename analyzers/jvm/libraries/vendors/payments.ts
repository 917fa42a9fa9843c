import { resources, type VendorSdk } from '../../../../src/code/library.ts';

/** What Stripe keeps; the functions of the classes send, their instances come from them. */
const STRIPE = [
  ...['Account', 'AccountLink', 'Balance', 'BalanceTransaction', 'Charge', 'Coupon', 'Customer', 'CustomerSession', 'Dispute'],
  ...['EphemeralKey', 'Invoice', 'InvoiceItem', 'PaymentIntent', 'PaymentLink', 'PaymentMethod', 'Payout', 'Price', 'Product'],
  ...['PromotionCode', 'Refund', 'Session', 'SetupIntent', 'Source', 'Subscription', 'Token', 'Transfer', 'WebhookEndpoint'],
];

/** Vendors that take payments. */
export const payments: readonly VendorSdk[] = [
  {
    vendor: 'Stripe',
    imports: ['com.stripe', 'com.stripe.*'],
    makers: ['StripeClient', 'StripeClient.builder', ...resources(STRIPE, ['create', 'retrieve', 'list', 'search'])],
    docs: 'https://docs.stripe.com/api?lang=java',
  },
  {
    vendor: 'WeChat Pay',
    imports: ['com.wechat.pay.java.service', 'com.wechat.pay.java.service.*'],
    makers: ['JsapiService', 'JsapiServiceExtension', 'NativePayService', 'AppService', 'AppServiceExtension', 'H5Service'].map(
      (name) => `${name}.Builder`,
    ),
    docs: 'https://github.com/wechatpay-apiv3/wechatpay-java',
  },
  {
    vendor: 'Alipay',
    imports: ['com.alipay.easysdk.factory'],
    makers: ['Factory.setOptions'],
    docs: 'https://github.com/alipay/alipay-easysdk',
  },
  {
    vendor: 'PayPal',
    imports: ['com.paypal.core', 'com.paypal.base.rest', 'com.paypal.sdk'],
    makers: ['PayPalHttpClient', 'APIContext', 'PaypalServerSdkClient.Builder'],
    docs: 'https://developer.paypal.com/api/rest/',
  },
  {
    vendor: 'Braintree',
    imports: ['com.braintreegateway'],
    makers: ['BraintreeGateway'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/java',
  },
  {
    vendor: 'Adyen',
    imports: ['com.adyen'],
    makers: ['Client'],
    docs: 'https://github.com/Adyen/adyen-java-api-library',
  },
  {
    vendor: 'Square',
    imports: ['com.squareup.square'],
    makers: ['SquareClient.builder', 'SquareClient.Builder', 'AsyncSquareClient.builder'],
    docs: 'https://developer.squareup.com/docs/sdks/java',
  },
  {
    vendor: 'Razorpay',
    imports: ['com.razorpay'],
    makers: ['RazorpayClient'],
    docs: 'https://github.com/razorpay/razorpay-java',
  },
  {
    vendor: 'Mollie',
    imports: ['be.woutschoovaerts.mollie'],
    makers: ['ClientBuilder'],
    docs: 'https://github.com/mollie/mollie-api-java',
  },
  {
    vendor: 'Klarna',
    imports: ['com.klarna.rest', 'com.klarna.rest.api'],
    makers: ['Client', 'DefaultClient', 'DefaultClient.newInstance'],
    docs: 'https://github.com/klarna/kco_rest_java',
  },
  {
    vendor: 'Iyzico',
    imports: ['com.iyzipay.model', 'com.iyzipay.model.*'],
    makers: resources(
      [
        'Payment',
        'CheckoutForm',
        'CheckoutFormInitialize',
        'ThreedsInitialize',
        'ThreedsPayment',
        'Refund',
        'Cancel',
        'Card',
        'CardList',
        'InstallmentInfo',
        'BinNumber',
        'SubMerchant',
      ],
      ['create', 'retrieve'],
    ),
    docs: 'https://github.com/iyzico/iyzipay-java',
  },
  {
    vendor: 'Plaid',
    imports: ['com.plaid.client'],
    makers: ['ApiClient', 'PlaidClient.newBuilder'],
    docs: 'https://github.com/plaid/plaid-java',
  },
  {
    vendor: 'MercadoPago',
    imports: ['com.mercadopago', 'com.mercadopago.*'],
    makers: ['MercadoPagoConfig.setAccessToken', 'PaymentClient', 'PreferenceClient'],
    docs: 'https://github.com/mercadopago/sdk-java',
  },
  {
    vendor: 'Recurly',
    imports: ['com.recurly.v3'],
    makers: ['Client'],
    docs: 'https://recurly.com/developers/reference/client-libraries/',
  },
];
