import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  receiver,
  type Selector,
  settingValue,
  type ValueRule,
} from '../../../src/code/library.ts';
import { capitalised, VERBS } from './support/selectors.ts';

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

const lower = VERBS.map((verb) => verb.toLowerCase());

/** Requests are made of the address itself, or by an object that has them all. */
const fuel = defineLibrary({
  name: 'fuel',
  imports: ['com.github.kittinunf.fuel', 'com.github.kittinunf.fuel.core', 'com.github.kittinunf.fuel.coroutines', 'fuel'],
  docs: 'https://fuel.gitbook.io/documentation/core/fuel',
  extendsWhereOpened: true,
  values: each<ValueRule>(VERBS, (verb) => [`Method.${verb}`, { value: 'text', text: verb }]),
  calls: {
    ...each<Effect>(VERBS, (verb) => [`*.http${capitalised(verb)}`, request(verb, receiver)]),
    ...each<Effect>(lower, (verb) => [`Fuel.${verb}`, request(verb.toUpperCase(), arg(0))]),
    ...each<Effect>(lower, (verb) => [`FuelManager.${verb}`, request(verb.toUpperCase(), arg(0))]),
    'Fuel.request/2': request(arg(0), arg(1)),
    'Fuel.request': request(arg(0), arg(1)),
  },
});

/** A port of Python's `requests`. */
const khttp = defineLibrary({
  name: 'khttp',
  imports: ['khttp', 'khttp.async'],
  docs: 'https://khttp.readthedocs.io/en/latest/user/quickstart.html',
  calls: each<Effect>(lower, (verb) => [
    verb,
    request(verb.toUpperCase(), first({ from: 'keyword', name: 'url', path: [] }, arg(0))),
  ]),
});

/** Settings of the surroundings and of a file beside the program. */
const dotenv = defineLibrary({
  name: 'dotenv-jvm',
  imports: ['io.github.cdimascio.dotenv'],
  docs: 'https://github.com/cdimascio/dotenv-java#usage',
  creates: {
    dotenv: 'Dotenv',
    'Dotenv.load': 'Dotenv',
    'Dotenv.configure': 'DotenvBuilder',
    'DotenvBuilder.load': 'Dotenv',
  },
  values: {
    'Dotenv.get': settingValue(arg(0), arg(1)),
    ...each<ValueRule>(['directory', 'filename', 'ignoreIfMalformed', 'ignoreIfMissing', 'systemProperties'], (name) => [
      `DotenvBuilder.${name}`,
      itself,
    ]),
  },
});

export const kotlinClients = [fuel, khttp, dotenv];
