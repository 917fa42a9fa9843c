import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  goesBy,
  made,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

/** Who is looked for: by name, or by an object that has it. */
const LOOKUPS = ['Consul.health.service', 'Consul.catalog.service.nodes', 'Consul.catalog.connect.nodes'];
const wanted = made('Instances', first(arg(0, 'service'), arg(0)));

/** Where an instance is goes by the name of its service; the port is what Consul knows. */
const HOSTS = ['Address', 'ServiceAddress'];
const PORTS = ['Port', 'ServicePort'];
const ONE_OF_THEM: ValueRule = { value: 'select', selector: { from: 'receiver' }, isProperty: true };

/** Methods of lists and promises are no members of an instance. */
const CHOOSING = ['filter', 'find', 'sort', 'slice', 'pop', 'shift', 'at', 'reduce'];
const CALLING_BACK = ['then', 'catch', 'finally', 'map', 'forEach', 'some', 'every', 'push'];

/** Services register themselves with an agent and are looked up by their names. */
export const consul = defineLibrary({
  name: 'consul',
  imports: ['consul'],
  docs: 'https://github.com/silas/node-consul#readme',
  creates: { default: 'Consul', ...each(LOOKUPS, (name) => [name, 'Instances'] as const) },
  callbacks: {
    ...each(LOOKUPS, (name) => [name, { 1: [null, 'Instances'] }] as const),
    ...each([...CHOOSING, ...CALLING_BACK], (name) => [`Instances.${name}`, { 0: [{ from: 'receiver' }] }] as const),
  },
  values: {
    ...each<ValueRule>(HOSTS, (name) => [`Instances.${name}`, { value: 'select', selector: wanted, isProperty: true }]),
    ...each<ValueRule>(PORTS, (name) => [`Instances.${name}`, { value: 'unknown', why: 'the port that Consul knows' }]),
    ...each<ValueRule>(CHOOSING, (name) => [`Instances.${name}`, { value: 'select', selector: { from: 'receiver' } }]),
    'Instances.[]': { value: 'select', selector: { from: 'receiver' } },
    'Instances.*': ONE_OF_THEM,
  },
  calls: {
    default: connection({
      nodeKind: 'infrastructure',
      technology: 'consul',
      protocol: 'http',
      target: first(address(optionsAt(0)), text('localhost:8500')),
    }),
    'Consul.agent.service.register': goesBy(first(arg(0, 'name'), arg(0))),
    ...each<readonly Effect[]>([...CHOOSING, ...CALLING_BACK], (name) => [`Instances.${name}`, []]),
  },
});
