import { describe, expect, test } from 'vitest';
import { ModuleTable } from '../analyzers/python/modules.ts';
import { isOwnCode } from '../analyzers/python/own-code.ts';
import { readStartCommand } from '../analyzers/python/start-commands.ts';

const table = new ModuleTable(
  [
    'services/orders/app/__init__.py',
    'services/orders/app/main.py',
    'services/orders/app/redis/__init__.py',
    'services/orders/app/redis/client.py',
    'services/orders/app/core/config.py',
    'services/stock/main.py',
    'services/stock/queue.py',
    'services/mail/start.py',
    'services/mail/letters/redis.py',
    'services/mail/letters/send.py',
    'libs/common/src/shop_common/http.py',
  ],
  ['libs/common'],
  new Set(['services/mail/letters']),
);

describe('imports', () => {
  test('are looked for where the program starts', () => {
    expect(table.resolve('app.core.config', 'services/orders/app/main.py')).toBe('services/orders/app/core/config.py');
  });

  test('give a folder without a file of its own as a package', () => {
    expect(table.resolve('app.core', 'services/orders/app/main.py')).toBe('package:services/orders/app/core');
  });

  test('go up by dots', () => {
    expect(table.resolve('..core.config', 'services/orders/app/redis/client.py')).toBe('services/orders/app/core/config.py');
    expect(table.resolve('.', 'services/orders/app/main.py')).toBe('services/orders/app/__init__.py');
  });

  test('mean a well-known package where only a folder inside of the program has its name', () => {
    expect(table.resolve('redis', 'services/orders/app/redis/client.py')).toBeUndefined();
  });

  test('mean a well-known package where a file of its name lies in a package that has no file of its own', () => {
    expect(table.resolve('redis', 'services/mail/letters/send.py')).toBeUndefined();
    expect(table.resolve('letters.redis', 'services/mail/start.py')).toBe('services/mail/letters/redis.py');
  });

  test("mean a file of one's own that lies beside the program's start", () => {
    expect(table.resolve('queue', 'services/stock/main.py')).toBe('services/stock/queue.py');
  });

  test('find shared projects by their folders', () => {
    expect(table.resolve('shop_common.http', 'services/stock/main.py')).toBe('libs/common/src/shop_common/http.py');
  });

  test('of packages from elsewhere give nothing', () => {
    expect(table.resolve('warehouse_sdk', 'services/stock/main.py')).toBeUndefined();
  });
});

test.each([
  ['python -u main.py --port 80', ['main.py'], []],
  ['python3 -m orders.server', [], ['orders.server']],
  ['gunicorn --bind 0.0.0.0:8000 shop.wsgi:app', [], ['shop.wsgi']],
  ['["uvicorn", "app.main:app", "--host", "0.0.0.0"]', [], ['app.main']],
  ['celery -A letters.worker worker --loglevel=info', [], ['letters.worker']],
  ['poetry run flask --app shop run', [], ['shop']],
  ['node server.js', [], []],
])('%s starts files and modules', (line, files, modules) => {
  const start = readStartCommand(line);

  expect([start.files, start.modules]).toEqual([files, modules]);
});

test.each([
  ['orders/views.py', true],
  ['orders/tests/test_views.py', false],
  ['orders/migrations/0001_initial.py', false],
  ['orders/orders_pb2_grpc.py', false],
  ['.venv/lib/flask/app.py', false],
  ['setup.py', false],
])('%s is read: %s', (path, isRead) => {
  expect(isOwnCode(path)).toBe(isRead);
});
