import type { Address } from './address.ts';

/** A key that holds an address even when its value is a bare name. */
const ADDRESS_KEY =
  /(^|[_.-])(url|uri|urls|uris|host|hosts|hostname|addr|address|addresses|endpoint|endpoints|server|servers|broker|brokers|dsn|connection|connect|svc|service|nodes|peer|contact_points|contactpoints|upstream|backend|proxy|target|seeds?)([_.-]?\d+)?$/i;
/** https://www.postgresql.org/docs/current/libpq-envars.html */
const ADDRESS_KEY_OF_CLIENTS = /^PGHOST(ADDR)?$/;
const CAMEL_ADDRESS_KEY =
  /[a-z](Url|Uri|Host|Hosts|Addr|Address|Endpoint|Server|Servers|Broker|Brokers|Service|ConnectionString)$/;

/** Whether a setting's value is an address: its form says so, or its key does. */
export function isAddress(key: string, text: string, address: Address): boolean {
  if (address.scheme !== undefined || address.port !== undefined) return true;
  if (ADDRESS_KEY_OF_CLIENTS.test(key)) return true;
  return ADDRESS_KEY.test(key) || CAMEL_ADDRESS_KEY.test(key) || /(^|[;\s])(server|host|data source)\s?=/i.test(text);
}
