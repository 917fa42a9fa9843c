import { arg, defineLibrary, each, itself, type ValueRule } from '../../../src/code/library.ts';

/** A member of what a page was told, by its names from the outermost: the setting `api.url`. */
export const told: ValueRule = {
  value: 'setting-by-name',
  below: { from: 'nested', type: 'ToldSection', selector: arg(0), separator: '.' },
  type: 'ToldSection',
};

/** JSON beside a page that it asks for when it starts, whichever client asks and in whatever that gives it. */
export const pageSettings = defineLibrary({
  name: 'page-settings',
  imports: ['page-settings:'],
  docs: 'https://developer.mozilla.org/docs/Web/API/Response/json',
  creates: { asked: 'ToldSettings' },
  callbacks: {
    asked: { 1: ['ToldSettings'] },
    'ToldSettings.then': { 0: ['ToldSettings'] },
    'ToldSettings.subscribe': { 0: ['ToldSettings'] },
  },
  values: {
    ...each<ValueRule>(['json', 'then', 'subscribe', 'toPromise', 'pipe', 'clone'], (name) => [`ToldSettings.${name}`, itself]),
    'ToldSettings.data': { ...itself, isProperty: true },
    'ToldSettings.*': told,
    'ToldSection.*': told,
  },
});

/** What hands on the value that an observable gives: https://rxjs.dev/api/index/function/firstValueFrom */
export const rxjs = defineLibrary({
  name: 'rxjs',
  imports: ['rxjs'],
  docs: 'https://rxjs.dev/api',
  values: each<ValueRule>(['firstValueFrom', 'lastValueFrom', 'from'], (name) => [name, { value: 'select', selector: arg(0) }]),
});
