import { arg, connection, type Effect, first, type Library, type Selector } from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/sdk/index.ts';
import { address, optionsAt } from './support/selectors.ts';

interface StorePlugin {
  readonly name: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  readonly target: Selector;
}

const urlOrAddress = first(arg(1, 'connectionString'), arg(1, 'url'), arg(1, 'uri'), address(optionsAt(1)));

const PLUGINS: readonly StorePlugin[] = [
  { name: 'mongodb', nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target: urlOrAddress },
  { name: 'postgres', nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target: urlOrAddress },
  { name: 'mysql', nodeKind: 'database', technology: 'mysql', protocol: 'sql', target: urlOrAddress },
  { name: 'redis', nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: urlOrAddress },
  {
    name: 'elasticsearch',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    target: first(arg(1, 'node'), arg(1, 'nodes')),
  },
];

/** Plugins that open a store when they are registered: `app.register(require('@fastify/postgres'), { connectionString })`. */
export const fastifyStores: readonly Library[] = PLUGINS.map(({ name }) => ({
  name: `fastify-${name}`,
  imports: [`@fastify/${name}`, `fastify-${name}`],
  docs: `https://github.com/fastify/fastify-${name}#usage`,
}));

/** What registering each of them opens. */
export const openedStores: readonly Effect[] = PLUGINS.map(({ name, ...opened }) =>
  connection({ ...opened, where: [arg(0), `fastify-${name}`] }),
);
