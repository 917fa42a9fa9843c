import { arg, call, type Effect, first, keyword, maker, param, type Selector, text, url } from '../../../../src/code/library.ts';

/** What instances of a type with HttpClient's methods ask of the address that `base` finds. */
export function requestsOf(type: string, base: Selector): Readonly<Record<string, Effect>> {
  const target = url(base, param(0, 'requestUri'));
  const sending = call({
    protocol: 'http',
    method: first(message(0, 'Method'), text('GET')),
    target: url(base, message(1, 'RequestUri')),
  });
  return {
    ...Object.fromEntries(NAMES.map(([method, name]) => [`${type}.${name}`, call({ protocol: 'http', method, target })])),
    [`${type}.SendAsync`]: sending,
    [`${type}.Send`]: sending,
  };
}

const NAMES: readonly (readonly [string, string])[] = [
  ['GET', 'GetAsync'],
  ['GET', 'GetStringAsync'],
  ['GET', 'GetStreamAsync'],
  ['GET', 'GetByteArrayAsync'],
  ['GET', 'GetFromJsonAsync'],
  ['GET', 'GetFromJsonAsAsyncEnumerable'],
  ['POST', 'PostAsync'],
  ['POST', 'PostAsJsonAsync'],
  ['PUT', 'PutAsync'],
  ['PUT', 'PutAsJsonAsync'],
  ['PATCH', 'PatchAsync'],
  ['PATCH', 'PatchAsJsonAsync'],
  ['DELETE', 'DeleteAsync'],
  ['DELETE', 'DeleteFromJsonAsync'],
];

/** `new HttpRequestMessage(HttpMethod.Post, url)`, also with `Method` and `RequestUri` as members. */
function message(index: number, name: string): Selector {
  return first(of(arg(0), keyword(name)), of(arg(0), arg(index)));
}

function of(whole: Selector, selector: Selector): Selector {
  return maker(whole, selector, 'HttpRequestMessage');
}
