import {
  arg,
  calledName,
  type Effect,
  each,
  join,
  type Library,
  provide,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** Where values are kept by name, with what tells the names apart: an application's own, and what middlewares hang on a request. */
const KEPT: Readonly<Record<string, string>> = {
  'Application.locals': 'app.locals',
  'Express.locals': 'app.locals',
  Request: 'req',
  'Response.locals': 'res.locals',
};
const KEEPERS = Object.keys(KEPT);

function kept(keeper: string, name: Selector): Selector {
  return join(text(`${KEPT[keeper]}.`), name);
}

const APPLICATION: ValueRule = { value: 'registered', token: text('no token'), type: 'Application', isProperty: true };

/** What `app.set('orders', orders)` keeps. https://expressjs.com/en/4x/api.html#app.set */
const setAs: Selector = join(text('app.set '), arg(0));

/** https://expressjs.com/en/4x/api.html#app.locals and https://expressjs.com/en/4x/api.html#req.app */
export const keptByExpress = {
  values: {
    'Request.app': APPLICATION,
    'Response.app': APPLICATION,
    ...each<ValueRule>(KEEPERS, (keeper) => [
      `${keeper}.*`,
      { value: 'registered', token: kept(keeper, calledName()), isProperty: true },
    ]),
    'Application.get/1': { value: 'registered', token: setAs },
  },
  calls: {
    ...each<Effect>(KEEPERS, (keeper) => [`${keeper}.*=`, provide(kept(keeper, calledName('*=')), 'value', arg(0))]),
    'Application.set': provide(setAs, 'value', arg(1)),
    'Application.get/1': [],
  },
} satisfies Pick<Library, 'values' | 'calls'>;

/** Handlers stand anywhere among the arguments, after a path or without one. */
const HANDLER = ['Request', 'Response'] as const;
export const handlers = { 0: HANDLER, 1: HANDLER, 2: HANDLER, 3: HANDLER, 4: HANDLER, 5: HANDLER } as const;
