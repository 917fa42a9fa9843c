import { arg, defineLibrary, each, join, nested, settingValue, type ValueRule } from '../../../src/code/library.ts';

const GETTERS = ['getString', 'getInt', 'getLong', 'getBoolean', 'getDuration', 'getStringList', 'getValue', 'getAnyRef'];

/** Settings by their paths; a part of them is asked for by its own: https://github.com/lightbend/config */
export const typesafeConfig = defineLibrary({
  name: 'typesafe-config',
  imports: ['com.typesafe.config'],
  docs: 'https://github.com/lightbend/config#readme',
  types: { Section: 'Config' },
  parts: ['Config'],
  creates: {
    'ConfigFactory.load': 'Config',
    'ConfigFactory.defaultApplication': 'Config',
    'ConfigFactory.parseResources': 'Config',
    'Config.resolve': 'Config',
    'Config.withFallback': 'Config',
    'Config.getConfig': 'Section',
  },
  values: each<ValueRule>(GETTERS, (name) => [`Config.${name}`, settingValue(join(nested('Section', arg(0), '.'), arg(0)))]),
});
