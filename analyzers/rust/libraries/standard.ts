import { arg, defineLibrary, keyword, settingValue } from '../../../src/code/library.ts';

/** The environment, also as it is when the program is compiled. */
const standard = defineLibrary({
  name: 'rust-std',
  imports: ['std', 'std::env', 'std::*'],
  namespaces: ['env'],
  globals: ['env!', 'option_env!'],
  docs: 'https://doc.rust-lang.org/std/env/',
  values: {
    var: settingValue(arg(0)),
    var_os: settingValue(arg(0)),
    'env!': settingValue(arg(0)),
    'option_env!': settingValue(arg(0)),
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

/** Layered settings. */
const config = defineLibrary({
  name: 'config-rs',
  imports: ['config'],
  docs: 'https://docs.rs/config',
  creates: {
    'Config.builder': 'ConfigBuilder',
    'ConfigBuilder.build': 'Config',
    'ConfigBuilder.*': 'ConfigBuilder',
  },
  values: {
    'Config.get_string': settingValue(arg(0)),
    'Config.get': settingValue(arg(0)),
    'Config.get_int': settingValue(arg(0)),
  },
});

export const standardLibraries = [standard, dotenv, clap, config];
