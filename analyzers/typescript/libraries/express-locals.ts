import { arg, join, type Library, provide, type Selector, text } from '../../../src/code/library.ts';
import { keptByName, memberOfType } from './kept-by-name.ts';

/** Where values are kept by name, with what tells the names apart: an application's own, and what middlewares hang on a request. */
const KEPT = keptByName({
  Application: 'app',
  'Application.locals': 'app.locals',
  'Express.locals': 'app.locals',
  Request: 'req',
  'Response.locals': 'res.locals',
});

/** What `app.set('orders', orders)` keeps. https://expressjs.com/en/4x/api.html#app.set */
const setAs: Selector = join(text('app.set '), arg(0));

/** https://expressjs.com/en/4x/api.html#app.locals and https://expressjs.com/en/4x/api.html#req.app */
export const keptByExpress = {
  values: {
    'Request.app': memberOfType('Application'),
    'Response.app': memberOfType('Application'),
    ...KEPT.values,
    'Application.get/1': { value: 'registered', token: setAs },
  },
  calls: {
    ...KEPT.calls,
    'Application.set': provide(setAs, 'value', arg(1)),
    'Application.get/1': [],
  },
} satisfies Pick<Library, 'values' | 'calls'>;

/** Handlers stand anywhere among the arguments, after a path or without one. */
const HANDLER = ['Request', 'Response'] as const;
export const handlers = { 0: HANDLER, 1: HANDLER, 2: HANDLER, 3: HANDLER, 4: HANDLER, 5: HANDLER } as const;
