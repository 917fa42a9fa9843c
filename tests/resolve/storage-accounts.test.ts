import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { setting } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, code, env, nodesOf, program, publishes, service } from './support.ts';

const CLOUD = 'bicep:infra/main.bicep';
const ACCOUNT = (name: string) =>
  `DefaultEndpointsProtocol=https;AccountName=${name};AccountKey=***;EndpointSuffix=core.windows.net`;
const account = (name: string, word: string): FactDraft => ({
  kind: 'component',
  deployment: CLOUD,
  name: word,
  hosts: [`${name}.blob.core.windows.net`, `${name}.queue.core.windows.net`],
  nodeKind: 'storage',
  technology: 'azure-blob',
  evidence: at('infra/main.bicep'),
});
const keeps: FactDraft = {
  kind: 'connection',
  owner: code('bills'),
  nodeKind: 'storage',
  technology: 'azure-blob',
  protocol: 'http',
  target: setting('BILLS'),
  evidence: at('bills/Program.cs'),
};
const bills = [
  program('bills'),
  service('bills', { image: 'acme/bills', build: { context: 'bills' } }),
  service('bills', { image: 'acme/bills', deployment: CLOUD }),
  service('emulator', { image: 'mcr.microsoft.com/azure-storage/azurite' }),
  keeps,
];

test('an emulator is the account that the same setting names elsewhere by its name alone', () => {
  const shop = architectureOf(
    bills,
    account('acmebills', 'azure-blob'),
    env('bills', 'BILLS', ACCOUNT('acmebills'), CLOUD),
    env(
      'bills',
      'BILLS',
      'AccountName=devstoreaccount1;AccountKey=***;BlobEndpoint=http://emulator:10000/devstoreaccount1;',
      COMPOSE,
    ),
  );

  expect(nodesOf(shop).filter((each) => each.endsWith('storage'))).toHaveLength(1);
});

test('an emulator on the developer’s machine is meant by its own word', () => {
  const shop = architectureOf(
    bills,
    publishes('emulator', 10_000),
    account('acmebills', 'azure-blob'),
    env('bills', 'BILLS', ACCOUNT('acmebills'), CLOUD),
    {
      kind: 'setting',
      group: 'file:bills/.env.example',
      key: 'BILLS',
      value: { is: 'literal', value: 'UseDevelopmentStorage=true' },
      evidence: at('bills/.env.example'),
    },
  );

  expect(nodesOf(shop).filter((each) => each.endsWith('storage'))).toHaveLength(1);
});

test('an account of another name stays another', () => {
  const shop = architectureOf(
    bills,
    account('acmebills', 'azure-blob'),
    account('archive', 'azure-archive'),
    env('bills', 'OLD', ACCOUNT('archive'), CLOUD),
    env(
      'bills',
      'BILLS',
      'AccountName=devstoreaccount1;AccountKey=***;BlobEndpoint=http://emulator:10000/devstoreaccount1;',
      COMPOSE,
    ),
  );

  expect(nodesOf(shop).filter((each) => each.endsWith('storage'))).toHaveLength(3);
});
