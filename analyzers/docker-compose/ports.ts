import {
  type ExposureFact,
  interpolate,
  type ListenFact,
  literal,
  type Owner,
  substitute,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { filled, type Variables } from './files.ts';

const WIDEST_RANGE = 100;

type ComponentOwner = Extract<Owner, { is: 'component' }>;

/** `8080:80`, `127.0.0.1:8000-8002:9000-9002/tcp`, `80` and the long form: published ports are exposures, others are only opened. */
export function portFacts(port: YamlNode, owner: ComponentOwner, variables: Variables): readonly (ExposureFact | ListenFact)[] {
  const read = (text: string): string => filled(text, variables);
  const { host, target } = port.kind === 'map' ? longForm(port, read) : shortForm(read(port.text() ?? ''));
  const targets = range(target);
  const hosts = range(host);
  const evidence = port.evidence();
  if (hosts.length > 0 && hosts.length === targets.length) {
    const ports = hosts.map((number, index) => ({ port: number, target: targets[index] ?? number }));
    return [{ kind: 'exposure', evidence, deployment: owner.deployment, owner, ports }];
  }
  return targets.map((number) => ({ kind: 'listen', evidence, owner, port: literal(number) }));
}

/** `{ip, target, published, protocol}`: what two entries must share to be one. */
export function portKey(port: YamlNode, { variables }: { readonly variables: Variables }): string {
  const text = filled(port.text() ?? '', variables);
  if (port.kind !== 'map') {
    const { host, target } = shortForm(text);
    const [bound = '', protocol = 'tcp'] = text.split('/');
    return [bound.replace(/:?[^:\]]*(:[^:\]]*)?$/, ''), target, host, protocol].join(' ');
  }
  const { host, target } = longForm(port, (stated) => filled(stated, variables));
  return [port.get('host_ip').text() ?? '', target, host, port.get('protocol').text() ?? 'tcp'].join(' ');
}

/** `expose`: `"3000"`, `"8080-8085/tcp"`. */
export function exposeFacts(port: YamlNode, owner: Owner, variables: Variables): readonly ListenFact[] {
  const text = (port.text() ?? '').replace(/\/\w{1,10}$/, '');
  const evidence = port.evidence();
  const numbers = range(filled(text, variables));
  if (numbers.length > 0) return numbers.map((number) => ({ kind: 'listen', evidence, owner, port: literal(number) }));
  return text === '' ? [] : [{ kind: 'listen', evidence, owner, port: substitute(interpolate(text), variables) }];
}

/** `network_mode: service:gateway`: the other one's name leads to the ports of this service as well. */
export function sharedNetworkFacts(
  mode: YamlNode | undefined,
  exposed: readonly YamlNode[],
  owner: ComponentOwner,
): readonly ExposureFact[] {
  const host = /^service:(.{1,200})$/.exec(mode?.text() ?? '')?.[1];
  const ports = exposed
    .flatMap((port) => range((port.text() ?? '').replace(/\/\w{1,10}$/, '')))
    .map((port) => ({ port, target: port }));
  if (!mode || host === undefined || ports.length === 0) return [];
  return [{ kind: 'exposure', evidence: mode.evidence(), deployment: owner.deployment, owner, host, ports }];
}

interface Mapping {
  readonly host: string;
  readonly target: string;
}

function longForm(port: YamlNode, read: (text: string) => string): Mapping {
  return { host: read(port.get('published').text() ?? ''), target: read(port.get('target').text() ?? '') };
}

/** `[[ip:]host:]container[/protocol]`; the address may be an IPv6 one in brackets. */
function shortForm(text: string): Mapping {
  const [target = '', host = ''] = text
    .replace(/\/\w{1,10}$/, '')
    .replace(/^\[[^\]]{0,50}\]:/, '')
    .split(':')
    .reverse();
  return { host, target };
}

function range(text: string): readonly number[] {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (!match) return [];
  const from = Number(match[1]);
  const to = Math.min(Number(match[2] ?? from), from + WIDEST_RANGE - 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
