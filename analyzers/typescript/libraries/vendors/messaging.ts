import type { VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that bring mail, texts and chat to people. */
export const messaging: readonly VendorSdk[] = [
  {
    vendor: 'Twilio',
    imports: ['twilio'],
    makers: ['default', 'Twilio'],
    docs: 'https://www.twilio.com/docs/libraries/reference/twilio-node/',
  },
  {
    vendor: 'SendGrid',
    imports: ['@sendgrid/mail', '@sendgrid/client'],
    makers: ['setApiKey', 'MailService', 'Client'],
    docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  },
  {
    vendor: 'Mailgun',
    imports: ['mailgun.js', 'mailgun-js'],
    makers: ['Mailgun', 'default'],
    docs: 'https://github.com/mailgun/mailgun.js',
  },
  {
    vendor: 'Postmark',
    imports: ['postmark'],
    makers: ['ServerClient', 'Client', 'AccountClient'],
    docs: 'https://github.com/ActiveCampaign/postmark.js',
  },
  {
    vendor: 'Resend',
    imports: ['resend'],
    makers: ['Resend'],
    docs: 'https://resend.com/docs/send-with-nodejs',
  },
  {
    vendor: 'Slack',
    imports: ['@slack/web-api'],
    makers: ['WebClient'],
    docs: 'https://tools.slack.dev/node-slack-sdk/web-api',
  },
  {
    vendor: 'Slack',
    imports: ['@slack/bolt'],
    makers: ['App'],
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
    docs: 'https://discord.js.org/docs',
  },
  {
    vendor: 'Telegram',
    imports: ['telegraf', 'node-telegram-bot-api', 'grammy'],
    makers: ['Telegraf', 'default', 'Bot'],
    docs: 'https://core.telegram.org/bots/api',
  },
  {
    vendor: 'Customer.io',
    imports: ['@customerio/cdp-analytics-node', 'customerio-node'],
    makers: ['Analytics', 'TrackClient', 'APIClient'],
    docs: 'https://docs.customer.io/',
  },
  {
    vendor: 'Pusher',
    imports: ['pusher'],
    makers: ['default', 'Pusher'],
    docs: 'https://pusher.com/docs/channels/server_api/overview/',
  },
  {
    vendor: 'Expo',
    imports: ['expo-server-sdk'],
    makers: ['Expo', 'default'],
    docs: 'https://github.com/expo/expo-server-sdk-node',
  },
  {
    vendor: 'Mailchimp',
    imports: ['@mailchimp/mailchimp_marketing', '@mailchimp/mailchimp_transactional'],
    makers: ['setConfig', 'default'],
    docs: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
  },
  {
    vendor: 'Vonage',
    imports: ['@vonage/server-sdk'],
    makers: ['Vonage'],
    docs: 'https://github.com/Vonage/vonage-node-sdk',
  },
  {
    vendor: 'MessageBird',
    imports: ['messagebird'],
    makers: ['default', 'initClient'],
    docs: 'https://github.com/messagebird/messagebird-nodejs',
  },
  {
    vendor: 'Ably',
    imports: ['ably'],
    makers: ['Realtime', 'Rest'],
    docs: 'https://ably.com/docs/getting-started/node',
  },
  {
    vendor: 'Novu',
    imports: ['@novu/node', '@novu/api'],
    makers: ['Novu'],
    docs: 'https://docs.novu.co/platform/sdks/server/typescript',
  },
  {
    vendor: 'OneSignal',
    imports: ['@onesignal/node-onesignal', 'onesignal-node'],
    makers: ['DefaultApi', 'Client'],
    docs: 'https://documentation.onesignal.com/docs/nodejs-client-sdk',
  },
  {
    vendor: 'Intercom',
    imports: ['intercom-client'],
    makers: ['Client', 'IntercomClient'],
    docs: 'https://github.com/intercom/intercom-node',
  },
];
