import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  type Measuring,
  measured,
  retry,
  type Selector,
  type Step,
  text,
  timeout,
  url,
} from '../../../src/code/library.ts';
import { type At, belowBase, methodOf, optionsAt, VERBS } from './support/selectors.ts';

const FLUENT_VERBS = VERBS.filter((verb) => verb !== 'options');
const requested = first(arg(0, 'url'), arg(0));

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** got and ky share their shape: a base, verbs, and instances that extend with options. */
function fluent(base: Step, type: string): Readonly<Record<string, readonly Effect[]>> {
  const once = url(first(arg(1, base), arg(0, base)), requested);
  const method = methodOf(optionsAt(1), optionsAt(0));
  const all = {
    default: request(method, once),
    [`${type}.default`]: request(method, belowBase(type, base, requested)),
    ...each(FLUENT_VERBS, (verb) => [verb, request(verb.toUpperCase(), once)] as const),
    ...each(FLUENT_VERBS, (verb) => [`${type}.${verb}`, request(verb.toUpperCase(), belowBase(type, base, requested))] as const),
  };
  return measured(all, ...measuresOn('call', optionsAt(1), optionsAt(0)));
}

/** How long is waited and how often it is tried again: a number each, or an object that has it. */
function measuresOn(on: 'call' | 'made', ...options: readonly At[]): readonly Measuring[] {
  return [
    timeout({ on, timeoutMs: first(...options.flatMap((at) => [at('timeout', 'request'), at('timeout')])) }),
    retry({ on, retries: first(...options.flatMap((at) => [at('retry', 'limit'), at('retry')])) }),
  ];
}

export const got = defineLibrary({
  name: 'got',
  imports: ['got'],
  docs: 'https://github.com/sindresorhus/got/blob/main/documentation/2-options.md#prefixurl',
  creates: { extend: 'Got', 'Got.extend': 'Got' },
  calls: {
    ...fluent('prefixUrl', 'Got'),
    got: request(methodOf(optionsAt(1), optionsAt(0)), url(arg(1, 'prefixUrl'), requested)),
    stream: request(methodOf(optionsAt(1)), requested),
    'got.get': request('GET', requested),
    'got.post': request('POST', requested),
    extend: measuresOn('made', optionsAt(0)),
    'Got.extend': measuresOn('made', optionsAt(0)),
  },
});

export const ky = defineLibrary({
  name: 'ky',
  imports: ['ky', 'ky-universal'],
  docs: 'https://github.com/sindresorhus/ky#prefixurl',
  creates: { create: 'Ky', extend: 'Ky', 'Ky.extend': 'Ky', 'Ky.create': 'Ky' },
  types: { KyInstance: 'Ky' },
  calls: {
    ...fluent('prefixUrl', 'Ky'),
    ...each(['create', 'extend', 'Ky.create', 'Ky.extend'], (name) => [name, measuresOn('made', optionsAt(0))]),
  },
});

/** ofetch: `$fetch(path, { baseURL })`, as Nuxt uses it. */
export const ofetch = defineLibrary({
  name: 'ofetch',
  imports: ['ofetch'],
  docs: 'https://github.com/unjs/ofetch#readme',
  creates: { 'ofetch.create': 'Ofetch', '$fetch.create': 'Ofetch' },
  calls: {
    ...each(['ofetch', '$fetch'], (name) => [name, request(methodOf(optionsAt(1)), url(arg(1, 'baseURL'), arg(0)))] as const),
    'Ofetch.default': request(first(arg(1, 'method'), text('GET')), belowBase('Ofetch', 'baseURL', arg(0))),
  },
});
