import {
  arg,
  call,
  calledMember,
  defineLibrary,
  type Effect,
  each,
  made,
  madeOf,
  path,
  type Selector,
  type Step,
} from '../../../src/code/library.ts';
import { optionsAt } from './support/selectors.ts';

/** Every route of a contract, which is an object of objects with a method and a path. */
function served(contract: (...path: readonly Step[]) => Selector): readonly Effect[] {
  return NESTED.map((steps) => ({ does: 'route', each: contract(...steps), method: arg(0, 'method'), path: arg(0, 'path') }));
}

/** Contracts may hold others: https://ts-rest.com/contract/overview#combining-contracts */
const NESTED = [['[]'], ['[]', '[]'], ['[]', '[]', '[]']];
const RPC = { value: 'select', selector: arg(0) } as const;

const CLIENTS = ['initClient', 'initQueryClient', 'initTsrReactQuery'];

/** What the contract says at the place that the client is asked by: `client.orders.place(…)`, `client.orders.place.useMutation()`. */
const stated = (name: string): Selector => calledMember(made('Client', arg(0)), [name]);

const asked: Effect = call({
  protocol: 'http',
  method: stated('method'),
  target: path(made('Client', arg(1, 'baseUrl')), stated('path')),
});

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
  creates: {
    initContract: 'Contract',
    initServer: 'Server',
    'Server.router': 'ServerRouter',
    ...each(CLIENTS, (name) => [name, 'Client'] as const),
  },
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
    ...each<Effect>(CLIENTS, (name) => [name, call({ protocol: 'http', target: arg(1, 'baseUrl') })]),
    'Client.**': asked,
  },
  decorators: {
    method: {
      // https://ts-rest.com/server/nest#multi-handler-approach
      TsRestHandler: [{ does: 'route', method: arg(0, 'method'), path: arg(0, 'path') }, ...served(optionsAt(0))],
      TsRest: { does: 'route', method: arg(0, 'method'), path: arg(0, 'path') },
    },
  },
});
