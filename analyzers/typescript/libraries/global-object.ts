import {
  arg,
  calledName,
  defineLibrary,
  type Effect,
  each,
  join,
  type Library,
  provide,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** What code hangs on the global object, which has several names. */
function keptOn(...names: readonly string[]): Required<Pick<Library, 'values' | 'calls'>> {
  const token = join(text('global.'), calledName());
  const set = provide(join(text('global.'), calledName('*=')), 'value', arg(0));
  return {
    values: each<ValueRule>(names, (name) => [`${name}.*`, { value: 'registered', token, isProperty: true }]),
    calls: each<Effect>(names, (name) => [`${name}.*=`, set]),
  };
}

/** Under the names that browsers have, too. https://developer.mozilla.org/docs/Web/API/Window/window */
export const keptGlobally = keptOn('globalThis', 'window');

/** What code hangs on the global object of Node for the rest of the program. */
export const globalObject = defineLibrary({
  name: 'global-object',
  imports: [],
  docs: 'https://nodejs.org/api/globals.html#global',
  globals: ['global'],
  ...keptOn('global'),
});
