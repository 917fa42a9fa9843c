import { arg, defineLibrary, each, itself, made, maker, type ValueRule } from '../../../src/code/library.ts';

const TYPES = ['string', 'number', 'boolean', 'bool', 'any', 'array', 'alternatives'];
const LINKS = [
  'required',
  'optional',
  'allow',
  'valid',
  'min',
  'max',
  'port',
  'uri',
  'hostname',
  'integer',
  'positive',
  'trim',
  'empty',
];

const SAME_KEYS = [
  'unknown',
  'required',
  'options',
  'prefs',
  'preferences',
  'append',
  'and',
  'or',
  'with',
  'when',
  'label',
  'strict',
];

const VALIDATED = {
  value: 'described',
  shapes: [made('ObjectSchema', arg(0))],
  data: arg(0),
  fallback: arg(0),
} as const satisfies ValueRule;

/** A schema of the environment: what matters of each key is its default. */
export const joi = defineLibrary({
  name: 'joi',
  imports: ['joi', '@hapi/joi', '@nestjs/common/joi'],
  docs: 'https://joi.dev/api/#anydefaultvalue',
  creates: {
    object: 'ObjectSchema',
    'ObjectSchema.keys': 'ObjectSchema',
    ...each(TYPES, (name) => [name, 'Schema'] as const),
    ...each(LINKS, (name) => [`Schema.${name}`, 'Schema'] as const),
  },
  values: {
    ...each<ValueRule>(SAME_KEYS, (name) => [`ObjectSchema.${name}`, itself]),
    'ObjectSchema.validate': { ...VALIDATED, under: 'value' },
    'ObjectSchema.validateAsync': VALIDATED,
    attempt: { value: 'described', shapes: [maker(arg(1), arg(0), 'ObjectSchema')], data: arg(0), fallback: arg(0) },
    'Schema.default': { value: 'select', selector: arg(0) },
  } satisfies Record<string, ValueRule>,
});
