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

/** Where values are kept by name: on the context itself, what all contexts have, and what middlewares pass on. */
const KEPT: Readonly<Record<string, string>> = {
  Context: 'ctx',
  'Application.context': 'ctx',
  'Context.state': 'ctx.state',
};
const KEEPERS = Object.keys(KEPT);

function kept(keeper: string, name: Selector): Selector {
  return join(text(`${KEPT[keeper]}.`), name);
}

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
    'Context.app': { value: 'registered', token: text('no token'), type: 'Application', isProperty: true },
    ...each<ValueRule>(KEEPERS, (keeper) => [
      `${keeper}.*`,
      { value: 'registered', token: kept(keeper, calledName()), isProperty: true },
    ]),
  },
  calls: {
    ...each<Effect>(KEEPERS, (keeper) => [`${keeper}.*=`, provide(kept(keeper, calledName('*=')), 'value', arg(0))]),
    ...each<readonly Effect[]>(ANSWERED, (name) => [`Context.${name}=`, []]),
  },
} satisfies Pick<Library, 'types' | 'values' | 'calls'>;

/** Middlewares stand anywhere among the arguments. */
const HANDLER = ['Context'] as const;
export const handlers = { 0: HANDLER, 1: HANDLER, 2: HANDLER, 3: HANDLER, 4: HANDLER, 5: HANDLER } as const;
