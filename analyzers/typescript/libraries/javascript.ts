import { arg, defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

const CONVERSIONS = ['Number', 'String', 'parseInt', 'Number.parseInt'];
const LOCKS = ['Object.freeze', 'Object.seal', 'Object.preventExtensions'];

/** Calls that keep what they are given: `Number(process.env.PORT)` is still that setting, a frozen object still that object. */
export const javascript = defineLibrary({
  name: 'javascript',
  imports: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects',
  globals: ['Number', 'Object', 'String', 'parseInt'],
  values: each<ValueRule>([...CONVERSIONS, ...LOCKS], (name) => [name, { value: 'select', selector: arg(0) }]),
});
