import { arg, defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

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

/** A schema of the environment: what matters of each key is its default. */
export const joi = defineLibrary({
  name: 'joi',
  imports: ['joi', '@hapi/joi', '@nestjs/common/joi'],
  docs: 'https://joi.dev/api/#anydefaultvalue',
  creates: {
    ...each(TYPES, (name) => [name, 'Schema'] as const),
    ...each(LINKS, (name) => [`Schema.${name}`, 'Schema'] as const),
  },
  values: {
    object: { value: 'select', selector: arg(0) },
    'Schema.default': { value: 'select', selector: arg(0) },
  } satisfies Record<string, ValueRule>,
});
