import { arg, call, defineLibrary, type Effect, each, text, url } from '../../../src/code/library.ts';
import { register, registered } from '../../../src/code/type-selectors.ts';

/** What an interceptor puts before the address of every request; https://angular.dev/guide/http/interceptors#intercepting-requests */
const INTERCEPTED_BASE = '@angular/common/http base';
const target = (index: number) => url(registered(INTERCEPTED_BASE), arg(index));

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Angular's client, which is injected by its type. */
export const angularHttp = defineLibrary({
  name: 'angular-http',
  imports: ['@angular/common/http'],
  docs: 'https://angular.dev/guide/http/making-requests',
  calls: {
    ...each<Effect>(VERBS, (verb) => [
      `HttpClient.${verb}`,
      call({ protocol: 'http', target: target(0), method: verb.toUpperCase() }),
    ]),
    'HttpClient.jsonp': call({ protocol: 'http', target: target(0), method: 'GET' }),
    'HttpClient.request': call({ protocol: 'http', target: target(1), method: arg(0) }),
    'HttpRequest.clone': register({ token: text(INTERCEPTED_BASE), items: arg(0, 'url') }),
  },
  callbacks: { withInterceptors: { 0: ['HttpRequest'] } },
  callbackPaths: { withInterceptors: ['[]'] },
  // What is put before it is all that counts of `${base}/${request.url}`.
  values: { 'HttpRequest.url': { value: 'text', text: '' } },
});

/** `private readonly http = inject(HttpClient)` in place of a constructor's parameter. */
export const angularCore = defineLibrary({
  name: 'angular-core',
  imports: ['@angular/core'],
  docs: 'https://angular.dev/api/core/inject',
  values: { inject: { value: 'registered', token: arg(0) } },
});
