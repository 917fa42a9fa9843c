import { arg, call, defineLibrary, type Effect, each, type Selector } from '../../../src/code/library.ts';

/** Every route of a contract, which is an object of objects with a method and a path. */
function served(contract: Selector): Effect {
  return { does: 'route', each: contract, method: arg(0, 'method'), path: arg(0, 'path') };
}

const asked: Effect = call({ protocol: 'http', target: arg(1, 'baseUrl') });

/** Contracts that server and client share: `c.router({ place: { method: 'POST', path: '/orders' } })`. */
export const tsRest = defineLibrary({
  name: 'ts-rest',
  imports: [
    '@ts-rest/core',
    '@ts-rest/express',
    '@ts-rest/fastify',
    '@ts-rest/nest',
    '@ts-rest/next',
    '@ts-rest/react-query',
    '@ts-rest/react-query/*',
  ],
  docs: 'https://ts-rest.com/',
  creates: { initContract: 'Contract' },
  values: {
    'Contract.router': { value: 'select', selector: arg(0) },
    'Contract.query': { value: 'select', selector: arg(0) },
    'Contract.mutation': { value: 'select', selector: arg(0) },
  },
  calls: {
    createExpressEndpoints: served(arg(0, '[]')),
    ...each<Effect>(['initClient', 'initQueryClient', 'initTsrReactQuery'], (name) => [name, asked]),
  },
  decorators: {
    method: {
      TsRestHandler: { does: 'route', method: arg(0, 'method'), path: arg(0, 'path') },
      TsRest: { does: 'route', method: arg(0, 'method'), path: arg(0, 'path') },
    },
  },
});
