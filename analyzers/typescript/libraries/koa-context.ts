import { type Effect, each, type Library } from '../../../src/code/library.ts';
import { keptByName, memberOfType } from './kept-by-name.ts';

/** Where values are kept by name: on the context itself, what all contexts have, and what middlewares pass on. */
const KEPT = keptByName({
  Context: 'ctx',
  'Application.context': 'ctx',
  'Context.state': 'ctx.state',
});

/** What a context passes on to its request and its response, or has itself. Nothing is kept there. https://koajs.com/#request-aliases */
const ANSWERED = [
  'body',
  'status',
  'message',
  'length',
  'type',
  'lastModified',
  'etag',
  'state',
  'url',
  'method',
  'path',
  'query',
  'querystring',
  'search',
  'accept',
  'socket',
  'respond',
];

/** https://koajs.com/#app-context and https://koajs.com/#ctx-state */
export const keptByKoa = {
  types: { ParameterizedContext: 'Context', RouterContext: 'Context', ExtendableContext: 'Context', 'Koa.Context': 'Context' },
  values: {
    'Context.app': memberOfType('Application'),
    ...KEPT.values,
  },
  calls: {
    ...KEPT.calls,
    ...each<readonly Effect[]>(ANSWERED, (name) => [`Context.${name}=`, []]),
  },
} satisfies Pick<Library, 'types' | 'values' | 'calls'>;

/** Middlewares stand anywhere among the arguments. */
const HANDLER = ['Context'] as const;
export const handlers = { 0: HANDLER, 1: HANDLER, 2: HANDLER, 3: HANDLER, 4: HANDLER, 5: HANDLER } as const;
