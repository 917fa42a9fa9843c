import { describe, expect, it } from 'vitest';
import { packageNames } from '../analyzers/go/imports.ts';
import { createResolver } from '../analyzers/go/resolve-import.ts';
import { memoryRepository } from './support/memory-repository.ts';

const files = {
  'go.mod': 'module github.com/acme/shop // the shop\n',
  'money/money.go': 'package money\n',
  'proto/orders.pb.go': 'package proto\n',
  'proto/doc.go': 'package proto\n',
  'services/orders/go.mod': [
    'module github.com/acme/shop/services/orders',
    'replace (',
    '  github.com/acme/audit v1.0.0 => ../audit',
    '  github.com/lib/pq => github.com/acme/pq v1.0.0',
    ')',
  ].join('\n'),
  'services/orders/store/store.go': 'package store\n',
  'services/audit/log/log.go': 'package log\n',
};

function resolver(repository: Readonly<Record<string, string>>, packages: readonly string[]) {
  return createResolver(new Set(packages.map((folder) => `package:${folder}`)), memoryRepository(repository));
}

describe('resolving Go imports', () => {
  const resolve = resolver(files, ['money', 'proto', 'services/orders/store', 'services/audit/log']);

  it.each([
    ['github.com/acme/shop/money', 'package:money'],
    ['github.com/acme/shop/services/orders/store', 'package:services/orders/store'],
    ['github.com/acme/audit/log', 'package:services/audit/log'],
    ['package:money', 'package:money'],
  ])('%s is in the repository', (specifier, expected) => {
    expect(resolve(specifier, 'services/orders/main.go')).toBe(expected);
  });

  it.each(['net/http', 'github.com/lib/pq', 'github.com/acme/shop/proto', 'github.com/acme/shopping/money'])(
    '%s is not',
    (specifier) => {
      expect(resolve(specifier, 'services/orders/main.go')).toBeUndefined();
    },
  );

  it('goes by the path behind host, owner and repository where there is no go.mod', () => {
    const old = resolver({ 'money/money.go': 'package money\n' }, ['money']);

    expect(old('github.com/acme/shop/money', 'main.go')).toBe('package:money');
    expect(old('net/http', 'main.go')).toBeUndefined();
  });
});

describe('names of imported packages', () => {
  it.each([
    ['net/http', 'http'],
    ['github.com/redis/go-redis/v9', 'redis'],
    ['github.com/segmentio/kafka-go', 'kafka'],
    ['gopkg.in/mgo.v2', 'mgo'],
    ['github.com/eclipse/paho.mqtt.golang', 'mqtt'],
    ['go.etcd.io/etcd/client/v3', 'clientv3'],
    ['github.com/nats-io/nats.go', 'nats'],
  ])('%s may be called %s', (specifier, name) => {
    expect(packageNames(specifier)).toContain(name);
  });
});
