import { arg, defineLibrary, emptyUnset, first, type ValueRule } from '../../../src/code/library.ts';
import { given, request } from './support/selectors.ts';

const SAME: ValueRule = { value: 'select', selector: arg(0) };
const UPPER: ValueRule = { value: 'text-function', function: 'upper' };
const LOWER: ValueRule = { value: 'text-function', function: 'lower' };

/** Functions of the language that give what they are given, and those of its helpers that read the environment. */
export const functions = defineLibrary({
  name: 'php-functions',
  imports: ['php.functions'],
  docs: 'https://www.php.net/manual/en/funcref.php',
  globals: [
    'sprintf',
    'vsprintf',
    'implode',
    'join',
    'rtrim',
    'ltrim',
    'trim',
    'strval',
    'strtolower',
    'strtoupper',
    'rawurlencode',
    'urlencode',
    'array_merge',
    'getenv',
    'env',
  ],
  values: {
    sprintf: { value: 'text-function', function: 'format' },
    rtrim: SAME,
    ltrim: SAME,
    trim: SAME,
    strval: SAME,
    rawurlencode: SAME,
    urlencode: SAME,
    strtolower: LOWER,
    strtoupper: UPPER,
    array_merge: { value: 'collection-function', function: 'merge' },
    getenv: emptyUnset(arg(0)),
    env: emptyUnset(arg(0), first(given(1, 'default'))),
  },
});

/** What the front end spells itself: the environment, and files that are read by URL. */
export const language = defineLibrary({
  name: 'php-streams',
  imports: ['asbuilt.php'],
  docs: 'https://www.php.net/manual/en/wrappers.http.php',
  values: { 'environment.*': { value: 'setting-by-name' } },
  calls: { read: request('GET', arg(0)) },
});

/** A handle is made for an address or given one later. */
export const curl = defineLibrary({
  name: 'curl',
  imports: ['php.curl'],
  docs: 'https://www.php.net/manual/en/book.curl.php',
  globals: ['curl_init', 'curl_setopt', 'curl_setopt_array'],
  calls: {
    'curl_init/1': request('', arg(0)),
    'curl_setopt.CURLOPT_URL': request('', arg(2)),
    'curl_setopt.CURLOPT_URL GET': request('GET', arg(2)),
    curl_setopt_array: request('', arg(1, 'CURLOPT_URL')),
  },
});
