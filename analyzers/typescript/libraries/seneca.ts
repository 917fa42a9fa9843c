import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  publish,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

/** Patterns match in any order; conventions write who is meant before what is to be done. */
const LEADING = ['role', 'sys', 'system', 'aim', 'area', 'base', 'service', 'topic', 'cmd', 'action'];
const pattern: Selector = { from: 'pairs', of: arg(0), leading: LEADING };

/** Whether it stays in the process, and over what it leaves it, is said by a client apart from it. */
const message = { protocol: 'other', channelKind: 'rpc', channel: pattern } as const;

/** https://senecajs.org/docs/tutorials/getting-started/: HTTP at port 10101 of this machine where nothing else is said. */
const type: Selector = {
  from: 'mapped',
  of: first(arg(0, 'type'), text('web')),
  texts: { tcp: 'tcp', web: 'http', http: 'http', '*': 'other' },
};
const server = first(address(optionsAt(0)), text('localhost:10101'));
const clients: readonly Effect[] = (['tcp', 'http'] as const).map((protocol) =>
  call({ protocol, target: server, where: [type, protocol] }),
);

const SAME: ValueRule = { value: 'select', selector: { from: 'receiver' } };

/** Actions by patterns, in the same process or over the network; a plugin is a function whose `this` is the instance. */
export const seneca = defineLibrary({
  name: 'seneca',
  imports: ['seneca'],
  docs: 'https://senecajs.org/api/',
  creates: { default: 'Seneca', 'Seneca.delegate': 'Seneca' },
  selves: { 'Seneca.use': 'Seneca', 'Seneca.ready': 'Seneca', 'Seneca.add': 'Seneca' },
  callbacks: { 'Seneca.use': { 0: [arg(1)] } },
  values: each<ValueRule>(['use', 'client', 'listen', 'add', 'message', 'ready', 'error', 'test'], (name) => [
    `Seneca.${name}`,
    SAME,
  ]),
  calls: {
    'Seneca.client': clients,
    'Seneca.listen': listen(first(arg(0, 'port'), arg(0), text('10101'))),
    ...each<Effect>(['act', 'post'], (name) => [`Seneca.${name}`, publish(message)]),
    ...each<Effect>(['add', 'message'], (name) => [`Seneca.${name}`, subscribe(message)]),
  },
});
