import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { SCHEMA_ID, serialise, toArchitectureFile } from '../src/output/architecture-file.ts';
import { architectureSchema } from '../src/output/architecture-schema.ts';
import { readArchitectureFile } from '../src/output/read-architecture-file.ts';
import { shop } from './support/shop.ts';

const file = toArchitectureFile(shop);
const text = serialise(file);

function validate(content: unknown): readonly string[] {
  const check = new Ajv2020({ strict: true }).compile(JSON.parse(architectureSchema()));
  check(content);
  return (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the architecture file', () => {
  it('follows its own JSON Schema and names it', () => {
    expect(validate(JSON.parse(text))).toEqual([]);
    expect(JSON.parse(architectureSchema()).$id).toBe(SCHEMA_ID);
    expect(JSON.parse(text).$schema).toBe(SCHEMA_ID);
  });

  it('is refused by the schema when a statement has no evidence or an unheard-of kind', () => {
    const [first, ...others] = file.nodes;
    const { evidence, ...bare } = first ?? {};

    expect(validate({ ...file, nodes: [bare, ...others] })).toEqual(["/nodes/0 must have required property 'evidence'"]);
    expect(validate({ ...file, nodes: [{ ...first, kind: 'mainframe' }] })).toEqual([
      '/nodes/0/kind must be equal to one of the allowed values',
    ]);
  });

  it('allows further keys, so that the contract can grow', () => {
    expect(validate({ ...file, screenshots: [] })).toEqual([]);
  });

  it('is identical after reading and writing it back', () => {
    expect(serialise(readArchitectureFile(text, 'asbuilt.json'))).toBe(text);
  });

  it('does not depend on the order in which things were found', () => {
    const shuffled = {
      ...shop,
      nodes: shop.nodes.toReversed(),
      edges: shop.edges.toReversed(),
      routes: shop.routes.toReversed(),
    };

    expect(serialise(toArchitectureFile(shuffled))).toBe(text);
  });

  it('sorts keys and names, keeps the order of hops and leaves out the notes of the resolver', () => {
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(JSON.parse(text)).toSorted());
    expect(file.nodes.map((node) => node.id)).toEqual(['mailer', 'orders', 'payments', 'rabbit', 'storefront']);
    expect(file.nodes.at(-1)?.ports).toEqual([80, 8080]);
    expect(file.edges.at(-1)?.evidence.map((hop) => hop.line)).toEqual([12, 4, 6]);
    expect(text).not.toContain('because');
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('reading an architecture file', () => {
  const cases: readonly [string, string, RegExp][] = [
    ['an empty file', '  \n', /^shop\.json: the file is empty\. Restore it .*asbuilt scan DIR --format json -o FILE/],
    ['something else than JSON', '{ "nodes": [', /^shop\.json: this is not JSON: .* Restore it/],
    ['a merge that was not finished', '{\n<<<<<<< ours\n}', /conflict markers/],
    ['JSON of another kind', '{"name":"shop"}', /^shop\.json: this is not an architecture file of asbuilt:\n {2}\$schema: .*\n/],
    ['a list', '[]', /the whole file: Invalid input/],
    [
      'a newer version',
      '{"schemaVersion":"2","generator":"asbuilt 9.0.0"}',
      /schemaVersion "2" .* by asbuilt 9\.0\.0; .* reads "1"/,
    ],
  ];

  it.each(cases)('refuses %s and says what to do', (_name, content, message) => {
    expect(() => readArchitectureFile(content, 'shop.json')).toThrow(UserError);
    expect(() => readArchitectureFile(content, 'shop.json')).toThrow(message);
  });

  it('names the place that is wrong', () => {
    const broken = { ...file, edges: [{ ...file.edges[0], protocol: 'telepathy' }] };

    expect(() => readArchitectureFile(JSON.stringify(broken), 'shop.json')).toThrow(/edges\[0\]\.protocol: Invalid option/);
  });
});
