import {
  arg,
  call,
  calledMember,
  calledPath,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  path,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

function asked(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** `client.posts[':id'].$get()`, `index` for the path itself: https://hono.dev/docs/guides/rpc#client */
export const honoClient = defineLibrary({
  name: 'hono-client',
  imports: ['hono/client', '@hono/hono/client'],
  docs: 'https://hono.dev/docs/guides/rpc#client',
  creates: { hc: 'RpcClient' },
  calls: {
    hc: call({ protocol: 'http', target: arg(0) }),
    ...each<Effect>(VERBS, (verb) => [
      `RpcClient.**.$${verb}`,
      asked(verb.toUpperCase(), path(made('RpcClient', arg(0)), calledPath('index'))),
    ]),
    'RpcClient.**.$ws': call({ protocol: 'websocket', target: path(made('RpcClient', arg(0)), calledPath('index')) }),
  },
});

const TREATIES = ['treaty', 'edenTreaty'];
const treatyPath = path(made('Treaty', arg(0)), calledPath('index'));

/** The client of a server's own type, `api.items({ id }).get()`: https://elysiajs.com/eden/treaty/overview */
export const eden = defineLibrary({
  name: 'eden',
  imports: ['@elysiajs/eden', '@elysiajs/eden/*'],
  docs: 'https://elysiajs.com/eden/treaty/overview',
  creates: {
    ...each(TREATIES, (name) => [name, 'Treaty'] as const),
    edenFetch: 'EdenFetch',
    ...each(
      ['Treaty', 'TreatyPart'].flatMap((type) => [...VERBS, 'subscribe'].map((verb) => `${type}.**.${verb}`)),
      (symbol) => [symbol, 'Answer'] as const,
    ),
    'Treaty.**': 'TreatyPart',
    'TreatyPart.**': 'TreatyPart',
  },
  calls: {
    ...each<Effect>([...TREATIES, 'edenFetch'], (name) => [name, call({ protocol: 'http', target: arg(0) })]),
    ...each<Effect>(
      ['Treaty', 'TreatyPart'].flatMap((type) => VERBS.map((verb) => `${type}.**.${verb}`)),
      (symbol) => [symbol, asked(symbol.slice(symbol.lastIndexOf('.') + 1).toUpperCase(), treatyPath)],
    ),
    ...each<Effect>(['Treaty', 'TreatyPart'], (type) => [
      `${type}.**.subscribe`,
      call({ protocol: 'websocket', target: treatyPath }),
    ]),
    // https://elysiajs.com/eden/fetch
    'EdenFetch.default': asked(first(arg(1, 'method'), text('GET')), path(made('EdenFetch', arg(0)), arg(0))),
  },
});

const endpoint = (...names: readonly string[]): Selector => calledMember(made('Zodios', first(arg(1), arg(0))), names, 'alias');

/** A client of an API that is written down as a list of endpoints; each is asked by its path or by its alias. */
export const zodios = defineLibrary({
  name: 'zodios',
  imports: ['@zodios/core'],
  docs: 'https://www.zodios.org/docs/client',
  values: {
    makeApi: { value: 'select', selector: arg(0) },
    makeEndpoint: { value: 'select', selector: arg(0) },
  },
  calls: {
    Zodios: call({ protocol: 'http', target: arg(0) }),
    ...each<Effect>(VERBS, (verb) => [
      `Zodios.${verb}`,
      call({ protocol: 'http', method: verb.toUpperCase(), target: join(made('Zodios', arg(0)), arg(0)) }),
    ]),
    'Zodios.**': asked(endpoint('method'), path(made('Zodios', arg(0)), endpoint('path'))),
  },
});
