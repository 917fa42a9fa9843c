import {
  arg,
  bind,
  defineLibrary,
  type Effect,
  first,
  maker,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

const ROLES = ['consumers', 'producers'];
const TYPE = 'SqsQueue';

/** Queues are used by the names that they are registered under, with their URLs. */
function queues(...path: readonly string[]): readonly Effect[] {
  return ROLES.map((role) => bind({ items: arg(0, ...path, role, '[]'), token: ['name'], type: TYPE }));
}

const made = ['useClass', 'useExisting'].flatMap((key) => queues(key, 'new', 'createOptions', '()'));
const registered: Selector = { from: 'registered', token: arg(0) };
const queue = {
  protocol: 'sqs',
  channelKind: 'queue',
  channel: first(maker(registered, arg(0, 'queueUrl'), TYPE), arg(0)),
} as const;

export const nestjsSqs = defineLibrary({
  name: 'nestjs-sqs',
  imports: ['@ssut/nestjs-sqs'],
  docs: 'https://github.com/ssut/nestjs-sqs#quick-start',
  calls: {
    'SqsModule.register': queues(),
    'SqsModule.registerAsync': [...queues('useFactory', '()'), ...made],
    'SqsService.send': publish(queue),
  },
  decorators: { method: { SqsMessageHandler: subscribe(queue) } },
});
