import { arg, connection, defineLibrary, type Effect, first, type Selector } from '../../../src/code/library.ts';
import { type At, address, madeOptions, optionsAt } from './support/selectors.ts';

/** A host, one of the services nodemailer knows by name (`gmail`), or a connection URL. The host goes first: a section of settings may have any member. */
function server(at: At, whole: Selector): Effect {
  return connection({
    nodeKind: 'external',
    technology: 'smtp',
    protocol: 'smtp',
    target: first(address(at), at('url'), at('service'), whole),
  });
}

export const nodemailer = defineLibrary({
  name: 'nodemailer',
  imports: ['nodemailer'],
  docs: 'https://nodemailer.com/smtp/',
  calls: { createTransport: server(optionsAt(0), arg(0)) },
});

const madeTransport = madeOptions(0, 'createMailerOptions', 'transport');

/** The Nest module around it. */
export const nestjsMailer = defineLibrary({
  name: 'nestjs-mailer',
  imports: ['@nestjs-modules/mailer'],
  docs: 'https://nest-modules.github.io/mailer/docs/mailer.html',
  calls: {
    'MailerModule.forRoot': server(optionsAt(0, 'transport'), arg(0, 'transport')),
    'MailerModule.forRootAsync': server(madeTransport, madeTransport()),
  },
});
