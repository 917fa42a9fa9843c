import { arg, calledName, defineLibrary, join, type Library, provide, text } from '../../../src/code/library.ts';

const token = join(text('global.'), calledName());

/** What code hangs on the global object, which has two names. */
export const keptGlobally = {
  values: { 'globalThis.*': { value: 'registered', token, isProperty: true } },
  calls: { 'globalThis.*=': provide(join(text('global.'), calledName('*=')), 'value', arg(0)) },
} satisfies Pick<Library, 'values' | 'calls'>;

/** What code hangs on the global object of Node for the rest of the program. */
export const globalObject = defineLibrary({
  name: 'global-object',
  imports: [],
  docs: 'https://nodejs.org/api/globals.html#global',
  globals: ['global'],
  values: { 'global.*': keptGlobally.values['globalThis.*'] },
  calls: { 'global.*=': keptGlobally.calls['globalThis.*='] },
});
