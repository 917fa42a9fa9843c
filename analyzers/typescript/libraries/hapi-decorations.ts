import {
  arg,
  calledName,
  type Effect,
  each,
  first,
  join,
  type Library,
  made,
  provide,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

const NOBODY = text('no token');

function asked(token: Selector): Extract<ValueRule, { value: 'registered' }> {
  return { value: 'registered', token, isProperty: true };
}

/** What can be decorated, by the type and by the name that `server.decorate` has for it. */
const DECORATED: Readonly<Record<string, string>> = { Server: 'server', Request: 'request', Toolkit: 'toolkit' };

/** Where values are set by hand. https://hapi.dev/api/#-serverapp */
const KEEPERS = ['Server.app', 'Request.app'];

const methodNamed = (name: Selector): Selector => join(text('methods.'), name);
const exposed = (path: Selector): Selector => join(text('plugins '), path);
const plugin: Selector = made('Server', first(arg(0, 'name'), arg(0, 'plugin', 'name')));

/** Methods, decorations and values that a server is asked for by name. https://hapi.dev/api/#-servermethodname-method-options */
export const keptByHapi = {
  values: {
    'Request.server': { ...asked(NOBODY), type: 'Server' },
    'Server.methods': { ...asked(NOBODY), type: 'Methods' },
    'Methods.**': asked(join(text('methods.'), { from: 'called-path' })),
    'Server.plugins': { ...asked(NOBODY), type: 'Plugins' },
    'Plugins.**': asked(exposed({ from: 'called-path' })),
    ...each<ValueRule>(KEEPERS, (keeper) => [`${keeper}.*`, asked(join(text(`${keeper} `), calledName()))]),
    ...each<ValueRule>(Object.keys(DECORATED), (type) => [`${type}.*`, asked(join(text(`${DECORATED[type]}.`), calledName()))]),
  },
  calls: {
    ...each<Effect>(KEEPERS, (keeper) => [`${keeper}.*=`, provide(join(text(`${keeper} `), calledName('*=')), 'value', arg(0))]),
    'Server.decorate': provide(join(arg(0), text('.'), arg(1)), 'value', arg(2)),
    'Server.expose': provide(exposed(join(plugin, text('.'), arg(0))), 'value', arg(1)),
    'Server.method': [
      provide(methodNamed(arg(0)), 'value', arg(1)),
      provide(methodNamed(arg(0, 'name')), 'value', arg(0, 'method')),
    ],
  },
} satisfies Pick<Library, 'values' | 'calls'>;
