import { arg, resources, type VendorSdk } from '../../../../src/code/library.ts';

/** Services of Stripe's SDK; they are made, or handed in where a container has them. */
const STRIPE = [
  ...['Account', 'AccountLink', 'Balance', 'BalanceTransaction', 'Charge', 'Coupon', 'Customer', 'CustomerSession', 'Dispute'],
  ...['EphemeralKey', 'Invoice', 'InvoiceItem', 'PaymentIntent', 'PaymentLink', 'PaymentMethod', 'Payout', 'Price', 'Product'],
  ...['PromotionCode', 'Refund', 'Session', 'SetupIntent', 'Subscription', 'Token', 'Transfer', 'WebhookEndpoint'],
].map((each) => `${each}Service`);

const SENDING = ['Create', 'CreateAsync', 'Get', 'GetAsync', 'List', 'ListAsync', 'Update', 'UpdateAsync'];

/** Vendors that bring mail, texts and chat to people, and those that take payments. */
export const services: readonly VendorSdk[] = [
  {
    vendor: 'Stripe',
    imports: ['Stripe', 'Stripe.Checkout', 'Stripe.BillingPortal'],
    makers: ['StripeClient', ...STRIPE, ...resources(STRIPE, SENDING)],
    docs: 'https://docs.stripe.com/api?lang=dotnet',
  },
  {
    vendor: 'PayPal',
    imports: ['PayPalCheckoutSdk.Core', 'PayPal.Api', 'PaypalServerSdk.Standard'],
    makers: ['PayPalHttpClient', 'APIContext', 'PaypalServerSdkClient.Builder'],
    docs: 'https://developer.paypal.com/api/rest/',
  },
  {
    vendor: 'Braintree',
    imports: ['Braintree'],
    makers: ['BraintreeGateway'],
    docs: 'https://developer.paypal.com/braintree/docs/start/hello-server/dotnet',
  },
  {
    vendor: 'Adyen',
    imports: ['Adyen'],
    makers: ['Client'],
    docs: 'https://github.com/Adyen/adyen-dotnet-api-library',
  },
  {
    vendor: 'Square',
    imports: ['Square'],
    makers: ['SquareClient', 'SquareClient.Builder'],
    docs: 'https://developer.squareup.com/docs/sdks/dotnet',
  },
  {
    vendor: 'Razorpay',
    imports: ['Razorpay.Api'],
    makers: ['RazorpayClient'],
    docs: 'https://github.com/razorpay/razorpay-dot-net',
  },
  {
    vendor: 'Mollie',
    imports: ['Mollie.Api', 'Mollie.Api.Client'],
    makers: ['*.AddMollieApi', 'PaymentClient', 'OrderClient', 'CustomerClient'],
    docs: 'https://github.com/Viincenttt/MollieApi',
  },
  {
    vendor: 'Iyzico',
    imports: ['Iyzipay.Model'],
    makers: resources(
      ['Payment', 'CheckoutForm', 'CheckoutFormInitialize', 'ThreedsInitialize', 'ThreedsPayment', 'Refund', 'Cancel', 'Card'],
      ['Create', 'Retrieve'],
    ),
    docs: 'https://github.com/iyzico/iyzipay-dotnet',
  },
  {
    vendor: 'Plaid',
    imports: ['Going.Plaid'],
    makers: ['PlaidClient', '*.AddPlaid'],
    docs: 'https://github.com/viceroypenguin/Going.Plaid',
  },
  {
    vendor: 'MercadoPago',
    imports: ['MercadoPago.Client.Payment', 'MercadoPago.Client.Preference'],
    makers: ['PaymentClient', 'PreferenceClient'],
    docs: 'https://github.com/mercadopago/sdk-dotnet',
  },
  {
    vendor: 'Shopify',
    imports: ['ShopifySharp'],
    makers: ['OrderService', 'ProductService', 'CustomerService', 'GraphService', 'WebhookService', 'ShopService'],
    override: arg(0),
    docs: 'https://github.com/nozzlegear/ShopifySharp',
  },
  {
    vendor: 'Twilio',
    imports: ['Twilio', 'Twilio.Clients', 'Twilio.Rest.*'],
    makers: [
      'TwilioClient.Init',
      'TwilioRestClient',
      ...resources(
        ['MessageResource', 'CallResource', 'VerificationResource', 'VerificationCheckResource'],
        ['Create', 'CreateAsync'],
      ),
    ],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-csharp/',
  },
  {
    vendor: 'SendGrid',
    imports: ['SendGrid', 'SendGrid.Extensions.DependencyInjection'],
    makers: ['SendGridClient', '*.AddSendGrid'],
    docs: 'https://github.com/sendgrid/sendgrid-csharp',
  },
  {
    vendor: 'Mailjet',
    imports: ['Mailjet.Client'],
    makers: ['MailjetClient'],
    docs: 'https://github.com/mailjet/mailjet-apiv3-dotnet',
  },
  {
    vendor: 'Mailchimp',
    imports: ['MailChimp.Net'],
    makers: ['MailChimpManager'],
    docs: 'https://github.com/brandonseydel/MailChimp.Net',
  },
  {
    vendor: 'Mailchimp',
    imports: ['Mandrill'],
    makers: ['MandrillApi'],
    host: 'https://mandrillapp.com',
    docs: 'https://github.com/feinoujc/Mandrill.net',
  },
  {
    vendor: 'Postmark',
    imports: ['PostmarkDotNet'],
    makers: ['PostmarkClient'],
    docs: 'https://github.com/ActiveCampaign/postmark-dotnet',
  },
  {
    vendor: 'Resend',
    imports: ['Resend'],
    makers: ['ResendClient', 'ResendClient.Create', 'IResend.EmailSendAsync', 'IResend.EmailBatchAsync'],
    docs: 'https://github.com/resend/resend-dotnet',
  },
  {
    vendor: 'Brevo',
    imports: ['brevo_csharp.Api', 'sib_api_v3_sdk.Api'],
    makers: ['TransactionalEmailsApi', 'TransactionalSMSApi', 'ContactsApi', 'EmailCampaignsApi', 'AccountApi'],
    docs: 'https://github.com/getbrevo/brevo-csharp',
  },
  {
    vendor: 'SparkPost',
    imports: ['SparkPost'],
    makers: ['Client'],
    docs: 'https://github.com/darrencauthon/csharp-sparkpost',
  },
  {
    vendor: 'Vonage',
    imports: ['Vonage', 'Vonage.Extensions'],
    makers: ['VonageClient', '*.AddVonageClientScoped', '*.AddVonageClientTransient'],
    docs: 'https://github.com/Vonage/vonage-dotnet-sdk',
  },
  {
    vendor: 'MessageBird',
    imports: ['MessageBird'],
    makers: ['Client.CreateDefault', 'Client.Create'],
    docs: 'https://github.com/messagebird/csharp-rest-api',
  },
  {
    vendor: 'Plivo',
    imports: ['Plivo'],
    makers: ['PlivoApi'],
    docs: 'https://github.com/plivo/plivo-dotnet',
  },
  {
    vendor: 'Azure Communication Services',
    imports: ['Azure.Communication.Sms', 'Azure.Communication.Email'],
    makers: ['SmsClient', 'EmailClient'],
    docs: 'https://learn.microsoft.com/dotnet/api/overview/azure/communication.sms-readme',
  },
  {
    vendor: 'Pusher',
    imports: ['PusherServer'],
    makers: ['Pusher'],
    docs: 'https://github.com/pusher/pusher-http-dotnet',
  },
  {
    vendor: 'Ably',
    imports: ['IO.Ably'],
    makers: ['AblyRest', 'AblyRealtime'],
    docs: 'https://github.com/ably/ably-dotnet',
  },
  {
    vendor: 'OneSignal',
    imports: ['OneSignalApi.Api'],
    makers: ['DefaultApi'],
    docs: 'https://github.com/OneSignal/onesignal-dotnet-api',
  },
  {
    vendor: 'Firebase',
    imports: ['FirebaseAdmin'],
    makers: ['FirebaseApp.Create'],
    docs: 'https://firebase.google.com/docs/admin/setup',
  },
  {
    vendor: 'Slack',
    imports: ['SlackNet', 'SlackNet.Extensions.DependencyInjection', 'SlackNet.AspNetCore'],
    makers: ['SlackApiClient', 'SlackServiceBuilder', '*.AddSlackNet'],
    docs: 'https://github.com/soxtoby/SlackNet',
  },
  {
    vendor: 'Slack',
    imports: ['Slack.Webhooks'],
    makers: ['SlackClient'],
    host: 'https://hooks.slack.com',
    docs: 'https://github.com/nerdfury/Slack.Webhooks',
  },
  {
    vendor: 'Discord',
    imports: ['Discord.WebSocket', 'Discord.Rest', 'Discord.Webhook', 'DSharpPlus'],
    makers: ['DiscordSocketClient', 'DiscordRestClient', 'DiscordWebhookClient', 'DiscordClient'],
    docs: 'https://docs.discordnet.dev/',
  },
  {
    vendor: 'Telegram',
    imports: ['Telegram.Bot'],
    makers: ['TelegramBotClient'],
    docs: 'https://telegrambots.github.io/book/',
  },
  {
    vendor: 'Zendesk',
    imports: ['ZendeskApi_v2'],
    makers: ['ZendeskApi'],
    override: arg(0),
    docs: 'https://github.com/Speedygeek/ZendeskAPI',
  },
];
