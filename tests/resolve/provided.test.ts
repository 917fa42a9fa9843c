import { describe, expect, test } from 'vitest';
import type { FactDraft, NodeKind, Protocol } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, call, code, nodesOf, program, service } from './support.ts';

const opens = (folder: string, technology: string, nodeKind: NodeKind, protocol: Protocol, target: string): FactDraft => ({
  kind: 'connection',
  owner: code(folder),
  nodeKind,
  technology,
  protocol,
  evidence: at(`${folder}/client.ts`),
  target: literal(target),
});

const listens = (folder: string, channel: string): FactDraft => ({
  kind: 'subscribe',
  owner: code(folder),
  protocol: 'sqs',
  channelKind: 'queue',
  channel: literal(channel),
  evidence: at(`${folder}/serverless.yml`),
});

const sends = (folder: string, channel: string): FactDraft => ({ ...listens(folder, channel), kind: 'publish' }) as FactDraft;

describe('a service of a provider', () => {
  test('is one node and has one channel of a name, whoever says its region', () => {
    const shop = architectureOf(
      program('orders'),
      program('billing'),
      opens('orders', 'sqs', 'broker', 'sqs', 'https://sqs.eu-west-1.amazonaws.com'),
      sends('orders', 'https://sqs.eu-west-1.amazonaws.com/1/bills'),
      listens('billing', 'bills'),
    );

    expect(nodesOf(shop)).toEqual(['amazon-sqs broker', 'billing service', 'orders service']);
    expect(shop.channels.map(({ id, producers, consumers }) => [id, ...producers, ...consumers])).toEqual([
      ['amazon-sqs:bills', 'orders', 'billing'],
    ]);
  });

  test('is the resource that a stack declares, also where its address is called', () => {
    const shop = architectureOf(
      program('orders'),
      service('sns', { deployment: 'cloudformation:template.yaml', nodeKind: 'broker', technology: 'sns' }),
      call('orders', 'https://sns.eu-west-1.amazonaws.com/'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'sns broker']);
  });

  test('is not the container that bears its name', () => {
    const shop = architectureOf(
      program('orders'),
      service('s3', { image: 'minio/minio' }),
      call('orders', 'https://s3.eu-west-1.amazonaws.com/bills'),
    );

    expect(nodesOf(shop)).toEqual(['amazon-s3 external', 'orders service', 's3 storage']);
  });
});
