import { arg, call, defineLibrary, type Effect, each, first, type Selector, text, url } from '../../../src/code/library.ts';
import { inherited } from './support/selectors.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options'];
const requested = first(arg(0, 'url'), arg(0, 'uri'), arg(0));
const ownBase = first(arg(0, 'baseUrl'), arg(1, 'baseUrl'));

function request(method: string | Selector, base: Selector): Effect {
  return call({ protocol: 'http', method, target: url(base, requested) });
}

function requests(prefix: string, base: Selector): Record<string, Effect> {
  return {
    [`${prefix}default`]: request(first(arg(0, 'method'), arg(1, 'method'), text('GET')), base),
    ...each(VERBS, (verb) => [`${prefix}${verb}`, request(verb === 'del' ? 'DELETE' : verb.toUpperCase(), base)] as const),
  };
}

/** request and the packages that give it promises or retries; all are deprecated and all are still in use. */
export const requestPackages = defineLibrary({
  name: 'request',
  imports: ['request', 'request-promise', 'request-promise-native', 'request-promise-any', 'requestretry'],
  docs: 'https://github.com/request/request#requestoptions-callback',
  creates: { defaults: 'RequestDefaults', 'RequestDefaults.defaults': 'RequestDefaults' },
  calls: {
    ...requests('', ownBase),
    ...requests('RequestDefaults.', first(ownBase, inherited('RequestDefaults', arg(0, 'baseUrl')))),
  },
});
