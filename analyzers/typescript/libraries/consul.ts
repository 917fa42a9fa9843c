import { arg, connection, defineLibrary, first, goesBy, text } from '../../../src/code/library.ts';
import { instancesOf } from './support/instances.ts';
import { address, optionsAt } from './support/selectors.ts';

/** Who is looked for: by name, or by an object that has it. */
const instances = instancesOf({
  lookups: ['Consul.health.service', 'Consul.catalog.service.nodes', 'Consul.catalog.connect.nodes'],
  asked: first(arg(0, 'service'), arg(0)),
  hosts: ['Address', 'ServiceAddress'],
  ports: ['Port', 'ServicePort'],
  keeper: 'Consul',
});

/** Services register themselves with an agent and are looked up by their names. */
export const consul = defineLibrary({
  name: 'consul',
  imports: ['consul'],
  docs: 'https://github.com/silas/node-consul#readme',
  ...instances,
  creates: { default: 'Consul', ...instances.creates },
  calls: {
    ...instances.calls,
    default: connection({
      nodeKind: 'infrastructure',
      technology: 'consul',
      protocol: 'http',
      target: first(address(optionsAt(0)), text('localhost:8500')),
    }),
    'Consul.agent.service.register': goesBy(first(arg(0, 'name'), arg(0))),
  },
});
