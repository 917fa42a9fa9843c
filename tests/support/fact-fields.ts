import type { FactKind, FactOf } from '../../src/model/fact.ts';

const MESSAGE = ['owner', 'protocol', 'channel', 'channelKind', 'connection', 'group', 'exchange', 'payload', 'library'] as const;

/** The fields of every kind of fact in the order in which `src/model/fact.ts` declares them. */
export const FACT_FIELDS: { readonly [K in FactKind]: readonly Exclude<keyof FactOf<K>, 'kind' | 'evidence' | 'via'>[] } = {
  component: [
    'deployment',
    'name',
    'hosts',
    'namespace',
    'image',
    'build',
    'command',
    'labels',
    'nodeKind',
    'technology',
    'auxiliary',
    'once',
    'replicas',
    'mounts',
  ],
  program: ['folder', 'name', 'aliases', 'role', 'technology', 'nodeKind', 'images'],
  dependency: ['owner', 'name', 'version', 'folder'],
  image: ['path', 'base', 'command', 'copies'],
  build: ['image', 'context', 'dockerfile', 'target'],
  setting: ['owner', 'group', 'deployment', 'key', 'value', 'profile'],
  'settings-source': ['owner', 'deployment', 'group', 'prefix', 'interpolationOnly', 'order'],
  listen: ['owner', 'port', 'protocol', 'name'],
  exposure: ['deployment', 'owner', 'selector', 'host', 'namespace', 'ports', 'externalName'],
  route: ['owner', 'method', 'path', 'handler', 'guards'],
  call: ['owner', 'protocol', 'target', 'method', 'path', 'forwards', 'contract', 'vendor', 'library'],
  publish: MESSAGE,
  subscribe: MESSAGE,
  connection: ['owner', 'nodeKind', 'technology', 'protocol', 'target', 'name', 'library'],
  'depends-on': ['owner', 'deployment', 'target'],
  contract: ['protocol', 'name', 'operations'],
  reach: ['deployment', 'from', 'to', 'port', 'protocol', 'basis'],
  gap: ['code', 'message', 'settledBy'],
  owner: ['pattern', 'owners'],
};
