import { arg, call, defineLibrary, first, itself, made, madeOf, type Selector, text, url } from '../../../src/code/library.ts';

/** What the base query that an API was made with puts before every path; it may be a function around one that gives its result. */
const baseUrl: Selector = first(
  ...[arg(0, 'baseQuery'), arg(0, 'baseQuery', '()')].map((query) => madeOf(query, 'BaseQuery', arg(0, 'baseUrl'))),
  madeOf(arg(0, 'baseQuery'), 'BaseQuery', text('/')),
  arg(0, 'baseQuery'),
);

/** What a query function of its own is handed to ask with: the base query of its API. */
const HANDED: Selector = first(made('Api', arg(0, 'baseQuery')), made('EndpointBuilder', arg(0, 'baseQuery')));

/** A query is a path, or an object with its `url`, `method` and more. */
const below = (base: Selector): Selector => url(base, first(arg(0, 'url'), arg(0)));
const method = first(arg(0, 'method'), text('GET'));

/** What a query function asks for, below the base of the API that it is added to. */
const request = call({
  protocol: 'http',
  target: below(first(made('Api', baseUrl), made('EndpointBuilder', baseUrl))),
  method,
  each: arg(0, 'query', '()'),
});

/** Requests that pages send by the endpoints of an API. */
export const rtkQuery = defineLibrary({
  name: 'rtk-query',
  imports: ['@reduxjs/toolkit/query*', '@reduxjs/toolkit/dist/query*'],
  docs: 'https://redux-toolkit.js.org/rtk-query/api/createApi',
  creates: { createApi: 'Api', fetchBaseQuery: 'BaseQuery', 'BaseQuery.default': 'Result' },
  values: {
    retry: { value: 'select', selector: arg(0) },
    'Api.injectEndpoints': itself,
    'Api.enhanceEndpoints': itself,
  },
  callbacks: {
    createApi: { 0: ['EndpointBuilder'] },
    'Api.injectEndpoints': { 0: ['EndpointBuilder'] },
    'EndpointBuilder.query': { 0: [null, null, null, HANDED] },
    'EndpointBuilder.mutation': { 0: [null, null, null, HANDED] },
  },
  callbackPaths: {
    createApi: ['endpoints'],
    'Api.injectEndpoints': ['endpoints'],
    'EndpointBuilder.query': ['queryFn'],
    'EndpointBuilder.mutation': ['queryFn'],
  },
  calls: {
    'EndpointBuilder.query': request,
    'EndpointBuilder.infiniteQuery': request,
    'EndpointBuilder.mutation': request,
    'BaseQuery.default': call({ protocol: 'http', target: below(made('BaseQuery', arg(0, 'baseUrl'))), method }),
  },
});
