import { setting } from '../model/value.ts';
import { type Address, parseAddresses } from './address.ts';
import { type Followed, followIn, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Settings } from './settings.ts';

/**
 * Settings that list where a service is, by its name, in place of a registry: `*` is the name.
 * https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/common-abstractions.html (`SimpleDiscoveryClient`),
 * https://cloud.spring.io/spring-cloud-netflix/multi/multi_spring-cloud-ribbon.html,
 * https://docs.spring.io/spring-cloud-openfeign/reference/configprops.html, https://quarkus.io/guides/stork (a list of addresses)
 */
const LISTS = [
  'spring.cloud.openfeign.client.config.NAME.url',
  'feign.client.config.NAME.url',
  'spring.cloud.discovery.client.simple.instances.NAME.*.uri',
  'NAME.ribbon.list-of-servers',
  'quarkus.stork.NAME.service-discovery.address-list',
];

const IN_USE = /\.ribbon\.list-?of-?servers$|client\.simple\.instances\.|feign\.client\.config\.[^.]+\.url$|^quarkus\.stork\./i;

/** Text that names a service which the thing's settings list addresses of, as each of these addresses; any other text as it is. */
export function atListedInstances(followed: Followed, from: Thing, settings: Settings): readonly Followed[] {
  const [address, other] = parseAddresses(followed.text);
  if (!address || other || !isName(address) || !settings.fileKeys(from).some((key) => IN_USE.test(key))) return [followed];
  for (const list of LISTS) {
    const value = setting(list.replace('NAME', address.host));
    const told = followIn(value, from, followed.deployment, settings).filter((each) => isComplete(each) && each.text !== '');
    const listed = told.flatMap((each) => serversIn(each.text).map((server) => ({ each, server })));
    if (listed.length > 0)
      return listed.map(({ each, server }) => ({
        ...followed,
        text: withPath(server, address.path),
        hops: [...followed.hops, ...each.hops],
      }));
  }
  return [followed];
}

/** A name without a port, asked for over HTTP or by a name alone. */
function isName({ scheme, host, port }: Address): boolean {
  return port === undefined && /^[\w-]+(\.[\w-]+)*$/.test(host) && /^(https?|lb|stork)?$/.test(scheme ?? '');
}

function serversIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim().replace(/\/+$/, ''))
    .filter((each) => each !== '');
}

function withPath(server: string, path: string): string {
  return `${/^[a-z][a-z0-9+.-]*:\/\//i.test(server) ? '' : 'http://'}${server}${path}`;
}
