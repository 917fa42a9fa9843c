import { arg, defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

/** Conversions that keep what they are given: `Number(process.env.PORT)` is still that setting. */
export const javascript = defineLibrary({
  name: 'javascript',
  imports: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects',
  globals: ['Number', 'String', 'parseInt'],
  values: each<ValueRule>(['Number', 'String', 'parseInt', 'Number.parseInt'], (name) => [
    name,
    { value: 'select', selector: arg(0) },
  ]),
});
