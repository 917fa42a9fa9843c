import type { YamlNode } from '../../src/sdk/index.ts';
import type { ComposeFile } from './files.ts';

const MOST_NAMES = 100;

/** Names that services of the project give each other: `links` with alias, and `extra_hosts` that lead to a fixed address. */
export function knownNames(project: readonly ComposeFile[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (target: string, name: string): void => {
    names.set(target, [...(names.get(target) ?? []), name].slice(0, MOST_NAMES));
  };
  const services = project.flatMap((file) => [...file.services]);
  for (const link of services.flatMap(([, service]) => service.get('links').texts())) {
    const [target = '', alias] = link.split(':');
    if (alias) add(target, alias);
  }
  const byAddress = new Map(
    services.flatMap(([name, service]) => addressesOf(service).map((address) => [address, name] as const)),
  );
  for (const { host, address } of services.flatMap(([, service]) => extraHosts(service.get('extra_hosts')))) {
    const target = byAddress.get(address);
    if (target !== undefined) add(target, host);
  }
  return names;
}

function addressesOf(service: YamlNode): readonly string[] {
  const networks = service.get('networks').entries();
  return networks.flatMap(([, network]) =>
    [network.get('ipv4_address').text() ?? [], network.get('ipv6_address').text() ?? []].flat(),
  );
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
