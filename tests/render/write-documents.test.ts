import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Architecture } from '../../src/model/architecture.ts';
import { writeDocuments } from '../../src/output/write-documents.ts';
import { render } from '../../src/render/render.ts';
import { shop } from './shop.ts';
import { at, edge, node } from './support.ts';

const MATRIX = 'communication-matrix.md';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const matrixFirst = (architecture: Architecture) =>
  render(architecture).toSorted((left, right) => Number(right.path === MATRIX) - Number(left.path === MATRIX));
const write = (architecture: Architecture) => writeDocuments(matrixFirst(architecture), folder, { check: false });
const check = (architecture: Architecture) => writeDocuments(matrixFirst(architecture), folder, { check: true });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const edit = (path: string, change: (text: string) => string) => writeFileSync(join(folder, path), change(read(path)));
const bytes = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, parentPath, readFileSync(join(parentPath, name), 'utf8')])
    .sort();

/** The shop after its warehouse learned to ask payments. */
const grown: Architecture = {
  ...shop,
  edges: [
    ...shop.edges,
    edge('warehouse', 'payments', ['services/warehouse/src/refund.ts:3'], { operations: ['POST /refunds'] }),
  ],
};

test('writing twice changes no byte', async () => {
  await write(shop);
  const first = bytes();

  const results = await write(shop);

  expect(bytes()).toEqual(first);
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['unchanged']));
});

test('a check writes nothing and says what is missing', async () => {
  const results = await check(shop);

  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['missing']));
  expect(bytes()).toEqual([]);
});

test('a check names the stale statement and the source line that made it so', async () => {
  await write(shop);
  const before = bytes();

  const [matrix] = await check(grown);

  expect(bytes()).toEqual(before);
  expect(matrix?.status).toBe('stale');
  expect(matrix?.stale).toEqual([
    expect.objectContaining({
      change: 'added',
      heading: 'Service Communication Matrix',
      after: expect.stringContaining('| warehouse | payments | HTTP |'),
      newEvidence: ['services/warehouse/src/refund.ts:3'],
      goneEvidence: [],
    }),
  ]);
});

test('a check after a removal names the line on disk and the evidence that is gone', async () => {
  await write(grown);

  const [matrix] = await check(shop);

  const [stale] = matrix?.stale ?? [];
  expect(stale).toMatchObject({ change: 'removed', goneEvidence: ['services/warehouse/src/refund.ts:3'], after: '' });
  expect(read(MATRIX).split('\n')[(stale?.line ?? 0) - 1]).toBe(stale?.before);
});

test('a statement whose source line only moved is told apart', async () => {
  await write(shop);

  const moved = shop.edges.map((each) =>
    each.to === 'basket-cache' ? { ...each, evidence: [at('services/orders/src/basket.ts:9')] } : each,
  );
  const [matrix] = await check({ ...shop, edges: moved });

  expect(matrix?.stale).toEqual([
    expect.objectContaining({
      change: 'moved',
      newEvidence: ['services/orders/src/basket.ts:9'],
      goneEvidence: ['services/orders/src/basket.ts:7'],
    }),
  ]);
});

test('what people wrote survives, and what the sources say is added around it', async () => {
  await write(shop);
  edit(MATRIX, (text) => text.replace('## Channels', 'Reviewed with the payments team.\n\n## Channels'));

  const [matrix] = await write(grown);

  expect(matrix).toMatchObject({ status: 'updated', conflicts: [] });
  expect(read(MATRIX)).toContain('Reviewed with the payments team.');
  expect(read(MATRIX)).toContain('| warehouse | payments | HTTP |');
});

test('an edited cell stays while the other cells of its row follow the sources', async () => {
  await write(shop);
  edit(MATRIX, (text) =>
    text.replace(/(basket-cache .*)Not found in sources: no operation was seen/, '$1Keeps baskets for a day'),
  );

  const moved = shop.edges.map((each) =>
    each.to === 'basket-cache' ? { ...each, evidence: [at('services/orders/src/basket.ts:9')] } : each,
  );
  await write({ ...shop, edges: moved });

  expect(read(MATRIX)).toContain('| Keeps baskets for a day | `services/orders/src/basket.ts:9` |');
});

test('where both changed the same words the human text wins and the conflict is reported with its line', async () => {
  await write(shop);
  edit(MATRIX, (text) =>
    text.replace(/(basket-cache .*)Not found in sources: no operation was seen/, '$1Keeps baskets for a day'),
  );

  const named = shop.edges.map((each) => (each.to === 'basket-cache' ? { ...each, operations: ['SET basket:*'] } : each));
  const [checked] = await check({ ...shop, edges: named });
  const [matrix] = await write({ ...shop, edges: named });

  const [conflict] = matrix?.conflicts ?? [];
  expect([checked?.status, matrix?.status]).toEqual(['kept', 'kept']);
  expect(conflict).toMatchObject({
    heading: 'Service Communication Matrix',
    kept: expect.stringContaining('a day'),
    generated: expect.stringContaining('SET basket:*'),
  });
  expect(read(MATRIX).split('\n')[(conflict?.line ?? 0) - 1]).toBe(conflict?.kept);
});

test('a file that asbuilt did not write is left alone and reported', async () => {
  writeFileSync(join(folder, MATRIX), '# Our own matrix\n');

  const [matrix] = await write(shop);

  expect(matrix).toMatchObject({ status: 'kept', reason: expect.stringContaining('.asbuilt/communication-matrix.md') });
  expect(read(MATRIX)).toBe('# Our own matrix\n');
});

test('words about one integration stay with it when another one comes before it', async () => {
  await write(shop);
  const points = 'integration-points.md';
  edit(points, (text) =>
    text.replace(/(Integration 1: api\.stripe\.com[\s\S]*?\*\*SLA\*\*: ).*/, '$1Agreed with the bank: 99.9 %'),
  );
  const courier = node('api.courier.example', 'services/warehouse/src/ship.ts:2', { kind: 'external' });
  const shipped = edge('warehouse', courier.id, ['services/warehouse/src/ship.ts:4'], { operations: ['POST /labels'] });

  await write({ ...shop, nodes: [...shop.nodes, courier], edges: [...shop.edges, shipped] });

  const [, , stripe = ''] = read(points).split(/^### Integration \d+: /m);
  expect(read(points)).toContain('### Integration 1: api.courier.example');
  expect(stripe).toMatch(/^api\.stripe\.com\n/);
  expect(stripe.split('## Internal')[0]).toContain('- **SLA**: Agreed with the bank: 99.9 %');
});

test('Windows line endings stay', async () => {
  await write(shop);
  edit(MATRIX, (text) => text.replaceAll('\n', '\r\n'));

  const [matrix] = await write(grown);

  expect(matrix?.status).toBe('updated');
  expect(read(MATRIX).replaceAll('\r\n', '')).not.toContain('\n');
});

test('a path or a link that leads out of the folder is refused', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  symlinkSync(outside, join(folder, 'linked'));
  symlinkSync(join(outside, 'plan.md'), join(folder, 'plan.md'));
  mkdirSync(join(folder, 'inner'));
  const paths = ['../plan.md', join(outside, 'plan.md'), 'inner/../../plan.md', 'linked/plan.md', 'plan.md'];

  const results = await writeDocuments(
    paths.map((path) => ({ path, text: 'hello\n' })),
    folder,
    { check: false },
  );

  expect(results.map(({ status }) => status)).toEqual(paths.map(() => 'kept'));
  expect(readdirSync(outside)).toEqual([]);
  rmSync(outside, { recursive: true });
});
