import { rmSync, writeFileSync } from 'node:fs';
import { hashBlob } from 'isomorphic-git';
import { describe, expect, it } from 'vitest';
import { Checkout } from './support/git-history.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { SHOP_HISTORY, shopCheckout } from './support/shop-history.ts';

const EDGE = 'orders -> payments';

async function blame(folder: string, ...words: readonly string[]) {
  return runCli('blame', ...words, '--dir', folder, '--no-cache', '--quiet');
}

/** Subjects of the commits that are blamed, and how sure that is. */
async function origins(folder: string, ...words: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await blame(folder, ...words, '--format', 'json');
  expect(stderr).toBe('');
  const { origins: found } = JSON.parse(stdout) as { origins: readonly { element: string; origin: Told }[] };
  return found.map(({ element, origin }) =>
    [element, origin.is, origin.by?.subject, origin.mergedBy?.subject].filter(Boolean).join(' | '),
  );
}

interface Told {
  readonly is: string;
  readonly by?: { readonly subject: string };
  readonly mergedBy?: { readonly subject: string };
}

/** Takes the content of a file out of the repository. */
async function forget(folder: string, content: string): Promise<void> {
  const { oid } = await hashBlob({ object: content });
  rmSync(`${folder}/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`);
}

const [, charging] = SHOP_HISTORY[3];
/** The shop until it charges and cancels, before it stops charging. */
const chargingShop = () => Checkout.of(...SHOP_HISTORY.slice(0, 6));

describe('blame', () => {
  it('names commit, author, day and subject of what introduced a connection', async () => {
    const { folder, commits } = await chargingShop();

    const { code, stdout } = await blame(folder, EDGE);

    expect(code).toBe(0);
    expect(stdout).toBe(`orders -> payments (http)\n  introduced by ${commits[3]} 2023-11-17 Grace: Charge for orders\n`);
  });

  it.each([
    ['an id', ['orders -> payments (http)'], ['orders -> payments (http) | introduced | Charge for orders']],
    ['two names', ['orders', 'payments'], ['orders -> payments (http) | introduced | Charge for orders']],
    ['a node', ['payments'], ['payments | introduced | Run payments']],
    ['a route', ['DELETE /orders/:id'], ['orders DELETE /orders/:id | introduced | Cancel orders']],
    ['the first commit', ['GET /orders'], ['orders GET /orders | introduced | Sell']],
  ])('takes %s', async (_what, words, told) => {
    const { folder } = await chargingShop();

    expect(await origins(folder, ...words)).toEqual(told);
  });

  it('follows lines that are rewritten and files that are moved', async () => {
    const shop = await chargingShop();
    await shop.commit('Name the address', {
      'orders/server.js': null,
      'orders/src/server.js': "const payments = process.env.PAYMENTS_URL;\nfetch(payments + '/charges', { method: 'POST' });\n",
    });
    await shop.commit('Call it a service', {
      'orders/package.json': '{ "name": "orders", "version": "2.0.0", "dependencies": { "express": "5" } }',
    });

    expect(await origins(shop.folder, EDGE)).toEqual(['orders -> payments (http) | introduced | Charge for orders']);
  });

  it('tells the last time of a connection that came, went and came again', async () => {
    const shop = await shopCheckout();
    await shop.commit('Charge again', charging);

    expect(await origins(shop.folder, EDGE)).toEqual(['orders -> payments (http) | introduced | Charge again']);
    expect(await origins(shop.folder, EDGE, '--head', 'HEAD~2')).toEqual([
      'orders -> payments (http) | introduced | Charge for orders',
    ]);
  });

  it('looks into a merge for the commit that was merged', async () => {
    const shop = await shopCheckout();
    const side = await shop.commit('Charge on a branch', charging, { aside: true });
    await shop.commit('Merge the branch', {}, { merging: side });
    await shop.commit('Say so', { 'README.md': '# Shop\n' });

    expect(await origins(shop.folder, EDGE)).toEqual([
      'orders -> payments (http) | introduced | Charge on a branch | Merge the branch',
    ]);
  });

  it('says that something is not committed yet', async () => {
    const shop = await shopCheckout();
    for (const [path, text] of Object.entries(charging)) shop.write(path, text);

    expect((await blame(shop.folder, EDGE)).stdout).toBe('orders -> payments (http)\n  not committed yet\n');
  });

  it('says where a shallow clone or the number of revisions cuts it off', async () => {
    const shop = await chargingShop();
    const cut = (await blame(shop.folder, 'payments', '--most-revisions', '1')).stdout;
    writeFileSync(`${shop.folder}/.git/shallow`, `${shop.commits[4]}\n`);

    const shallow = (await blame(shop.folder, EDGE)).stdout;

    expect(cut).toBe('payments\n  no more revisions were analysed (--most-revisions allows more)\n');
    expect(shallow).toContain(
      `introduced at or before ${shop.commits[4]} 2023-11-18 Ada: Indent and explain\n  the history is cut off there`,
    );
  });

  it('does not miss what a partial clone lacks and no analyzer asks for', async () => {
    const shop = await Checkout.of(...SHOP_HISTORY.slice(0, 3), ['Show it', { 'logo.png': 'picture' }], ['Charge', charging]);
    await forget(shop.folder, 'picture');

    expect(await origins(shop.folder, EDGE)).toEqual(['orders -> payments (http) | introduced | Charge']);
  });
});

describe('blame exits 2 for', () => {
  it.each([
    ['a name that is nearly there', ['ordres -> payments'], 'has nothing called "ordres". Did you mean orders?'],
    [
      'the wrong way round',
      ['payments -> orders'],
      'has no connection "payments -> orders". Did you mean "orders -> payments (http)"?',
    ],
    ['another protocol', ['orders -> payments (grpc)'], 'Did you mean "orders -> payments (http)"?'],
    [
      'a revision that is not there',
      ['orders', '--head', 'mian'],
      'There is no branch, tag or commit mian in this git repository. Did you mean main?',
    ],
    ['a number that is none', ['orders', '--most-revisions', '0'], 'Give a whole number from 1.'],
  ])('%s', async (_what, words, complaint) => {
    const { folder } = await chargingShop();

    expect(await blame(folder, ...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(complaint) });
  });

  it('a file that a partial clone lacks', async () => {
    const { folder } = await chargingShop();
    await forget(folder, String(SHOP_HISTORY[2][1]['compose.yaml']));

    expect(await blame(folder, EDGE)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('(compose.yaml) is not in this clone'),
    });
  });

  it('a folder without git', async () => {
    const folder = scratchFolder({ 'compose.yaml': 'services:\n  orders:\n    build: .\n' });

    expect(await blame(folder, 'orders')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('this is not in a git repository'),
    });
  });
});
