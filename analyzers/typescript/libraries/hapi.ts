import { arg, defineLibrary, listen, route } from '../../../src/code/library.ts';
import { oneOrMore } from './support/selectors.ts';

/** A server knows its port from the start; routes are objects, one a call. */
export const hapi = defineLibrary({
  name: 'hapi',
  imports: ['@hapi/hapi', 'hapi'],
  docs: 'https://hapi.dev/api/#-serverrouteroute',
  creates: { server: 'Server' },
  calls: {
    server: listen(arg(0, 'port')),
    Server: listen(arg(0, 'port')),
    'Server.route': route(oneOrMore(0, 'method'), arg(0, 'path'), arg(0, 'handler')),
  },
});
