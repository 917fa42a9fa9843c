import type { Vendor } from './vendor.ts';

/** Vendors that bring mail, texts and chat to people. */
export const messaging: readonly Vendor[] = [
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
    vendor: 'Customer.io',
    imports: ['@customerio/cdp-analytics-node', 'customerio-node'],
    makers: ['Analytics', 'TrackClient', 'APIClient'],
    host: 'https://customer.io',
    docs: 'https://docs.customer.io/',
  },
  {
    vendor: 'Pusher',
    imports: ['pusher'],
    makers: ['default', 'Pusher'],
    host: 'https://api.pusherapp.com',
    docs: 'https://pusher.com/docs/channels/server_api/overview/',
  },
];
