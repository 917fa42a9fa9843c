import { describe, expect, it } from 'vitest';
import type { Drift } from '../src/model/drift.ts';
import { runCli } from './support/run-cli.ts';
import { shopCheckout } from './support/shop-history.ts';

const drift = (folder: string, ...flags: readonly string[]) => runCli('drift', folder, ...flags, '--no-cache', '--quiet');

/** Each change with the subject of the commit that made it. */
async function told(folder: string, ...flags: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { stdout, stderr } = await drift(folder, ...flags, '--format', 'json');
  expect(stderr).toBe('');
  return Object.fromEntries(
    (JSON.parse(stdout) as Drift).changes.map(({ kind, element, origin }) => [
      `${kind} ${element}`,
      origin && 'by' in origin ? `${origin.is === 'at-or-before' ? 'by ' : ''}${origin.by.subject}` : String(origin?.is),
    ]),
  );
}

describe('drift --since', () => {
  it('names the commit of each change, and what is not committed yet', async () => {
    const shop = await shopCheckout();
    shop.write(
      'compose.yaml',
      'services:\n  orders:\n    build: ./orders\n  payments:\n    image: shop/payments:1\n  mailer:\n    image: shop/mailer:1\n',
    );

    expect(await told(shop.folder, '--since', 'HEAD~6')).toEqual({
      'node-added mailer': 'not-committed',
      'node-added payments': 'Run payments',
      'route-added orders DELETE /orders/:id': 'Cancel orders',
    });
  });

  it('names the commit that took something away', async () => {
    const { folder } = await shopCheckout();

    expect(await told(folder, '--since', 'HEAD~3')).toEqual({
      'edge-removed orders -> payments (http)': 'Stop charging',
      'route-added orders DELETE /orders/:id': 'Cancel orders',
    });
  });

  it('takes a day, whose beginning counts, and says who and when', async () => {
    const { folder, commits } = await shopCheckout();

    const { code, stdout } = await drift(folder, '--since', '2023-11-18', '--head', 'main~1');

    expect(code).toBe(1);
    expect(stdout).toContain(
      `\n  made by ${commits[5]} 2023-11-19 Grace: Cancel orders\n\n1 change: 1 for information since ${commits[3]}.`,
    );
  });

  it('analyses no more revisions than it may', async () => {
    const { folder } = await shopCheckout();

    expect(await told(folder, '--since', 'HEAD~6', '--head', 'HEAD', '--most-revisions', '1')).toEqual({
      'node-added payments': 'by Cancel orders',
      'route-added orders DELETE /orders/:id': 'by Cancel orders',
    });
  });

  it.each([
    ['a day before the history', ['2020-01-01'], 'begins later'],
    ['an hour that is none', ['2023-02-28T99:00'], 'there is no such day'],
    ['a day that is none', ['2023-02-31'], 'there is no such day'],
    ['a later revision', ['HEAD', '--head', 'HEAD~2'], 'is not on the line of first parents'],
    ['a name that is nearly there', ['mian'], 'Did you mean main?'],
    ['another base', ['HEAD', '--base', 'HEAD~1'], 'cannot be used with'],
  ])('exits 2 for %s', async (_what, words, complaint) => {
    const { folder } = await shopCheckout();

    expect(await drift(folder, '--since', ...words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(complaint),
    });
  });
});
