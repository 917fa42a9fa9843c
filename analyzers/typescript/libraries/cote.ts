import { arg, connection, defineLibrary, each, first, publish, subscribe } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const ASKERS = ['Requester', 'PendingBalancedRequester', 'TimeBalancedRequester'];
const CLASSES = [...ASKERS, 'Responder', 'Publisher', 'Subscriber'];

const asked = { protocol: 'tcp', channelKind: 'rpc' } as const;
const told = { protocol: 'tcp', channelKind: 'event' } as const;
const redis = arg(0, 'redis');

/** Components find each other and talk over TCP. `cote({ … })` makes the same classes with options, in which Redis may be how they find each other. */
export const cote = defineLibrary({
  name: 'cote',
  imports: ['cote'],
  docs: 'https://github.com/dashersw/cote#readme',
  creates: { default: 'Cote', ...each(CLASSES, (name) => [`Cote.${name}`, name] as const) },
  types: Object.fromEntries(ASKERS.slice(1).map((name) => [name, 'Requester'])),
  calls: {
    default: connection({
      nodeKind: 'cache',
      technology: 'redis',
      protocol: 'redis',
      target: first(address(optionsAt(0, 'redis')), redis),
      where: [{ from: 'in-place-of', of: redis, text: 'redis' }, 'redis'],
    }),
    'Requester.send': publish({ ...asked, channel: arg(0, 'type') }),
    'Responder.on': subscribe({ ...asked, channel: arg(0) }),
    'Publisher.publish': publish({ ...told, channel: arg(0), payload: 1 }),
    'Subscriber.on': subscribe({ ...told, channel: arg(0) }),
  },
});
