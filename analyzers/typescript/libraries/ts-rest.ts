import { arg, call, defineLibrary, type Effect, each, madeOf, type Selector, type Step } from '../../../src/code/library.ts';
import { optionsAt } from './support/selectors.ts';

/** Every route of a contract, which is an object of objects with a method and a path. */
function served(contract: (...path: readonly Step[]) => Selector): readonly Effect[] {
  return NESTED.map((steps) => ({ does: 'route', each: contract(...steps), method: arg(0, 'method'), path: arg(0, 'path') }));
}

/** Contracts may hold others: https://ts-rest.com/contract/overview#combining-contracts */
const NESTED = [['[]'], ['[]', '[]'], ['[]', '[]', '[]']];
const RPC = { value: 'select', selector: arg(0) } as const;

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
  creates: { initContract: 'Contract', initServer: 'Server', 'Server.router': 'ServerRouter' },
  values: {
    'Contract.router': { value: 'prefixed', of: arg(0), member: 'path', by: arg(1, 'pathPrefix') },
    'Contract.query': RPC,
    'Contract.mutation': RPC,
  },
  calls: {
    createExpressEndpoints: served(optionsAt(0)),
    createNextRouter: served(optionsAt(0)),
    'Server.registerRouter': served(optionsAt(0)),
    'Server.plugin': served((...path) => madeOf(arg(0), 'ServerRouter', arg(0, ...path))),
    ...each<Effect>(['initClient', 'initQueryClient', 'initTsrReactQuery'], (name) => [name, asked]),
  },
  decorators: {
    method: {
      TsRestHandler: { does: 'route', method: arg(0, 'method'), path: arg(0, 'path') },
      TsRest: { does: 'route', method: arg(0, 'method'), path: arg(0, 'path') },
    },
  },
});
