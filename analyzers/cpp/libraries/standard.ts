import { arg, defineLibrary, each, fileData, maker, settingValue, type ValueRule } from '../../../src/code/library.ts';

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

const fromFile: ValueRule = { value: 'select', selector: fileData(maker(arg(0), arg(0), 'ifstream')) };

/** What a stream of a file reads; the front end has `read` for `stream >> value`. */
const json = defineLibrary({
  name: 'nlohmann-json',
  imports: ['nlohmann'],
  docs: 'https://json.nlohmann.me/api/basic_json/parse/',
  values: { 'json.parse': fromFile, 'ordered_json.parse': fromFile, read: fromFile },
});

const yaml = defineLibrary({
  name: 'yaml-cpp',
  imports: ['YAML'],
  docs: 'https://github.com/jbeder/yaml-cpp/wiki/Tutorial',
  values: { LoadFile: { value: 'select', selector: fileData(arg(0)) } },
});

export const standardLibraries = [standard, abseil, json, yaml];
