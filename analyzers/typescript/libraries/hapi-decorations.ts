import {
  arg,
  calledName,
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
import { keptByName, memberOfType } from './kept-by-name.ts';

function asked(token: Selector): ValueRule {
  return { value: 'registered', token, isProperty: true };
}

/** What can be decorated, by the type and by the name that `server.decorate` has for it. */
const DECORATED: Readonly<Record<string, string>> = { Server: 'server', Request: 'request', Toolkit: 'toolkit' };

/** Where values are set by hand. https://hapi.dev/api/#-serverapp */
const KEPT = keptByName({ 'Server.app': 'Server.app', 'Request.app': 'Request.app' });

const methodNamed = (name: Selector): Selector => join(text('methods.'), name);
const exposed = (path: Selector): Selector => join(text('plugins '), path);
const plugin: Selector = made('Server', first(arg(0, 'name'), arg(0, 'plugin', 'name')));

/** Methods, decorations and values that a server is asked for by name. https://hapi.dev/api/#-servermethodname-method-options */
export const keptByHapi = {
  values: {
    'Request.server': memberOfType('Server'),
    'Server.methods': memberOfType('Methods'),
    'Methods.**': asked(join(text('methods.'), { from: 'called-path' })),
    'Server.plugins': memberOfType('Plugins'),
    'Plugins.**': asked(exposed({ from: 'called-path' })),
    ...KEPT.values,
    ...each<ValueRule>(Object.keys(DECORATED), (type) => [`${type}.*`, asked(join(text(`${DECORATED[type]}.`), calledName()))]),
  },
  calls: {
    ...KEPT.calls,
    'Server.decorate': provide(join(arg(0), text('.'), arg(1)), 'value', arg(2)),
    'Server.expose': provide(exposed(join(plugin, text('.'), arg(0))), 'value', arg(1)),
    'Server.method': [
      provide(methodNamed(arg(0)), 'value', arg(1)),
      provide(methodNamed(arg(0, 'name')), 'value', arg(0, 'method')),
    ],
  },
} satisfies Pick<Library, 'values' | 'calls'>;
