import { arg, call, defineLibrary, type Effect, each } from '../../../src/code/library.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Angular's client, which is injected by its type. */
export const angularHttp = defineLibrary({
  name: 'angular-http',
  imports: ['@angular/common/http'],
  docs: 'https://angular.dev/guide/http/making-requests',
  calls: {
    ...each<Effect>(VERBS, (verb) => [
      `HttpClient.${verb}`,
      call({ protocol: 'http', target: arg(0), method: verb.toUpperCase() }),
    ]),
    'HttpClient.jsonp': call({ protocol: 'http', target: arg(0), method: 'GET' }),
    'HttpClient.request': call({ protocol: 'http', target: arg(1), method: arg(0) }),
  },
});

/** `private readonly http = inject(HttpClient)` in place of a constructor's parameter. */
export const angularCore = defineLibrary({
  name: 'angular-core',
  imports: ['@angular/core'],
  docs: 'https://angular.dev/api/core/inject',
  values: { inject: { value: 'registered', token: arg(0) } },
});
