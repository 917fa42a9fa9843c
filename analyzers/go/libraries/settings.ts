import { arg, defineLibrary, each, first, join, nested, settingValue, type ValueRule } from '../../../src/code/library.ts';

const GETTERS = ['Get', 'GetString', 'GetInt', 'GetInt32', 'GetInt64', 'GetUint', 'GetBool', 'GetDuration'];
const read = settingValue(arg(0));
/** A list or map in settings: what it holds is asked for under its key. */
const section: ValueRule = { value: 'setting', key: arg(0), type: 'Section' };
const withinSection: ValueRule = { value: 'setting-by-name', below: nested('Section', arg(0), '.'), type: 'Section' };

/** Defaults are what the surroundings do not say; `BindEnv` reads a key from a variable of another name. */
const given = { does: 'setting', key: arg(0), value: arg(1) } as const;
const bound = { does: 'setting', key: arg(0), value: { from: 'setting-named', of: arg(1) } } as const;

/** Keys are read from files and, with `AutomaticEnv`, from the environment in capitals; settings are matched without case. */
export const viper = defineLibrary({
  name: 'viper',
  imports: ['github.com/spf13/viper'],
  docs: 'https://github.com/spf13/viper#working-with-environment-variables',
  creates: { New: 'Viper', GetViper: 'Viper', Sub: 'Sub', 'Viper.Sub': 'Sub', 'Sub.Sub': 'Sub' },
  globals: ['tag mapstructure'],
  calls: { SetDefault: given, 'Viper.SetDefault': given, BindEnv: bound, 'Viper.BindEnv': bound },
  values: {
    ...each<ValueRule>(
      GETTERS.flatMap((name) => [name, `Viper.${name}`]),
      (path) => [path, read],
    ),
    ...each<ValueRule>([...GETTERS, 'GetStringSlice'], (name) => [
      `Sub.${name}`,
      settingValue(join(nested('Sub', arg(0), '.'), arg(0))),
    ]),
    ...each<ValueRule>(
      ['GetStringSlice', 'GetStringMap', 'GetStringMapString'].flatMap((name) => [name, `Viper.${name}`]),
      (path) => [path, section],
    ),
    'Section.*': withinSection,
    'tag mapstructure': section,
  },
});

/** Fields of a struct that a file is read into; those of a library's type are sections. */
export const fileSettings = defineLibrary({
  name: 'settings-files',
  imports: ['github.com/ilyakaznacheev/cleanenv'],
  docs: 'https://pkg.go.dev/gopkg.in/yaml.v3#Unmarshal',
  globals: ['tag file'],
  values: {
    'tag file': { value: 'setting', key: arg(0), fallback: arg(1, 'env-default'), type: 'Section' },
    'Section.*': withinSection,
  },
});

/** Struct tags: `env:"PORT" envDefault:"8080"`, `env:"PORT,default=8080"`, `env:"PORT" env-default:"8080"`. */
export const environmentTags = defineLibrary({
  name: 'environment-tags',
  imports: [
    'github.com/caarlos0/env*',
    'github.com/ilyakaznacheev/cleanenv',
    'github.com/sethvargo/go-envconfig',
    'github.com/joeshaw/envdecode',
  ],
  docs: 'https://github.com/caarlos0/env#usage',
  globals: ['tag env'],
  values: {
    // https://pkg.go.dev/github.com/caarlos0/env/v11#ParseAs
    ParseAs: { value: 'select', selector: { from: 'service', index: 0 } },
    ParseAsWithOptions: { value: 'select', selector: { from: 'service', index: 0 } },
    Must: { value: 'select', selector: arg(0) },
    'tag env': settingValue(arg(0), first(arg(1, 'envDefault'), arg(1, 'env-default'), arg(1, 'default'))),
  },
});

/** Keys by path, from files and, where a provider is given, from the environment. */
export const koanf = defineLibrary({
  name: 'koanf',
  imports: ['github.com/knadh/koanf', 'github.com/knadh/koanf/v2'],
  docs: 'https://github.com/knadh/koanf#readme',
  globals: ['tag koanf'],
  creates: { New: 'Koanf', NewWithConf: 'Koanf', 'Koanf.Cut': 'Koanf' },
  values: {
    ...Object.fromEntries(
      ['String', 'MustString', 'Int', 'MustInt', 'Duration', 'Bool', 'Get'].map((name): [string, ValueRule] => [
        `Koanf.${name}`,
        read,
      ]),
    ),
    ...each<ValueRule>(['Strings', 'MustStrings', 'StringMap'], (name) => [`Koanf.${name}`, section]),
    'Section.*': withinSection,
    'tag koanf': section,
  },
});

/** `envconfig:"PORT" default:"8080"` */
export const envconfig = defineLibrary({
  name: 'envconfig',
  imports: ['github.com/kelseyhightower/envconfig', 'github.com/vrischmann/envconfig'],
  docs: 'https://github.com/kelseyhightower/envconfig#struct-tag-support',
  globals: ['tag envconfig'],
  values: { 'tag envconfig': settingValue(arg(0), arg(1, 'default')) },
});

/** Loads `.env` into the environment; the files themselves are read as settings elsewhere. */
export const godotenv = defineLibrary({
  name: 'go-env-helpers',
  imports: ['github.com/Netflix/go-env', 'github.com/caitlinelfring/go-env-default'],
  docs: 'https://github.com/caitlinelfring/go-env-default',
  values: { GetDefault: settingValue(arg(0), arg(1)), GetIntDefault: settingValue(arg(0), arg(1)) },
});
