import { arg, defineLibrary, first, join, text, url } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

/** `new URL(path, base)` is its text; the legacy functions `url.resolve` and `url.format`. */
export const nodeUrl = defineLibrary({
  name: 'node-url',
  imports: ['url', 'node:url'],
  docs: 'https://nodejs.org/api/url.html',
  globals: ['URL'],
  values: {
    URL: { value: 'select', selector: url(arg(1), arg(0)) },
    resolve: { value: 'select', selector: url(arg(0), arg(1)) },
    fileURLToPath: { value: 'text-function', function: 'path-of-url' },
    parse: { value: 'select', selector: arg(0) },
    format: {
      value: 'select',
      selector: first(
        join(arg(0, 'protocol'), text('://'), address(optionsAt(0), 'hostname', 'host'), arg(0, 'pathname')),
        join(arg(0, 'protocol'), text('://'), address(optionsAt(0), 'hostname', 'host')),
        arg(0),
      ),
    },
  },
});
