import { arg, call, defineLibrary, each } from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const byName = call({ protocol: 'http', method: arg(0), target: arg(1) });

/** `needle('post', url, data)` and `needle.post(url, data)`. */
export const needle = defineLibrary({
  name: 'needle',
  imports: ['needle'],
  docs: 'https://github.com/tomas/needle#methods',
  calls: {
    default: byName,
    request: byName,
    ...each(VERBS, (verb) => [verb, call({ protocol: 'http', method: verb.toUpperCase(), target: arg(0) })] as const),
  },
});
