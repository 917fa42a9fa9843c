import {
  arg,
  defineLibrary,
  type Effect,
  first,
  join,
  madeOf,
  publish,
  result,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const ACTION = { protocol: 'other', channelKind: 'rpc' } as const;
const EVENT = { protocol: 'other', channelKind: 'event' } as const;

function ofSchema(name: string): Selector {
  return madeOf(result, 'Service', arg(0, name));
}

const version = first(join(text('v'), ofSchema('version'), text('.')), text(''));

/** A service answers each of its actions by `service.action` and takes each of its events. */
const SERVED: readonly Effect[] = [
  subscribe({
    ...ACTION,
    each: arg(0, 'actions', '[,]'),
    channel: join(version, ofSchema('name'), text('.'), first(arg(1, 'name'), arg(0))),
  }),
  subscribe({ ...EVENT, each: arg(0, 'events', '[,]'), channel: first(arg(1, 'name'), arg(0)), group: ofSchema('name') }),
];

const FUNCTIONS = ['actions.[]', 'actions.[].handler', 'events.[]', 'events.[].handler'];
const asked = publish({ ...ACTION, channel: arg(0) });
const told = publish({ ...EVENT, channel: arg(0) });

/** Services are objects with actions and events; the runner takes them from files, where the front end makes a call of them. */
export const moleculer = defineLibrary({
  name: 'moleculer',
  imports: ['moleculer', 'configuration-file:moleculer'],
  docs: 'https://moleculer.services/docs/0.14/services',
  creates: { 'ServiceBroker.createService': 'Service', moleculer: 'Service', 'Service.parseServiceSchema': 'Service' },
  callbacks: { 'ServiceBroker.createService': { 0: ['Context'] }, moleculer: { 0: ['Context'] } },
  callbackPaths: { 'ServiceBroker.createService': FUNCTIONS, moleculer: FUNCTIONS },
  calls: {
    moleculer: SERVED,
    'ServiceBroker.createService': SERVED,
    'Service.parseServiceSchema': SERVED,
    'ServiceBroker.call': asked,
    'ServiceBroker.emit': told,
    'ServiceBroker.broadcast': told,
    'Context.call': asked,
    'Context.emit': told,
    'Context.broadcast': told,
  },
});
