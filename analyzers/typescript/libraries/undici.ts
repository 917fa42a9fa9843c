import { arg, call, defineLibrary, each, first, made, url } from '../../../src/code/library.ts';
import { methodOf, optionsAt } from './support/selectors.ts';

const TYPES = ['Client', 'Pool'];
const FUNCTIONS = ['fetch', 'request', 'stream', 'pipeline'];

/** One-off requests and clients bound to one origin. */
export const undici = defineLibrary({
  name: 'undici',
  imports: ['undici'],
  docs: 'https://undici.nodejs.org/#/docs/api/Dispatcher.md',
  calls: {
    ...each(
      FUNCTIONS,
      (name) =>
        [
          name,
          call({
            protocol: 'http',
            target: first(arg(0, 'href'), arg(0, 'url'), arg(0)),
            method: methodOf(optionsAt(1), optionsAt(0)),
          }),
        ] as const,
    ),
    ...each(
      TYPES.flatMap((type) => [`${type}.request`, `${type}.stream`]),
      (symbol) =>
        [
          symbol,
          call({
            protocol: 'http',
            target: url(made(symbol.split('.')[0] ?? '', arg(0)), arg(0, 'path')),
            method: methodOf(optionsAt(0)),
          }),
        ] as const,
    ),
  },
});
