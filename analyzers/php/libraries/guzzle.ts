import { arg, defineLibrary, type Effect, each, first, made, type Selector, url } from '../../../src/code/library.ts';
import { given, request, VERBS } from './support/selectors.ts';

const below = (path: Selector): Selector => url(made('Client', arg(0, 'base_uri')), path);

/** A client's own address stands before relative ones: https://docs.guzzlephp.org/en/stable/quickstart.html#creating-a-client */
export const guzzle = defineLibrary({
  name: 'guzzle',
  imports: ['GuzzleHttp', 'GuzzleHttp\\*'],
  docs: 'https://docs.guzzlephp.org/en/stable/quickstart.html',
  types: { ClientInterface: 'Client', ClientTrait: 'Client' },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`Client.${verb}`, request(verb.toUpperCase(), below(given(0, 'uri')))]),
    ...each<Effect>(VERBS, (verb) => [`Client.${verb}Async`, request(verb.toUpperCase(), below(given(0, 'uri')))]),
    'Client.request': request(given(0, 'method'), below(given(1, 'uri'))),
    'Client.requestAsync': request(given(0, 'method'), below(given(1, 'uri'))),
    'Client.send': request(ofRequest(0), below(ofRequest(1))),
    'Client.sendAsync': request(ofRequest(0), below(ofRequest(1))),
    'Client.sendRequest': request(ofRequest(0), below(ofRequest(1))),
  },
});

/** What a request object was made with. */
function ofRequest(index: number): Selector {
  return { from: 'maker', of: arg(0), type: 'Request', selector: arg(index) };
}

/** Requests of the message standard that any client may send. */
export const httpMessages = defineLibrary({
  name: 'psr-http',
  imports: ['Psr\\Http\\Client', 'Nyholm\\Psr7', 'Http\\Client', 'Buzz', 'Buzz\\*'],
  docs: 'https://www.php-fig.org/psr/psr-18/',
  types: { HttpClient: 'ClientInterface', Browser: 'ClientInterface' },
  calls: {
    'ClientInterface.sendRequest': request(first(ofRequest(0)), ofRequest(1)),
    ...each<Effect>(VERBS, (verb) => [`Browser.${verb}`, request(verb.toUpperCase(), arg(0))]),
  },
});
