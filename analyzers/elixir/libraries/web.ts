import { arg, defineLibrary, type Effect, each, first, listen, mount, path, route, text } from '../../../src/code/library.ts';
import { ABSINTHE, PHOENIX, PLUG, USED } from '../spellings.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head'] as const;

/** Routes that the front end spells out. */
const phoenix = defineLibrary({
  name: 'phoenix',
  imports: [PHOENIX],
  docs: 'https://hexdocs.pm/phoenix/routing.html',
  values: { path: { value: 'select', selector: path(arg(0), arg(1)) } },
  calls: {
    route: route(arg(0, '[]'), arg(1), arg(2)),
    forward: mount(arg(1), arg(0)),
  },
});

const endpoint = defineLibrary({
  name: 'phoenix-endpoint',
  imports: [`${USED}.Phoenix.Endpoint`],
  docs: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#module-endpoint-configuration',
  calls: { use: listen(first(arg(0, 'http', 'port'), arg(0, 'https', 'port'))) },
});

const modulePlugs = defineLibrary({
  name: 'plug',
  imports: [PLUG],
  docs: 'https://hexdocs.pm/plug/readme.html',
  calls: { answer: route(arg(0), arg(1), arg(2)) },
});

/** A router of its own, whose routes are calls in its body. */
const plug = defineLibrary({
  name: 'plug-router',
  imports: ['Plug.Router'],
  docs: 'https://hexdocs.pm/plug/Plug.Router.html',
  calls: {
    ...each<Effect>(VERBS, (verb) => [`Router.${verb}`, route(verb.toUpperCase(), arg(0), arg(-1))]),
    'Router.match': route(first(arg(1, 'via'), text('ANY')), arg(0), arg(-1)),
    'Router.forward': mount(arg(1, 'to'), arg(0)),
  },
});

/** Web servers among the children of a supervisor. */
const servers = defineLibrary({
  name: 'plug-servers',
  imports: ['Plug.Cowboy', 'Bandit'],
  docs: 'https://hexdocs.pm/plug_cowboy/Plug.Cowboy.html',
  calls: {
    start_link: listen(first(arg(0, 'options', 'port'), arg(0, 'port'))),
    http: listen(arg(2, 'port')),
  },
});

/** Objects whose fields no root type takes over serve nothing. */
const ROOTS = ['QUERY', 'MUTATION', 'SUBSCRIPTION'] as const;

const absinthe = defineLibrary({
  name: 'absinthe',
  imports: [ABSINTHE],
  docs: 'https://hexdocs.pm/absinthe/Absinthe.Schema.html',
  calls: { field: ROOTS.map((root): Effect => ({ ...route(root, arg(1)), where: [arg(0), root] }) as Effect) },
});

export const webLibraries = [phoenix, endpoint, modulePlugs, plug, servers, absinthe];
