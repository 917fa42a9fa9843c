import { arg, call, defineLibrary, type Effect, each, first, itself, join, type ValueRule } from '../../../src/code/library.ts';
import { nestedWhole } from '../../../src/code/type-selectors.ts';

const base = nestedWhole('Wretch', arg(0), '');
const WITHOUT_BODY = ['get', 'delete', 'head', 'opts'];
const WITH_BODY = ['post', 'put', 'patch'];
const SAME = [
  'auth',
  'headers',
  'accept',
  'content',
  'options',
  'middlewares',
  'addon',
  'catcher',
  'resolve',
  'defer',
  'errorType',
];

/** Addresses that are put together: what each `url` adds stands behind what was there. */
export const wretch = defineLibrary({
  name: 'wretch',
  imports: ['wretch'],
  docs: 'https://elbywan.github.io/wretch/',
  creates: { default: 'Wretch', wretch: 'Wretch', 'Wretch.url': 'Wretch' },
  values: each<ValueRule>(SAME, (name) => [`Wretch.${name}`, itself]),
  calls: {
    ...each<Effect>(WITHOUT_BODY, (name) => [
      `Wretch.${name}`,
      call({
        protocol: 'http',
        method: name === 'opts' ? 'OPTIONS' : name.toUpperCase(),
        target: first(join(base, arg(0)), base),
      }),
    ]),
    ...each<Effect>(WITH_BODY, (name) => [
      `Wretch.${name}`,
      call({ protocol: 'http', method: name.toUpperCase(), target: first(join(base, arg(1)), base) }),
    ]),
  },
});
