import { arg, args, connection, defineLibrary, type Effect, each, first } from '../../../src/code/library.ts';

/** `addAddress("one:5701", "two:5701")`, or an array of them. */
const members: Effect = connection({
  nodeKind: 'cache',
  technology: 'hazelcast',
  protocol: 'other',
  target: first(arg(0, '[]'), args(0), arg(0)),
});

/** Whom clients connect to, as code says it. */
export const hazelcast = defineLibrary({
  name: 'hazelcast',
  imports: ['com.hazelcast.client.config'],
  docs: 'https://docs.hazelcast.com/hazelcast/latest/clients/java#configuring-address-list',
  creates: { 'ClientConfig.getNetworkConfig': 'ClientNetworkConfig', 'ClientNetworkConfig.*': 'ClientNetworkConfig' },
  calls: each<Effect>(['addAddress', 'setAddresses'], (name) => [`ClientNetworkConfig.${name}`, members]),
});
