import {
  arg,
  defineLibrary,
  join,
  keyword,
  made,
  type Selector,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** The environment, also as it is when the program is compiled. */
const standard = defineLibrary({
  name: 'rust-std',
  imports: ['std', 'std::env', 'std::time', 'std::*'],
  namespaces: ['env', 'time'],
  globals: ['env!', 'option_env!'],
  docs: 'https://doc.rust-lang.org/std/env/',
  values: {
    var: settingValue(arg(0)),
    var_os: settingValue(arg(0)),
    'env!': settingValue(arg(0)),
    'option_env!': settingValue(arg(0)),
    'Duration.from_secs': { value: 'select', selector: join(arg(0), text('s')) },
    'Duration.from_millis': { value: 'select', selector: arg(0) },
  },
});

/** `.env` files are read into the environment. */
const dotenv = defineLibrary({
  name: 'dotenvy',
  imports: ['dotenvy', 'dotenv'],
  docs: 'https://docs.rs/dotenvy',
  values: { var: settingValue(arg(0)), 'var!': settingValue(arg(0)) },
});

/** Options of the command line that the environment may give. */
const clap = defineLibrary({
  name: 'clap',
  imports: ['clap', 'structopt'],
  globals: ['#arg', '#clap', '#structopt'],
  docs: 'https://docs.rs/clap/latest/clap/_derive/index.html',
  decorators: {
    value: {
      '#arg': settingValue(keyword('env'), keyword('default_value')),
      '#clap': settingValue(keyword('env'), keyword('default_value')),
      '#structopt': settingValue(keyword('env'), keyword('default_value')),
    },
  },
});

/** A section of settings has sections as members, and a value is the setting of its whole name. */
const section: Selector = { from: 'nested', type: 'Section', selector: arg(0), separator: '.' };
const member: ValueRule = { value: 'setting-by-name', below: section, type: 'Section' };

/** A struct that is filled from the environment: each field is the variable of its name, without regard to case. */
const envy = defineLibrary({
  name: 'envy',
  imports: ['envy'],
  docs: 'https://docs.rs/envy',
  creates: { from_env: 'Environment', prefixed: 'Prefixed', 'Prefixed.from_env': 'PrefixedEnvironment' },
  values: {
    'Environment.*': { value: 'setting-by-name' },
    'PrefixedEnvironment.*': { value: 'setting-by-name', below: made('Prefixed', arg(0)) },
  },
});

/** Layered settings. */
const figment = defineLibrary({
  name: 'figment',
  imports: ['figment'],
  docs: 'https://docs.rs/figment',
  creates: { 'Figment.new': 'Figment', 'Figment.from': 'Figment', 'Figment.extract': 'Settings', 'Figment.*': 'Figment' },
  types: { Section: 'Settings' },
  values: { 'Settings.*': member },
});

/** Layered settings. */
const config = defineLibrary({
  name: 'config-rs',
  imports: ['config'],
  docs: 'https://docs.rs/config',
  creates: {
    'Config.builder': 'ConfigBuilder',
    'ConfigBuilder.build': 'Config',
    'ConfigBuilder.*': 'ConfigBuilder',
    'Config.try_deserialize': 'Settings',
  },
  types: { Section: 'Settings' },
  values: {
    'Settings.*': member,
    'Config.get_string': settingValue(arg(0)),
    'Config.get': settingValue(arg(0)),
    'Config.get_int': settingValue(arg(0)),
  },
});

export const standardLibraries = [standard, dotenv, clap, envy, figment, config];
