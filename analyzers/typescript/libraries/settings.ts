import { arg, defineLibrary, each, made, settingValue, type ValueRule } from '../../../src/code/library.ts';

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

/** The cleaned environment has a member for every key it was asked for. */
export const envalid = defineLibrary({
  name: 'envalid',
  imports: ['envalid', 'znv', '@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt'],
  docs: 'https://github.com/af/envalid#api',
  creates: { cleanEnv: 'Environment', parseEnv: 'Environment', createEnv: 'Environment' },
  values: { 'Environment.*': { value: 'setting-by-name' } },
});

/** Keys with dots go into the files of the `config` folder and what overrides them. */
export const nodeConfig = defineLibrary({
  name: 'node-config',
  imports: ['config'],
  docs: 'https://github.com/node-config/node-config/wiki/Common-Usage',
  values: { get: settingValue(arg(0)) },
});

export const nconf = defineLibrary({
  name: 'nconf',
  imports: ['nconf'],
  docs: 'https://github.com/indexzero/nconf#api-documentation',
  values: { get: settingValue(arg(0)) },
});

/** A schema that parses the environment gives the environment: `z.object({ … }).parse(process.env).PORT`. */
export const zod = defineLibrary({
  name: 'zod',
  imports: ['zod', 'zod/*'],
  docs: 'https://zod.dev/basics',
  creates: { object: 'Schema', 'z.object': 'Schema' },
  values: {
    ...each<ValueRule>(['strict', 'passthrough', 'strip', 'loose', 'readonly'], (name) => [`Schema.${name}`, SAME]),
    'Schema.parse': { value: 'select', selector: arg(0) },
    'Schema.parseAsync': { value: 'select', selector: arg(0) },
  },
});
