import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  madeOf,
  route,
  type Selector,
  text,
  url,
} from '../../../src/code/library.ts';
import { BASE, GRPC, TESLA } from '../spellings.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** Every verb, also as the function that raises. */
function verbs(target: Selector): Record<string, Effect> {
  return each<Effect>(
    VERBS.flatMap((verb) => [verb, `${verb}!`]),
    (name) => [name, request(name.replace('!', '').toUpperCase(), target)],
  );
}

function inherited(target: Selector): Record<string, Effect> {
  return Object.fromEntries(Object.entries(verbs(target)).map(([name, effect]) => [`Client.${name}`, effect]));
}

const httpoison = defineLibrary({
  name: 'httpoison',
  imports: ['HTTPoison', 'HTTPotion', ':hackney', 'Mojito'],
  docs: 'https://hexdocs.pm/httpoison/HTTPoison.html',
  calls: { ...verbs(arg(0)), request: request(arg(0), arg(1)), 'request!': request(arg(0), arg(1)) },
});

/** A request may be a URL, options, or what was made before with more options. */
const base = first(arg(0, 'base_url'), madeOf(arg(0), 'Request', arg(0, 'base_url')));
const told = first(arg(0, 'url'), arg(1, 'url'), madeOf(arg(0), 'Request', arg(0, 'url')), text(''));

const req = defineLibrary({
  name: 'req',
  imports: ['Req'],
  docs: 'https://hexdocs.pm/req/Req.html',
  creates: { new: 'Request', merge: 'Request' },
  calls: {
    ...verbs(first(url(base, told), arg(0, 'url'), madeOf(arg(0), 'Request', arg(0, 'url')), arg(0))),
    request: request(first(arg(0, 'method'), text('GET')), first(url(base, told), arg(0, 'url'))),
    'request!': request(first(arg(0, 'method'), text('GET')), first(url(base, told), arg(0, 'url'))),
  },
});

/** A module that is a client itself has its base address as a field; other clients are made with one. */
const tesla = defineLibrary({
  name: 'tesla',
  imports: [TESLA],
  docs: 'https://hexdocs.pm/tesla/Tesla.html',
  creates: { client: 'Client' },
  calls: inherited(url({ from: 'own-member', name: BASE }, arg(0))),
});

/** Paths become addresses by a function of the module, which is asked what it makes of none. */
const httpoisonModules = defineLibrary({
  name: 'httpoison-modules',
  imports: ['HTTPoison.Base'],
  docs: 'https://hexdocs.pm/httpoison/HTTPoison.Base.html',
  calls: inherited(join({ from: 'own-member', name: BASE }, arg(0))),
});

const teslaClients = defineLibrary({
  name: 'tesla-clients',
  imports: ['Tesla'],
  docs: 'https://hexdocs.pm/tesla/Tesla.html',
  calls: verbs(first(url(madeOf(arg(0), 'Client', arg(0)), arg(1)), arg(1), arg(0))),
});

const finch = defineLibrary({
  name: 'finch',
  imports: ['Finch'],
  docs: 'https://hexdocs.pm/finch/Finch.html#build/5',
  calls: { build: request(arg(0), arg(1)) },
});

/** Erlang's own client: `:httpc.request(:get, {url, headers}, …)`. */
const httpc = defineLibrary({
  name: 'httpc',
  imports: [':httpc'],
  docs: 'https://www.erlang.org/doc/apps/inets/httpc.html',
  calls: { 'request/1': request('GET', arg(0)), request: request(arg(0), arg(1, '0')) },
});

/** Channels stand for their address; stubs and services are generated. */
const grpc = defineLibrary({
  name: 'grpc-elixir',
  imports: ['GRPC.Stub', 'GRPC.Server.Supervisor'],
  docs: 'https://hexdocs.pm/grpc/readme.html',
  values: { connect: { value: 'select', selector: arg(0) } },
  calls: { 'start_link/1': listen(first(arg(0, 'port'), arg(0, '1'))) },
});

const generated = defineLibrary({
  name: 'grpc-elixir-generated',
  imports: [GRPC],
  docs: 'https://hexdocs.pm/grpc/readme.html',
  calls: { stub: call({ protocol: 'grpc', target: first(arg(1), text('')), contract: arg(0) }) },
  decorators: { method: { method: route('RPC', join(arg(0), text('/'), arg(1))) } },
});

const webSockets = defineLibrary({
  name: 'websockex',
  imports: ['WebSockex'],
  docs: 'https://hexdocs.pm/websockex/WebSockex.html#start_link/4',
  calls: {
    start_link: call({ protocol: 'websocket', target: arg(0) }),
    start: call({ protocol: 'websocket', target: arg(0) }),
  },
});

const neuron = defineLibrary({
  name: 'neuron',
  imports: ['Neuron'],
  docs: 'https://hexdocs.pm/neuron/Neuron.html#query/3',
  calls: { query: call({ protocol: 'graphql', target: arg(2, 'url') }) },
});

export const clientLibraries = [
  httpoison,
  httpoisonModules,
  req,
  tesla,
  teslaClients,
  finch,
  httpc,
  grpc,
  generated,
  webSockets,
  neuron,
];
