import { arg, defineLibrary, first, join, link, made, text } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

/** `new URL(path, base)` is its text; the legacy functions `url.resolve` and `url.format`. */
export const nodeUrl = defineLibrary({
  name: 'node-url',
  imports: ['url', 'node:url'],
  docs: 'https://nodejs.org/api/url.html',
  globals: ['URL', 'URLPattern'],
  creates: { URLPattern: 'URLPattern' },
  values: {
    // https://developer.mozilla.org/docs/Web/API/URLPattern
    'URLPattern.pathname': {
      value: 'select',
      selector: first(made('URLPattern', arg(0, 'pathname')), made('URLPattern', arg(0))),
      isProperty: true,
    },
    URL: { value: 'select', selector: link(arg(1), arg(0)), type: 'URL' },
    // What is asked below it begins with a slash, which takes the place of any path.
    'URL.origin': { value: 'select', selector: made('URL', link(arg(1), arg(0))), isProperty: true },
    'URL.href': { value: 'select', selector: made('URL', link(arg(1), arg(0))), isProperty: true },
    // A path with a base beside it; what is asked is the same with and without the rest.
    'URL.pathname': {
      value: 'select',
      selector: made('URL', join(arg(0), { from: 'mapped', of: arg(1), texts: { '*': '' } })),
      isProperty: true,
    },
    'URL.search': { value: 'text', text: '' },
    'URL.hash': { value: 'text', text: '' },
    resolve: { value: 'select', selector: link(arg(0), arg(1)) },
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

/** Parts of an address with one slash between them. */
export const urlJoin = defineLibrary({
  name: 'url-join',
  imports: ['url-join', 'proper-url-join', 'join-url'],
  docs: 'https://github.com/jfromaniello/url-join#usage',
  values: { default: { value: 'text-function', function: 'join-url' } },
});
