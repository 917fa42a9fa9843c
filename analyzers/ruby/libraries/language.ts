import {
  arg,
  call,
  defineLibrary,
  each,
  first,
  itself,
  join,
  keyword,
  link,
  made,
  type Selector,
  settingValue,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { located } from './support/selectors.ts';

const SAME: ValueRule = { value: 'select', selector: arg(0) };

/** The environment as the front end spells it. */
export const environment = defineLibrary({
  name: 'ruby-environment',
  imports: ['asbuilt.ruby'],
  docs: 'https://docs.ruby-lang.org/en/3.3/ENV.html',
  values: { setting: settingValue(arg(0), arg(1)) },
});

export const kernel = defineLibrary({
  name: 'ruby-kernel',
  imports: ['Kernel'],
  docs: 'https://docs.ruby-lang.org/en/3.3/Kernel.html',
  globals: ['format', 'sprintf', 'Integer', 'String', 'Float'],
  values: {
    format: { value: 'text-function', function: 'format' },
    sprintf: { value: 'text-function', function: 'format' },
    Integer: SAME,
    String: SAME,
    Float: SAME,
  },
});

const whole: ValueRule = { value: 'select', selector: made('URI', arg(0)) };

/** `URI::HTTP.build(host: 'orders', port: 80, path: '/')`: https://docs.ruby-lang.org/en/3.3/URI/HTTP.html#method-c-build */
function built(scheme: string): Selector {
  const part = (name: string) => first(keyword(name), arg(0, name));
  const address = first(join(part('host'), text(':'), part('port')), part('host'));
  return join(text(`${scheme}://`), address, first(part('path'), text('')));
}

/** A parsed address is known by its text; asked for its host it gives the whole, which says more. */
export const uri = defineLibrary({
  name: 'ruby-uri',
  imports: ['URI', 'Addressable::URI'],
  docs: 'https://docs.ruby-lang.org/en/3.3/URI.html',
  globals: ['URI'],
  creates: { parse: 'URI', URI: 'URI', default: 'URI', 'URI.default': 'URI' },
  values: {
    join: { value: 'select', selector: url(arg(0), arg(1)) },
    ...each<ValueRule>(['http', 'https'], (scheme) => [
      `${scheme.toUpperCase()}.build`,
      { value: 'select', selector: built(scheme), type: 'Built' },
    ]),
    ...each<ValueRule>(['host', 'hostname', 'to_s'], (name) => [`Built.${name}`, itself]),
    'Built.request_uri': { value: 'text', text: '' },
    'Built.port': { value: 'text', text: '' },
    'URI.merge': { value: 'select', selector: link(made('URI', arg(0)), arg(0)) },
    'URI.host': whole,
    'URI.hostname': whole,
    'URI.to_s': whole,
    'URI.request_uri': { value: 'text', text: '' },
    'URI.port': { value: 'text', text: '' },
  },
  calls: { open: call({ protocol: 'http', method: 'GET', target: located(first(arg(0))) }) },
});
