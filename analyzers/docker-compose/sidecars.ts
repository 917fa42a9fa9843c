// https://docs.dapr.io/reference/arguments-annotations-overview/
import { cleanText, type Evidence, type ExposureFact, type Owner } from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { first, type Layer } from './layers.ts';

/** A proxy that carries another service's traffic and does nothing on its own account. */
export interface Sidecar {
  readonly name: string;
  /** The service that it stands beside. */
  readonly of: string;
  /** The name under which others of its kind call that service. */
  readonly id?: { readonly text: string; readonly evidence: Evidence; readonly port?: number };
}

/** Published images of such proxies; what else shares a network may be a server of its own. */
const PROXY = /(^|\/)(daprd|istio\/proxyv2|linkerd\/proxy|linkerd-io\/proxy|consul-dataplane)(:|@|$)/;

/** The sidecars of a project by the service that they stand beside. */
export function sidecarsOf(
  services: readonly { readonly name: string; readonly layers: readonly Layer[] }[],
): ReadonlyMap<string, readonly Sidecar[]> {
  const names = new Set(services.map(({ name }) => name));
  const found = new Map<string, Sidecar[]>();
  for (const { name, layers } of services) {
    const sidecar = sidecarFrom(name, layers);
    if (sidecar && sidecar.of !== name && names.has(sidecar.of))
      found.set(sidecar.of, [...(found.get(sidecar.of) ?? []), sidecar]);
  }
  return found;
}

/** The service's name in the mesh leads to it like a host name. */
export function sidecarFacts(sidecars: readonly Sidecar[], owner: Extract<Owner, { is: 'component' }>): readonly ExposureFact[] {
  return sidecars.flatMap(({ id }) => {
    if (!id) return [];
    const ports = id.port === undefined ? [] : [{ port: id.port }];
    return [{ kind: 'exposure', evidence: id.evidence, deployment: owner.deployment, owner, host: id.text, ports }];
  });
}

function sidecarFrom(name: string, layers: readonly Layer[]): Sidecar | undefined {
  const image = first(layers, 'image');
  if (!PROXY.test(image ? filled(image.node.text() ?? '', image.variables) : '')) return undefined;
  const mode = first(layers, 'network_mode');
  const shared = /^service:(.{1,200})$/.exec(mode ? filled(mode.node.text() ?? '', mode.variables) : '')?.[1];
  const words = commandOf(layers);
  const of = shared ?? optionIn(words, 'app-channel-address');
  const id = optionIn(words, 'app-id');
  const port = Number(optionIn(words, 'app-port') ?? Number.NaN);
  const evidence = (first(layers, 'command') ?? first(layers, 'entrypoint'))?.node.evidence();
  if (of === undefined) return undefined;
  if (id === undefined || evidence === undefined) return { name, of };
  return { name, of, id: { text: cleanText(id), evidence, ...(Number.isInteger(port) && { port }) } };
}

function commandOf(layers: readonly Layer[]): readonly string[] {
  return (['entrypoint', 'command'] as const).flatMap((key) => {
    const found = first(layers, key);
    return found ? found.node.texts().flatMap((text) => filled(text, found.variables).split(/\s+/)) : [];
  });
}

/** `-app-id orders`, `--app-id=orders`: Go's flags take one dash or two. */
function optionIn(words: readonly string[], option: string): string | undefined {
  for (const [index, word] of words.entries()) {
    const [, name, value] = /^--?([\w-]{1,60})(?:=(.*))?$/s.exec(word) ?? [];
    if (name === option) return (value ?? words[index + 1] ?? '').replace(/^["']|["']$/g, '') || undefined;
  }
  return undefined;
}
