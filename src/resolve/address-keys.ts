import type { Address } from './address.ts';

/** A key that holds an address even when its value is a bare name. */
const ADDRESS_KEY =
  /(^|[_.-])(url|uri|urls|uris|host|hosts|hostname|addr|address|addresses|endpoint|endpoints|server|servers|broker|brokers|dsn|connection|connect|svc|service|nodes|peer|contact_points|contactpoints|upstream|backend|proxy|target|seeds?)([_.-]?\d+)?$/i;
/** https://www.postgresql.org/docs/current/libpq-envars.html */
const ADDRESS_KEY_OF_CLIENTS = /^PGHOST(ADDR)?$/;
const CAMEL_ADDRESS_KEY =
  /[a-z](Url|Uri|Host|Hosts|Addr|Address|Endpoint|Server|Servers|Broker|Brokers|Service|ConnectionString)$/;

/** `DB_CONNECTION=mysql` names one of the connections that a configuration lists, not its host: https://laravel.com/docs/database#configuration */
const KEY_OF_CONNECTIONS = /(^|_)CONNECTION$/;

/** Whether a setting's value is an address: its form says so, or its key does. */
export function isAddress(key: string, text: string, address: Address): boolean {
  if (address.scheme !== undefined || address.port !== undefined) return true;
  if (KEY_OF_CONNECTIONS.test(key) && /^\s*[\w-]+\s*$/.test(text)) return false;
  if (ADDRESS_KEY_OF_CLIENTS.test(key)) return true;
  return ADDRESS_KEY.test(key) || CAMEL_ADDRESS_KEY.test(key) || /(^|[;\s])(server|host|data source)\s?=/i.test(text);
}

/**
 * Addresses given to compare with, to show, to hand out or to wait for before the start; nobody connects to them.
 * https://github.com/ufoscout/docker-compose-wait (`WAIT_HOSTS`), https://docs.oracle.com/en/java/javase/21/core/java-networking.html (`http.nonProxyHosts`)
 */
const NOT_CALLED =
  /cors|origin|allowed|callback|redirect|advertised|listener|whitelist|trusted|issuer|audience|cookie|no(n_?)?_?proxy|wait_?(hosts|for)|precondition|(^|_)(server|service|virtual)_?name$|virtual_?host|domain/i;

/** Whether a setting of this name holds an address that nobody connects to. */
export function isNotCalled(key: string): boolean {
  return NOT_CALLED.test(key);
}
