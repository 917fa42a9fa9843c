import { own } from '../../sdk/own.ts';

/**
 * Mail services that clients are told by a name in place of a host, by that name in small letters without spaces:
 * https://nodemailer.com/smtp/well-known-services
 */
const HOSTS: Readonly<Record<string, string>> = {
  '126': 'smtp.126.com',
  '163': 'smtp.163.com',
  '1und1': 'smtp.1und1.de',
  aol: 'smtp.aol.com',
  brevo: 'smtp-relay.brevo.com',
  debugmail: 'debugmail.io',
  ethereal: 'smtp.ethereal.email',
  'ethereal.email': 'smtp.ethereal.email',
  fastmail: 'smtp.fastmail.com',
  forwardemail: 'smtp.forwardemail.net',
  gandimail: 'mail.gandi.net',
  gandi: 'mail.gandi.net',
  gmail: 'smtp.gmail.com',
  googlemail: 'smtp.gmail.com',
  godaddy: 'smtpout.secureserver.net',
  hotmail: 'smtp-mail.outlook.com',
  outlook: 'smtp-mail.outlook.com',
  'outlook.com': 'smtp-mail.outlook.com',
  'hotmail.com': 'smtp-mail.outlook.com',
  icloud: 'smtp.mail.me.com',
  'mail.ru': 'smtp.mail.ru',
  mailgun: 'smtp.mailgun.org',
  mailjet: 'in-v3.mailjet.com',
  mailosaur: 'mailosaur.io',
  mailtrap: 'live.smtp.mailtrap.io',
  mandrill: 'smtp.mandrillapp.com',
  naver: 'smtp.naver.com',
  office365: 'smtp.office365.com',
  outlook365: 'smtp.office365.com',
  postmark: 'smtp.postmarkapp.com',
  postmarkapp: 'smtp.postmarkapp.com',
  qq: 'smtp.qq.com',
  qqex: 'smtp.exmail.qq.com',
  resend: 'smtp.resend.com',
  sendcloud: 'smtp.sendcloud.net',
  sendgrid: 'smtp.sendgrid.net',
  sendinblue: 'smtp-relay.brevo.com',
  sendpulse: 'smtp-pulse.com',
  sparkpost: 'smtp.sparkpostmail.com',
  yahoo: 'smtp.mail.yahoo.com',
  yandex: 'smtp.yandex.ru',
  zoho: 'smtp.zoho.com',
};

/** `SES` and `SES-EU-WEST-1` are Amazon's mail service, in its first region where none is said. */
const AMAZON = /^ses(?:-([a-z]{2}(?:-[a-z]+)+-\d))?$/;

/** The host of the mail service that people call so. */
export function hostOfMailService(name: string): string | undefined {
  const key = name.toLowerCase().replace(/[^a-z\d.-]/g, '');
  const amazon = AMAZON.exec(key);
  return amazon ? `email-smtp.${amazon[1] ?? 'us-east-1'}.amazonaws.com` : own(HOSTS, key);
}
