import {
  arg,
  calledName,
  type Effect,
  each,
  join,
  type Library,
  provide,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { HUNG } from './fastify-stores.ts';
import { keptByName } from './kept-by-name.ts';

/** What an application is asked for by name: decorations, and clients in a namespace. */
export const decorations: Readonly<Record<string, ValueRule>> = {
  'FastifyInstance.*': { value: 'registered', token: calledName(), isProperty: true },
  ...Object.fromEntries(
    HUNG.map((name) => [`FastifyInstance.${name}.*`, { value: 'registered', token: { from: 'called-path' }, isProperty: true }]),
  ),
};

/** What decorates requests and replies, at the start or in a hook, with the method of the application that does. */
const HANGERS: Readonly<Record<string, string>> = { FastifyRequest: 'decorateRequest', FastifyReply: 'decorateReply' };
const HUNG_ON = Object.keys(HANGERS);
const KEPT = keptByName(Object.fromEntries(HUNG_ON.map((type) => [type, type])));

/** https://fastify.dev/docs/latest/Reference/Decorators/#decoraterequestname-value-dependencies */
export const hungOnRequests = {
  values: KEPT.values,
  calls: {
    ...KEPT.calls,
    ...each<readonly Effect[]>(HUNG_ON, (type) => [
      `FastifyInstance.${HANGERS[type]}`,
      [
        provide(join(text(`${type}.`), arg(0)), 'value', arg(1)),
        provide(join(text(`${type}.`), arg(0)), 'factory', arg(1, 'getter')),
      ],
    ]),
  },
} satisfies Pick<Library, 'values' | 'calls'>;
