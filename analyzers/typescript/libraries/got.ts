import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  type Measuring,
  made,
  measured,
  retry,
  type Selector,
  text,
  timeout,
  url,
} from '../../../src/code/library.ts';
import { type At, belowBase, inherited, methodOf, optionsAt, VERBS } from './support/selectors.ts';

const FLUENT_VERBS = VERBS.filter((verb) => verb !== 'options');
const requested = first(arg(0, 'url'), arg(0));

const method = methodOf(optionsAt(1), optionsAt(0));

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** Below the base that the request itself names, or what its instance was made with, if it is one. */
function below(bases: readonly string[], type?: string, fresh?: string): Selector {
  const own = [1, 0].flatMap((index) => bases.map((base) => arg(index, base)));
  const told = bases.flatMap((base) => [arg(0, base), arg(0, '()', base)]);
  return url(first(...own, ...(type === undefined ? [] : [inherited(type, first(...told), fresh)])), requested);
}

/** The client itself, called, and its verbs. */
function asked(prefix: string, target: Selector): Readonly<Record<string, Effect>> {
  return {
    [`${prefix}default`]: request(method, target),
    ...each(FLUENT_VERBS, (verb) => [`${prefix}${verb}`, request(verb.toUpperCase(), target)]),
  };
}

/** What got has beside: streams, and pages that are asked for one by one. https://github.com/sindresorhus/got/blob/main/documentation/4-pagination.md */
function streamed(prefix: string, target: Selector): Readonly<Record<string, Effect>> {
  return {
    ...each(['stream', 'paginate', 'paginate.each', 'paginate.all'], (name) => [`${prefix}${name}`, request(method, target)]),
    ...each(FLUENT_VERBS, (verb) => [`${prefix}stream.${verb}`, request(verb.toUpperCase(), target)]),
  };
}

/** How long is waited and how often it is tried again: a number each, or an object that has it. */
function measuresOn(on: 'call' | 'made', ...options: readonly At[]): readonly Measuring[] {
  return [
    timeout({ on, timeoutMs: first(...options.flatMap((at) => [at('timeout', 'request'), at('timeout')])) }),
    retry({ on, retries: first(...options.flatMap((at) => [at('retry', 'limit'), at('retry')])) }),
  ];
}

const ownMeasures = measuresOn('call', optionsAt(1), optionsAt(0));
const extending = ['extend', 'got.extend', 'Got.extend'];
const onceGot = below(['prefixUrl']);
const ofGot = below(['prefixUrl'], 'Got');

export const got = defineLibrary({
  name: 'got',
  imports: ['got'],
  docs: 'https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md',
  creates: each(extending, (name) => [name, 'Got']),
  types: { ExtendedGot: 'Got' },
  calls: {
    ...measured(
      {
        got: request(method, onceGot),
        ...asked('', onceGot),
        ...streamed('', onceGot),
        ...asked('got.', onceGot),
        ...streamed('got.', onceGot),
        ...asked('Got.', ofGot),
        ...streamed('Got.', ofGot),
      },
      ...ownMeasures,
    ),
    ...each(extending, (name) => [name, measuresOn('made', optionsAt(0))]),
  },
});

/** The first was renamed to the second in version 2. */
const BASES_OF_KY = ['prefixUrl', 'prefix'];

export const ky = defineLibrary({
  name: 'ky',
  imports: ['ky', 'ky-universal'],
  // `.create` of an instance begins anew, `.extend` keeps what it was made with.
  docs: 'https://github.com/sindresorhus/ky#kyextenddefaultoptions',
  creates: { create: 'Ky', extend: 'Ky', 'Ky.extend': 'Ky', 'Ky.create': 'FreshKy' },
  types: { KyInstance: 'Ky', FreshKy: 'Ky' },
  callbacks: { 'Ky.extend': { 0: [made('Ky', arg(0))] } },
  calls: {
    ...measured({ ...asked('', below(BASES_OF_KY)), ...asked('Ky.', below(BASES_OF_KY, 'Ky', 'FreshKy')) }, ...ownMeasures),
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
