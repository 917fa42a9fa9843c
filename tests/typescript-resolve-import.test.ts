import { describe, expect, it } from 'vitest';
import { createResolver } from '../analyzers/typescript/resolve-import.ts';
import { memoryRepository } from './support/memory-repository.ts';

const repository = memoryRepository({
  'orders/src/main.ts': '',
  'orders/src/config.ts': '',
  'orders/src/mail/index.ts': '',
  'orders/src/mail.helper.ts': '',
  'orders/src/settings.json': '{}',
  'orders/src/stock.mts': '',
  'orders/src/pages/Cart.vue': '',
  'orders/package.json': '{"name":"orders","imports":{"#jobs/*":"./dist/jobs/*.js"},"dependencies":{"redis":"^4.0.0"}}',
  'orders/src/jobs/ship.ts': '',
  'orders/tsconfig.json': '{ "extends": "../tsconfig.base", "compilerOptions": { "baseUrl": "./", }, /* comments are fine */ }',
  'tsconfig.base.json': '{"compilerOptions":{"paths":{"@shop/events":["libs/events/src"],"@shop/*":["libs/*/src"]}}}',
  'libs/events/src/index.ts': '',
  'libs/prices/src/index.ts': '',
  'packages/common/package.json':
    '{"name":"@acme/common","main":"./build/index.js","exports":{".":{"require":"./build/index.js"},"./topics":"./build/topics.js"}}',
  'packages/common/src/index.ts': '',
  'packages/common/src/topics.ts': '',
  'packages/common/src/hidden/deep.ts': '',
  'packages/plain/package.json': '{"name":"plain","main":"lib/plain.js"}',
  'packages/plain/lib/plain.js': '',
  'packages/plain/plain.js': '',
  'redis/package.json': '{"name":"redis","version":"1.0.0"}',
  'redis/index.js': '',
  'broken/tsconfig.json': '{ "compilerOptions": { "paths": [ "x"',
  'broken/package.json': '{ "name": ',
  'broken/index.ts': '',
  'shop-front/package.json': '{"name":"shop-front"}',
  'shop-front/src/api.ts': '',
});

describe('resolving an import', () => {
  const resolve = createResolver(repository);

  it.each([
    ['./config', 'orders/src/config.ts'],
    ['./config.js', 'orders/src/config.ts'],
    ['./stock.mjs', 'orders/src/stock.mts'],
    ['./mail', 'orders/src/mail/index.ts'],
    ['./mail/', 'orders/src/mail/index.ts'],
    ['./mail.helper', 'orders/src/mail.helper.ts'],
    ['./settings', 'orders/src/settings.json'],
    ['./pages/Cart.vue?raw', 'orders/src/pages/Cart.vue'],
    ['src/config', 'orders/src/config.ts'],
    ['#jobs/ship', 'orders/src/jobs/ship.ts'],
    ['@shop/events', 'libs/events/src/index.ts'],
    ['@shop/prices', 'libs/prices/src/index.ts'],
    ['@acme/common', 'packages/common/src/index.ts'],
    ['@acme/common/topics', 'packages/common/src/topics.ts'],
    ['@acme/common/build/hidden/deep', 'packages/common/src/hidden/deep.ts'],
    ['plain', 'packages/plain/lib/plain.js'],
    ['../../packages/common', 'packages/common/src/index.ts'],
  ])('%s is %s', (specifier, file) => {
    expect(resolve(specifier, 'orders/src/main.ts')).toBe(file);
  });

  it.each(['express', 'fs', 'node:fs', './missing', '@shop/unknown', '@acme', 'redis'])(
    '%s is no file of the repository',
    (specifier) => {
      expect(resolve(specifier, 'orders/src/main.ts')).toBeUndefined();
    },
  );

  it('takes @/ for the source folder when no configuration says otherwise', () => {
    expect(resolve('@/api', 'shop-front/src/pages/cart.ts')).toBe('shop-front/src/api.ts');
  });

  it('lives with broken configuration', () => {
    expect(resolve('./index', 'broken/other.ts')).toBe('broken/index.ts');
    expect(resolve('x/y', 'broken/other.ts')).toBeUndefined();
  });
});
