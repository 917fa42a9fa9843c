import { type Effect, each, type Library, made, type Selector, type ValueRule } from '../../../../src/code/library.ts';

/** What a registry of services gives for a name, and what its instances call their host and port. */
interface Registry {
  readonly lookups: readonly string[];
  /** Whose instances a lookup asks for. */
  readonly asked: Selector;
  readonly hosts: readonly string[];
  readonly ports: readonly string[];
  /** Who knows the port. */
  readonly keeper: string;
}

/** Methods of lists and promises are no members of an instance. */
const CHOOSING = ['filter', 'find', 'sort', 'slice', 'pop', 'shift', 'at', 'reduce'];
const CALLING_BACK = ['then', 'catch', 'finally', 'map', 'forEach', 'some', 'every', 'push'];

const SAME = { value: 'select', selector: { from: 'receiver' } } as const satisfies ValueRule;

/** Instances that are asked for: where one of them is goes by the name of its service; the port is what the registry knows. */
export function instancesOf({ lookups, asked, hosts, ports, keeper }: Registry) {
  const name = made('Instances', asked);
  return {
    creates: each(lookups, (lookup) => [lookup, 'Instances']),
    callbacks: {
      ...each(lookups, (lookup) => [lookup, { 1: [null, 'Instances'] }] as const),
      ...each([...CHOOSING, ...CALLING_BACK], (method) => [`Instances.${method}`, { 0: [{ from: 'receiver' }] }] as const),
    },
    values: {
      ...each<ValueRule>(hosts, (host) => [`Instances.${host}`, { value: 'select', selector: name, isProperty: true }]),
      ...each<ValueRule>(ports, (port) => [`Instances.${port}`, { value: 'unknown', why: `the port that ${keeper} knows` }]),
      ...each<ValueRule>(CHOOSING, (method) => [`Instances.${method}`, SAME]),
      'Instances.[]': SAME,
      'Instances.*': { ...SAME, isProperty: true },
    },
    calls: each<readonly Effect[]>([...CHOOSING, ...CALLING_BACK], (method) => [`Instances.${method}`, []]),
  } satisfies Pick<Library, 'creates' | 'callbacks' | 'values' | 'calls'>;
}
