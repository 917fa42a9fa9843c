import {
  arg,
  defineLibrary,
  each,
  first,
  made,
  maker,
  type Selector,
  settings,
  settingValue,
  type ValueRule,
} from '../../../src/code/library.ts';

const CASTS = [
  'asString',
  'asPortNumber',
  'asInt',
  'asIntPositive',
  'asIntNegative',
  'asFloat',
  'asBool',
  'asBoolStrict',
  'asUrlString',
  'asUrlObject',
  'asArray',
  'asSet',
  'asEnum',
  'asJson',
  'asJsonObject',
  'asEmailString',
];
const SAME = { value: 'select', selector: { from: 'receiver' } } as const satisfies ValueRule;
const key = made('Variable', arg(0));

/** `get('PORT').default(3000).asPortNumber()`. */
export const envVar = defineLibrary({
  name: 'env-var',
  imports: ['env-var'],
  docs: 'https://github.com/evanshortiss/env-var/blob/master/API.md',
  creates: { get: 'Variable', 'Variable.default': 'DefaultedVariable' },
  values: {
    ...each<ValueRule>(['required', 'example'], (name) => [`Variable.${name}`, SAME]),
    ...each<ValueRule>(['required', 'example'], (name) => [`DefaultedVariable.${name}`, SAME]),
    ...each<ValueRule>(CASTS, (name) => [`Variable.${name}`, settingValue(key)]),
    ...each<ValueRule>(CASTS, (name) => [`DefaultedVariable.${name}`, settingValue(key, made('DefaultedVariable', arg(0)))]),
  },
});

/** The cleaned environment has a member for every validator. */
export const envalid = defineLibrary({
  name: 'envalid',
  imports: ['envalid'],
  docs: 'https://github.com/af/envalid#api',
  creates: { '*': 'Validator' },
  values: {
    ...each<ValueRule>(['cleanEnv', 'customCleanEnv'], (name) => [
      name,
      {
        value: 'described',
        shapes: [arg(1)],
        data: arg(0),
        isEnvironment: true,
        fallback: first(made('Validator', arg(0, 'default')), made('Validator', arg(0, 'devDefault'))),
      },
    ]),
  },
});

/** Schemas of JSON that code builds: `Type.Object({ PORT: Type.Number({ default: 3000 }) })`. */
export const typebox = defineLibrary({
  name: 'typebox',
  imports: ['@sinclair/typebox', 'typebox'],
  docs: 'https://github.com/sinclairzx81/typebox#types',
  creates: { 'Type.Object': 'TypeOfObject', 'Type.*': 'TypeOfMember' },
});

/** What is read under each property of a schema of JSON, with the default that it has there. */
const BY_JSON_SCHEMA: ValueRule = {
  value: 'described',
  shapes: [arg(0, 'schema', 'properties'), maker(arg(0, 'schema'), arg(0), 'TypeOfObject')],
  data: arg(0, 'data'),
  isEnvironment: true,
  fallback: first(made('TypeOfMember', arg(-1, 'default')), arg(0, 'default')),
};

export const envSchema = defineLibrary({
  name: 'env-schema',
  imports: ['env-schema'],
  docs: 'https://github.com/fastify/env-schema#usage',
  values: { default: BY_JSON_SCHEMA, envSchema: BY_JSON_SCHEMA },
});

/** The same as a plugin, whose application has the settings from then on: `app.config.PORT`. */
export const fastifyEnv = defineLibrary({
  name: 'fastify-env',
  imports: ['@fastify/env', 'fastify-env'],
  docs: 'https://github.com/fastify/fastify-env#usage',
  values: { default: BY_JSON_SCHEMA, fastifyEnv: BY_JSON_SCHEMA },
});

const byZod = first(made('Defaulted', arg(0)), arg(0, 'defaults', '[]'));

/** Each key has a schema, or an object that holds one. */
export const znv = defineLibrary({
  name: 'znv',
  imports: ['znv'],
  docs: 'https://github.com/lostfictions/znv#quickstart',
  values: { parseEnv: { value: 'described', shapes: [arg(1)], data: arg(0), isEnvironment: true, fallback: byZod } },
});

export const t3Env = defineLibrary({
  name: 't3-env',
  imports: ['@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt'],
  docs: 'https://env.t3.gg/docs/core',
  values: {
    createEnv: {
      value: 'described',
      shapes: [arg(0, 'server'), arg(0, 'client'), arg(0, 'shared')],
      data: first(arg(0, 'runtimeEnv'), arg(0, 'runtimeEnvStrict'), arg(0, 'experimental__runtimeEnv')),
      isEnvironment: true,
      fallback: byZod,
    },
  },
});

/** `convict({ port: { env: 'PORT', default: 3000 } }).get('port')`. */
export const convict = defineLibrary({
  name: 'convict',
  imports: ['convict'],
  docs: 'https://github.com/mozilla/node-convict/tree/master/packages/convict#the-schema',
  creates: { default: 'Config' },
  values: {
    'Config.get': { value: 'explained', of: made('Config', arg(0)), path: arg(0), key: 'env', fallback: 'default' },
    'Config.getProperties': { value: 'explained', of: made('Config', arg(0)), key: 'env', fallback: 'default' },
    ...each<ValueRule>(['validate', 'loadFile', 'load', 'set'], (name) => [`Config.${name}`, SAME]),
  },
});

const section: Selector = { from: 'nested', type: 'Section', selector: arg(0), separator: '.' };
const member: ValueRule = { value: 'setting-by-name', below: section, type: 'Section' };

/** Keys with dots go into the files of the `config` folder and what overrides them. */
export const nodeConfig = defineLibrary({
  name: 'node-config',
  imports: ['config'],
  docs: 'https://github.com/node-config/node-config/wiki/Common-Usage',
  values: {
    get: { value: 'setting', key: arg(0), type: 'Section' },
    has: { value: 'setting', key: arg(0) },
    '*': member,
    'Section.*': member,
  },
});

/** `orders:url` is `url` of `orders`. */
const nconfKey: Selector = { from: 'replaced', of: arg(0), part: ':', by: '.' };

const nconfGet = settingValue(nconfKey);
const nconfDefaults = settings({ object: first(arg(0, 'store'), arg(0)), areDefaults: true });
/** Each of its sources gives the whole back. */
const SOURCES = ['argv', 'env', 'file', 'use', 'add', 'defaults', 'overrides', 'required'];

export const nconf = defineLibrary({
  name: 'nconf',
  imports: ['nconf'],
  docs: 'https://github.com/indexzero/nconf#api-documentation',
  creates: each(
    SOURCES.flatMap((name) => [name, `Provider.${name}`]),
    (name) => [name, 'Provider'],
  ),
  values: { get: nconfGet, 'Provider.get': nconfGet },
  calls: { defaults: nconfDefaults, 'Provider.defaults': nconfDefaults },
});

/** What a file of settings holds is in the environment as well, unless that has it already. https://github.com/motdotla/dotenv#config */
export const dotenv = defineLibrary({
  name: 'dotenv',
  imports: ['dotenv'],
  docs: 'https://github.com/motdotla/dotenv#config',
  creates: { config: 'Loaded' },
  values: { 'Loaded.parsed.*': { value: 'setting-by-name' } },
});

/** Defaults that files and the environment of a deployment may replace. */
export const rc = defineLibrary({
  name: 'rc',
  imports: ['rc'],
  docs: 'https://github.com/dominictarr/rc#usage',
  values: { default: { value: 'select', selector: arg(1) } },
});

const PARSED = {
  value: 'described',
  shapes: [made('ObjectSchema', arg(0)), made('Extended', arg(0)), made('Extended', maker(arg(0), arg(0), 'ObjectSchema'))],
  data: arg(0),
  fallback: made('Defaulted', arg(0)),
} as const satisfies ValueRule;

/** What a schema makes of the environment has the defaults of the schema: `z.object({ … }).parse(process.env).PORT`. */
export const zod = defineLibrary({
  name: 'zod',
  imports: ['zod', 'zod/*', 'deno.land/x/zod'],
  docs: 'https://zod.dev/api',
  namespaces: ['z', 'coerce'],
  creates: {
    '*': 'Schema',
    ...each(['object', 'strictObject', 'looseObject'], (name) => [name, 'ObjectSchema'] as const),
    ...each(['extend', 'safeExtend', 'merge'], (name) => [`Schema.${name}`, 'Extended'] as const),
    ...each(['default', 'prefault', 'catch'], (name) => [`Schema.${name}`, 'Defaulted'] as const),
    'Schema.*': 'Schema',
  },
  types: { ObjectSchema: 'Schema', Extended: 'Schema', Defaulted: 'Schema' },
  values: {
    ...each<ValueRule>(['parse', 'parseAsync'], (name) => [`Schema.${name}`, PARSED]),
    ...each<ValueRule>(['safeParse', 'safeParseAsync'], (name) => [`Schema.${name}`, { ...PARSED, under: 'data' }]),
  },
});
