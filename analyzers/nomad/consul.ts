// https://developer.hashicorp.com/consul/docs/reference/service
import { type Block, parseHcl, parseJson, type Source, type TreeNode } from '../../src/sdk/index.ts';
import { numberOf, textIn } from './jobs.ts';

/** A service that an agent of Consul registers for the machine that it runs on. */
export interface Registered {
  readonly name: string;
  readonly port: number;
  readonly source: Source;
  readonly line: number;
}

/** `service { … }`, `services = [ … ]` and the same in JSON; what names another address is not on the machine. */
export function registeredIn(source: Source): readonly Registered[] {
  if (!/\bservices?\b/.test(source.text) || !/\bport\b/.test(source.text)) return [];
  return source.path.endsWith('.json') ? ofJson(source) : ofHcl(source);
}

const KEYS =
  /^(id|name|port|address|tags|meta|tagged_addresses|checks?|kind|connect|weights|token|enable_tag_override|proxy|locality|socket_path|namespace|partition)$/;

function ofJson(source: Source): readonly Registered[] {
  const { root } = parseJson(source);
  const isAgent = root
    .entries()
    .every(([key]) =>
      /^(services?|checks?|datacenter|node_name|data_dir|acl|retry_join|server|bind_addr|client_addr|ports|encrypt)$/.test(key),
    );
  const stated = [root.get('service'), ...root.get('services').items()].filter(({ kind }) => kind === 'map');
  if (!isAgent || !stated.every((each) => each.entries().every(([key]) => KEYS.test(key)))) return [];
  return stated.flatMap((each) => registered(source, each, each.get('name').text() ?? '', each.get('port').number()));
}

function registered(source: Source, node: TreeNode, name: string, port: number | undefined): readonly Registered[] {
  const isElsewhere = !/^(|localhost|127\.0\.0\.1)$/.test(node.get('address').text() ?? '');
  return name === '' || port === undefined || isElsewhere ? [] : [{ name, port, source, line: node.get('name').line }];
}

function ofHcl(source: Source): readonly Registered[] {
  return parseHcl(source.text)
    .blocks.filter(({ type }) => type === 'service')
    .flatMap((block) => ofBlock(block, source));
}

function ofBlock(block: Block, source: Source): readonly Registered[] {
  const [name, port] = [textIn(block, 'name') ?? block.labels[0], numberOf(block, 'port')];
  const isKnown = block.attributes.every((each) => KEYS.test(each.name));
  const isElsewhere = !/^(|localhost|127\.0\.0\.1)$/.test(textIn(block, 'address') ?? '');
  return name === undefined || port === undefined || !isKnown || isElsewhere ? [] : [{ name, port, source, line: block.line }];
}
