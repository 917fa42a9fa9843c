import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  keyword,
  type Library,
  type Selector,
} from '../../../src/code/library.ts';
import { address } from './support/selectors.ts';

function mailAt(target: Selector): Effect {
  return connection({ nodeKind: 'external', technology: 'smtp', protocol: 'smtp', target });
}

/** What is said by name, or in a hash behind the way of delivery. */
function said(name: string): Selector {
  return first(keyword(name), arg(1, name));
}

/** `Mail.defaults do delivery_method :smtp, address: 'relay', port: 25 end`. */
const mail = defineLibrary({
  name: 'mail',
  imports: ['Mail'],
  docs: 'https://github.com/mikel/mail#sending-an-email',
  calls: { defaults: mailAt(address(said('address'), said('port'))) },
});

/** `Pony.mail(via: :smtp, via_options: { address: 'relay' })`. */
const pony = defineLibrary({
  name: 'pony',
  imports: ['Pony'],
  docs: 'https://github.com/benprew/pony#transport',
  calls: { mail: mailAt(address(viaOption('address'), viaOption('port'))) },
});

function viaOption(name: string): Selector {
  return first(keyword('via_options', name), arg(0, 'via_options', name));
}

const netSmtp = defineLibrary({
  name: 'net-smtp',
  imports: ['Net::SMTP'],
  docs: 'https://docs.ruby-lang.org/en/master/Net/SMTP.html',
  calls: { start: mailAt(address(arg(0), arg(1))), new: mailAt(address(arg(0), arg(1))) },
});

/** Clients of mail servers. */
export const mailLibraries: readonly Library[] = [mail, netSmtp, pony];
