import type { YamlNode } from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { each, type Layer } from './layers.ts';

const MOST_NAMES = 100;

/** Names that services of the project give each other: `links` with alias, and `extra_hosts` that lead to a fixed address. */
export function knownNames(services: readonly (readonly [string, readonly Layer[]])[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (target: string, name: string): void => {
    names.set(target, [...(names.get(target) ?? []), name].slice(0, MOST_NAMES));
  };
  for (const [target = '', alias] of services.flatMap(([, layers]) => linksOf(layers))) {
    if (alias) add(target, alias);
  }
  const byAddress = new Map(
    services.flatMap(([name, layers]) =>
      each(layers, 'networks').flatMap(({ node }) => addressesOf(node).map((address) => [address, name] as const)),
    ),
  );
  const fixed = services.flatMap(([, layers]) => each(layers, 'extra_hosts').flatMap(({ node }) => extraHosts(node)));
  for (const { host, address } of fixed) {
    const target = byAddress.get(address);
    if (target !== undefined) add(target, host);
  }
  return names;
}

function linksOf(layers: readonly Layer[]): readonly (readonly string[])[] {
  return each(layers, 'links').flatMap(({ node, variables }) => node.texts().map((text) => filled(text, variables).split(':')));
}

function addressesOf(networks: YamlNode): readonly string[] {
  return networks
    .entries()
    .flatMap(([, network]) => [network.get('ipv4_address').text() ?? [], network.get('ipv6_address').text() ?? []].flat());
}

/** `["orders=10.0.0.5", "stock:10.0.0.6"]` or a map from host to address. */
function extraHosts(node: YamlNode): readonly { readonly host: string; readonly address: string }[] {
  const mapped = node.entries().flatMap(([host, value]) => value.texts().map((address) => ({ host, address })));
  const listed = node.texts().map((text) => {
    const [, host = '', address = ''] = /^([^:=]{1,253})[:=](.*)$/.exec(text) ?? [];
    return { host, address: address.replace(/^\[|\]$/g, '') };
  });
  return [...mapped, ...listed];
}
