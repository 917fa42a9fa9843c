import { expect, test } from 'vitest';
import dockerCompose from '../analyzers/docker-compose/analyzer.ts';
import kubernetes from '../analyzers/kubernetes/analyzer.ts';
import type { Analyzer } from '../src/model/analyzer.ts';
import { contentsOf } from '../src/model/fact.ts';
import { foundLoosely, isSameLoosely } from '../src/resolve/setting-names.ts';
import { memoryRepository } from './support/memory-repository.ts';

/** So many values of so many files each. */
function lists(files: number, values: number): readonly (readonly [string, string])[] {
  const text = JSON.stringify(Object.fromEntries(Array.from({ length: values }, (_, n) => [`price${n}`, n])));
  return Array.from({ length: files }, (_, n) => [`list${n}.json`, text] as const);
}

async function heldBy(analyzer: Analyzer, file: string, files: Readonly<Record<string, string>>): Promise<number> {
  const { facts } = await analyzer.analyze([{ path: file, text: files[file] ?? '' }], memoryRepository(files));
  return facts.filter((fact) => fact.kind === 'setting' && fact.group?.startsWith(contentsOf(''))).length;
}

test('a ConfigMap of so many values that they are data has no settings in its files', async () => {
  const held = (files: number) => {
    const data = lists(files, 400).map(([name, text]) => `  ${name}: '${text}'\n`);
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prices\ndata:\n${data.join('')}`;
    return heldBy(kubernetes, 'prices.yaml', { 'prices.yaml': text });
  };

  expect(await held(5)).toBe(2000);
  expect(await held(6)).toBe(0);
});

test('and so has a mounted folder', async () => {
  const held = (files: number) => {
    const inside = lists(files, 400).map(([name, text]) => [`prices/${name}`, text] as const);
    const compose = 'services:\n  orders:\n    image: acme/orders\n    volumes: [./prices:/etc/prices]\n';
    return heldBy(dockerCompose, 'compose.yaml', { 'compose.yaml': compose, ...Object.fromEntries(inside) });
  };

  expect(await held(5)).toBe(2000);
  expect(await held(6)).toBe(0);
});

test('a setting is found by the spellings that frameworks take for the same, as by a walk through all of them', () => {
  const keys = [
    'orders.url',
    'orders.base-url',
    'Shop__Orders__Url',
    'Shop:Stock-List',
    'stock.a-b:c',
    'ORDERS_URL',
    'orders.base_url',
  ];
  const settings = new Map(keys.map((key) => [key, { key }]));

  const asked = [
    ...keys,
    'orders.baseUrl',
    'shop:orders:url',
    'stock.ab:c',
    'ordersurl',
    'shop:stocklist',
    'stock.url',
    'A:b__c',
  ];

  expect(asked.map((key) => foundLoosely(key, settings)?.key)).toEqual(
    asked.map((key) => keys.find((each) => isSameLoosely(key, each))),
  );
});
