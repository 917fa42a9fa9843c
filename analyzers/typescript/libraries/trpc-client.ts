import {
  arg,
  call,
  calledPath,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  maker,
  provide,
  type Selector,
  text,
} from '../../../src/code/library.ts';

const LINKS = ['httpBatchLink', 'httpLink', 'httpBatchStreamLink', 'unstable_httpBatchStreamLink', 'httpSubscriptionLink'];
const CLIENTS = ['createTRPCClient', 'createTRPCProxyClient'];

/** Queries are asked with GET, mutations with POST: https://trpc.io/docs/rpc */
const ASKED = { query: 'GET', mutate: 'POST', subscribe: 'GET' };

/** https://trpc.io/docs/client/react/useQuery and what stands beside it */
const HOOKS = {
  useQuery: 'GET',
  useSuspenseQuery: 'GET',
  useInfiniteQuery: 'GET',
  useSuspenseInfiniteQuery: 'GET',
  usePrefetchQuery: 'GET',
  useSubscription: 'GET',
  useMutation: 'POST',
};

/** The address of the link that ends the chain: https://trpc.io/docs/client/links/splitLink */
function addressOf(links: Selector): Selector {
  const either = ['true', 'false'].map((branch) => maker(maker(links, arg(0, branch), 'Split'), arg(0, 'url'), 'Link'));
  return first(maker(links, arg(0, 'url'), 'Link'), ...either);
}

const SERVER = text('the server of tRPC');
const server: Selector = { from: 'registered', token: SERVER };
/** What is told where the client of the page is made, for hooks that only know its type. */
const told = (links: Selector): Effect => provide(SERVER, 'value', addressOf(links));

/** `/shelves.list` below the address, with the method that the last name tells. */
function askedBy(type: string, methods: Readonly<Record<string, string>>, address: Selector): Record<string, Effect> {
  const target = join(address, text('/'), calledPath(undefined, '.'));
  const entries = Object.entries(methods).map(([name, method]) => [
    `${type}.**.${name}`,
    call({ protocol: 'http', method, target }),
  ]);
  return Object.fromEntries(entries) as Record<string, Effect>;
}

/** Clients that are asked by the names of procedures: https://trpc.io/docs/client/vanilla/setup, https://trpc.io/docs/client/react/setup */
export const trpcClient = defineLibrary({
  name: 'trpc-client',
  imports: ['@trpc/client', '@trpc/client/*', '@trpc/react-query', '@trpc/next'],
  docs: 'https://trpc.io/docs/client/links/httpBatchLink',
  creates: {
    ...each(LINKS, (name) => [name, 'Link'] as const),
    splitLink: 'Split',
    ...each(CLIENTS, (name) => [name, 'Client'] as const),
    createTRPCReact: 'Hooks',
    createTRPCNext: 'Hooks',
  },
  calls: {
    ...each<Effect>(LINKS, (name) => [name, call({ protocol: 'http', target: arg(0, 'url') })]),
    createWSClient: call({ protocol: 'websocket', target: arg(0, 'url') }),
    createTRPCNext: told(arg(0, 'config', '()', 'links', '[]')),
    'Hooks.createClient': told(arg(0, 'links', '[]')),
    ...askedBy('Client', ASKED, made('Client', addressOf(arg(0, 'links', '[]')))),
    ...askedBy('Hooks', HOOKS, server),
  },
});
