import { arg, defineLibrary, each, settingValue, type ValueRule } from '../../../src/code/library.ts';

const same: ValueRule = { value: 'select', selector: arg(0) };
const formatted: ValueRule = { value: 'text-function', function: 'format' };

/** The environment, and texts: https://en.cppreference.com/w/cpp/utility/program/getenv */
const standard = defineLibrary({
  name: 'cpp-standard',
  imports: ['std'],
  globals: ['getenv', 'secure_getenv'],
  docs: 'https://en.cppreference.com/w/cpp/utility/program/getenv',
  values: { ...each<ValueRule>(['getenv', 'secure_getenv'], (name) => [name, settingValue(arg(0))]) },
});

/** Texts with values put into them, and flags of the command line. */
const abseil = defineLibrary({
  name: 'abseil',
  imports: ['absl'],
  globals: ['absl_flag'],
  docs: 'https://abseil.io/docs/cpp/guides/flags',
  values: { StrFormat: formatted, GetFlag: same, absl_flag: same },
});

export const standardLibraries = [standard, abseil];
