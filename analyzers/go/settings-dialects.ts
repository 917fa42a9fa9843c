import type { Field } from '../../src/code/ir.ts';
import type { Tags } from './tags.ts';

/** How a library of settings names the fields of structs: which tags it reads, and how names within names are put together. */
export interface Dialect {
  readonly name: 'mapstructure' | 'koanf' | 'env' | 'envconfig' | 'file';
  /** The name of a field, with what stands before it; undefined where the library leaves the field out. */
  readonly keyOf: (field: Field, tags: Tags, above: string) => string | undefined;
  /** What stands before the names in a struct that the field holds; undefined where nothing is put before them. */
  readonly below: (field: Field, tags: Tags, above: string) => string | undefined;
}

function byPath(tag: 'mapstructure' | 'koanf'): Dialect {
  const keyOf: Dialect['keyOf'] = (field, tags, above) => {
    const [stated = '', ...options] = (tags[tag] ?? '').split(',');
    if (stated === '-') return undefined;
    if (options.includes('squash') || options.includes('remain')) return above;
    const own = stated === '' ? field.name.toLowerCase() : stated;
    return above === '' ? own : `${above}.${own}`;
  };
  return { name: tag, keyOf, below: keyOf };
}

/** https://github.com/spf13/viper#unmarshaling, https://github.com/knadh/koanf#unmarshalling */
const [viper, koanf] = [byPath('mapstructure'), byPath('koanf')];

/**
 * Files that are read into structs as they are, their keys in small letters like those of the files' settings (yaml.v3 takes field names so,
 * the others do not tell letters apart); what a struct embeds lies flat where tags of `json` are read, else only where it is inlined.
 */
function ofFile(tag: 'yaml' | 'toml' | 'json', isFlat: boolean): Dialect {
  const nameOf = (field: Field, tags: Tags) => {
    const [stated = '', ...options] = (tags[tag] ?? '').split(',');
    const isInline = options.includes('inline') || (isFlat && field.isEmbedded === true);
    return { own: (stated === '' ? field.name : stated).toLowerCase(), isInline };
  };
  return {
    name: 'file',
    keyOf: (field, tags, above) => {
      const { own, isInline } = nameOf(field, tags);
      return isInline || own === '-' ? undefined : joinedTo(above, own);
    },
    below: (field, tags, above) => {
      const { own, isInline } = nameOf(field, tags);
      return isInline ? above : joinedTo(above, own);
    },
  };
}

/** Messages have the names of their description: https://go-kratos.dev/docs/component/config/ */
const nameOfMessage: Dialect['keyOf'] = (_field, tags, above) => {
  const own = /(?:^|,)name=(\w+)/.exec(tags['protobuf'] ?? '')?.[1];
  return own === undefined ? undefined : joinedTo(above, own);
};
const kratos: Dialect = { name: 'file', keyOf: nameOfMessage, below: nameOfMessage };

function joinedTo(above: string, own: string): string {
  return above === '' ? own : `${above}.${own}`;
}

/** https://pkg.go.dev/gopkg.in/yaml.v3#Unmarshal, https://pkg.go.dev/github.com/BurntSushi/toml, https://go-zero.dev/docs/tutorials/go-zero/configuration/overview */
const [yaml, toml, json] = [ofFile('yaml', false), ofFile('toml', false), ofFile('json', true)];

/** https://github.com/caarlos0/env#prefixes, https://github.com/ilyakaznacheev/cleanenv#model-format */
const env: Dialect = {
  name: 'env',
  keyOf: (_field, tags, above) => {
    const [stated = ''] = (tags['env'] ?? '').split(',');
    return stated === '' || stated === '-' ? undefined : above + stated;
  },
  below: (_field, tags, above) => {
    const prefix = tags['envPrefix'] ?? tags['env-prefix'];
    return prefix === undefined ? undefined : above + prefix;
  },
};

/** https://github.com/kelseyhightower/envconfig#struct-tag-support */
const envconfig: Dialect = {
  name: 'envconfig',
  keyOf: (field, tags, above) =>
    tags['ignored'] === 'true' ? undefined : joined(above, tags['envconfig'] ?? spelled(field, tags)),
  below: (field, tags, above) => joined(above, tags['envconfig'] ?? spelled(field, tags)),
};

function joined(above: string, own: string): string {
  return (above === '' ? own : `${above}_${own}`).toUpperCase();
}

/** `split_words:"true"` parts the words of a name. */
function spelled({ name }: Field, tags: Tags): string {
  return tags['split_words'] === 'true' ? name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4') : name;
}

/** What single fields tell by their tags. */
export const DIALECTS: readonly Dialect[] = [viper, koanf, env, envconfig];

/** What is told of whole structs by the function that fills them. */
export const WHOLE = { viper, koanf, envconfig, yaml, toml, json, kratos } as const;
