import { expect, test } from 'vitest';
import { listenedPort } from '../../src/resolve/listened-port.ts';

test.each([
  ['8080', 8080],
  [':8080', 8080],
  ['0.0.0.0:50051', 50051],
  ['[::]:50051', 50051],
  ['localhost:9000', 9000],
])('%s is at port %i', (text, port) => {
  expect(listenedPort(text)).toBe(port);
});

test.each(['', '0', ':0', ':{}', '/run/orders.sock', 'unix:/run/orders.sock', '127.0.0.1', ':http'])(
  '%j says no port',
  (text) => {
    expect(listenedPort(text)).toBeUndefined();
  },
);
