import { arg, connection, defineLibrary, type Effect, type Library, type Selector } from '../../../src/code/library.ts';
import { hostAndPort } from './support/selectors.ts';

const SERVER = { nodeKind: 'external', technology: 'smtp', protocol: 'smtp' } as const;

const server = (target: Selector): Effect => connection({ ...SERVER, target });

/** Where mail is handed in: https://jakarta.ee/specifications/mail/2.1/apidocs/jakarta.mail/jakarta/mail/package-summary.html */
export const mailServerOfProperties: readonly Effect[] = ['mail.smtp.host', 'mail.smtps.host', 'mail.host'].map((key) =>
  connection({ ...SERVER, target: arg(1), where: [arg(0), key] }),
);

const springMail = defineLibrary({
  name: 'spring-mail',
  imports: ['org.springframework.mail.javamail'],
  docs: 'https://docs.spring.io/spring-framework/reference/integration/email.html',
  calls: { 'JavaMailSenderImpl.setHost': server(arg(0)) },
});

const commonsEmail = defineLibrary({
  name: 'commons-email',
  imports: ['org.apache.commons.mail', 'org.apache.commons.mail2.*'],
  docs: 'https://commons.apache.org/proper/commons-email/userguide.html',
  types: { SimpleEmail: 'Email', HtmlEmail: 'Email', MultiPartEmail: 'Email', ImageHtmlEmail: 'Email' },
  calls: { 'Email.setHostName': server(arg(0)) },
});

const simpleJavaMail = defineLibrary({
  name: 'simple-java-mail',
  imports: ['org.simplejavamail.mailer', 'org.simplejavamail.api.mailer.*'],
  docs: 'https://www.simplejavamail.org/features.html',
  creates: { 'MailerBuilder.*': 'MailerBuilder' },
  calls: { 'MailerBuilder.withSMTPServer': server(hostAndPort), 'MailerBuilder.withSMTPServerHost': server(arg(0)) },
});

export const mailLibraries: readonly Library[] = [springMail, commonsEmail, simpleJavaMail];
