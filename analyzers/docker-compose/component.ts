import {
  type ComponentFact,
  cleanText,
  interpolate,
  joinPath,
  substitute,
  textOf,
  type Value,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { each, first, type Layer } from './layers.ts';

/** What one service needs to be read: its layers, the file's deployment and the variables of the `.env` beside it. */
export interface Service {
  readonly name: string;
  readonly node: YamlNode;
  readonly deployment: string;
  readonly layers: readonly Layer[];
  /** Names other services give it with `links: [service:alias]`. */
  readonly linked: readonly string[];
  readonly variables: (key: string) => Value | undefined;
}

export function componentFact(service: Service): ComponentFact {
  const { name, deployment, layers } = service;
  const image = textAt(service, 'image')?.split('@')[0];
  const build = buildOf(service);
  const command = [...commandPart(service, 'entrypoint'), ...commandPart(service, 'command')].join(' ');
  const profiles = each(layers, 'profiles').flatMap(({ node }) => node.texts());
  const replicas = first(layers, 'deploy', 'replicas')?.number() ?? first(layers, 'scale')?.number();
  return {
    kind: 'component',
    evidence: service.node.evidence(),
    deployment,
    name,
    hosts: hostsOf(service),
    ...(image && { image }),
    ...(build && { build }),
    ...(command && { command }),
    ...(profiles.length > 0 && { auxiliary: true }),
    ...(replicas !== undefined && { replicas }),
  };
}

function textAt({ layers, variables }: Service, ...keys: readonly string[]): string | undefined {
  const text = first(layers, ...keys)?.text();
  return text === undefined ? undefined : cleanText(textOf(substitute(interpolate(text), variables)));
}

function hostsOf(service: Service): readonly string[] {
  const own = [textAt(service, 'container_name'), textAt(service, 'hostname')].filter((host) => host !== undefined);
  const aliases = each(service.layers, 'networks').flatMap(({ node }) =>
    node.entries().flatMap(([, network]) => network.get('aliases').texts()),
  );
  return [...new Set([...own, ...aliases, ...service.linked])].filter((host) => host !== service.name).sort();
}

/** `build` is a folder or a map; contexts that are fetched from elsewhere are none of the repository's. */
function buildOf(service: Service): ComponentFact['build'] {
  const layer = service.layers.find(({ node }) => node.get('build').exists);
  if (!layer || layer.node.get('build').tag === '!reset') return undefined;
  const isText = layer.node.get('build').text() !== undefined;
  const stated = (isText ? textAt(service, 'build') : textAt(service, 'build', 'context')) ?? '.';
  const context = isRemote(stated) ? undefined : joinPath(layer.folder, stated);
  if (context === undefined) return undefined;
  const file = isText ? undefined : textAt(service, 'build', 'dockerfile');
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const target = isText ? undefined : textAt(service, 'build', 'target');
  return { context, ...(dockerfile && { dockerfile }), ...(target && { target }) };
}

/** `https://…`, `git@host:…`, `ssh://…`, `github.com/…`, as Docker tells them from folders. */
function isRemote(context: string): boolean {
  return /^(\w{1,20}:\/\/|git@|github\.com\/)/.test(context) || context.includes('.git#');
}

/** A command line is a text or a list of words. */
function commandPart(service: Service, key: 'entrypoint' | 'command'): readonly string[] {
  const found = first(service.layers, key);
  return (found?.texts() ?? []).map((text) => cleanText(textOf(substitute(interpolate(text), service.variables))));
}
