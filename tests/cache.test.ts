import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lower } from '../analyzers/typescript/lower.ts';
import { openCacheFolder, pruneCache } from '../src/cache/cache-folder.ts';
import { KeptFiles } from '../src/cache/kept-files.ts';
import { readPack } from '../src/cache/pack.ts';
import { PackWriter } from '../src/cache/pack-writer.ts';
import { lowerAll } from '../src/frontend/lower-all.ts';
import { serialise, toArchitectureFile } from '../src/output/architecture-file.ts';
import { analyze } from '../src/pipeline.ts';
import { openRepository } from '../src/repository/open-repository.ts';
import { ROOT } from './support/fixtures.ts';
import { scratchCopy, scratchFolder } from './support/scratch.ts';

const SHOP = `${ROOT}/fixtures/systems/shop/input`;

interface Scanned {
  readonly result: string;
  readonly stages: readonly string[];
}

async function scan(folder: string, cache: string | false, fingerprint = 'build 1'): Promise<Scanned> {
  const stages: string[] = [];
  const progress = { start: (stage: string) => void stages.push(stage), step: () => undefined, end: () => undefined };
  const { architecture } = await analyze(folder, { flags: { name: 'shop', cache }, fingerprint, progress });
  return { result: serialise(toArchitectureFile(architecture)), stages };
}

const isRead = ({ stages }: Scanned) => stages.includes('read');

describe('the result of the last run', () => {
  test('is taken again, byte for byte, while nothing has changed', async () => {
    const [folder, cache] = [scratchCopy(SHOP), scratchFolder()];
    const without = await scan(folder, false);

    const [cold, warm] = [await scan(folder, cache), await scan(folder, cache)];

    expect([isRead(cold), isRead(warm)]).toEqual([true, false]);
    expect(cold.result).toBe(without.result);
    expect(warm.result).toBe(without.result);
  });

  test.each<[string, (folder: string) => void]>([
    [
      'a file that was read says something else',
      (folder) => writeFileSync(`${folder}/compose.yaml`, 'services: {}\n', { flag: 'a' }),
    ],
    ['there is a file more', (folder) => writeFileSync(`${folder}/notes.txt`, 'order more paper')],
    ['the configuration is another', (folder) => writeFileSync(`${folder}/asbuilt.yaml`, 'ignore: [notes.txt]\n')],
    ['another commit is checked out', (folder) => commit(folder)],
  ])('is not taken when %s', async (_, change) => {
    const [folder, cache] = [scratchCopy(SHOP), scratchFolder()];
    await scan(folder, cache);
    change(folder);

    const again = await scan(folder, cache);

    expect(isRead(again)).toBe(true);
    expect(again.result).toBe((await scan(folder, false)).result);
  });

  test('is not taken from another build of the program', async () => {
    const [folder, cache] = [scratchCopy(SHOP), scratchFolder()];
    await scan(folder, cache, 'build 1');

    expect(isRead(await scan(folder, cache, 'build 2'))).toBe(true);
    expect(isRead(await scan(folder, cache, 'build 2'))).toBe(false);
  });

  test.each<[string, (pack: string) => void]>([
    ['cut off', (pack) => truncateSync(pack, Math.floor(statSync(pack).size / 2))],
    ['damaged', (pack) => writeFileSync(pack, flipped(readFileSync(pack)))],
    ["somebody else's", (pack) => writeFileSync(pack, 'no pack at all')],
  ])('is written anew when what was kept is %s', async (_, harm) => {
    const [folder, cache] = [scratchCopy(SHOP), scratchFolder()];
    const { result } = await scan(folder, cache);
    for (const name of readdirSync(cache)) harm(join(cache, name));

    const [again, warm] = [await scan(folder, cache), await scan(folder, cache)];

    expect([isRead(again), isRead(warm)]).toEqual([true, false]);
    expect([again.result, warm.result]).toEqual([result, result]);
  });
});

test('only files that have changed are lowered again', async () => {
  const [folder, cache] = [scratchFolder({ 'orders.ts': 'place()', 'stock.ts': 'reserve()' }), scratchFolder()];

  const rounds = [await lowered(folder, cache), await lowered(folder, cache)];
  writeFileSync(`${folder}/stock.ts`, 'release()');
  rounds.push(await lowered(folder, cache), await lowered(folder, cache));

  expect(rounds.map(({ anew }) => anew)).toEqual([['orders.ts', 'stock.ts'], [], ['stock.ts'], []]);
  expect(rounds.at(-1)?.modules).toEqual(rounds[2]?.modules);
});

describe('the folder', () => {
  test('is never the analysed one or below it, also not by a link', () => {
    const root = scratchFolder({ 'orders.ts': '' });
    const elsewhere = scratchFolder();
    mkdirSync(`${root}/kept`);
    symlinkSync(`${root}/kept`, `${elsewhere}/link`);

    expect(openCacheFolder(root, root)).toBeUndefined();
    expect(openCacheFolder(`${root}/kept`, root)).toBeUndefined();
    expect(openCacheFolder(`${elsewhere}/link`, root)).toBeUndefined();
  });

  test("is below XDG_CACHE_HOME, for the user's eyes alone", () => {
    const [home, root] = [scratchFolder(), scratchFolder()];

    const folder = openCacheFolder(true, root, { XDG_CACHE_HOME: home });

    expect(folder).toBe(join(home, 'asbuilt'));
    expect(statSync(folder ?? '').mode & 0o077).toBe(0);
  });

  test('loses what was not used for longest, and nothing that is not its own', () => {
    const folder = scratchFolder({ 'letter.txt': 'x'.repeat(9000) });
    for (const name of ['old', 'new']) pack(`${folder}/${name}.pack`, 'y'.repeat(3000));
    utimesSync(`${folder}/old.pack`, 1000, 1000);
    utimesSync(`${folder}/new.pack`, 2000, 2000);
    readPack(`${folder}/old.pack`, 'shop');

    pruneCache(folder, 5000);

    expect(readdirSync(folder).sort()).toEqual(['letter.txt', 'old.pack']);
  });
});

test('a pack about something else is not read, and one that cannot be written is not missed', () => {
  const folder = scratchFolder();
  pack(`${folder}/orders.pack`, { orders: [1, undefined] });

  pack(`${folder}/no/such/folder.pack`, 'lost');

  expect(readPack(`${folder}/orders.pack`, 'shop')?.get('content')).toEqual({ orders: [1, undefined] });
  expect(readPack(`${folder}/orders.pack`, 'warehouse')).toBeUndefined();
});

/** One run of a front end: which files were lowered, and what the modules are. */
async function lowered(folder: string, cache: string) {
  const { root, repository, digestOfFile } = openRepository(folder);
  const kept = new KeptFiles({ folder: cache, root, fingerprint: 'build 1', digestOfFile });
  const sources = repository.paths.flatMap((path) => repository.read(path) ?? []);
  const anew: string[] = [];
  const modules = await lowerAll('typescript', sources, { ...repository, kept }, async () => (source) => {
    anew.push(source.path);
    return lower(source);
  });
  kept.save();
  return { anew, modules };
}

function pack(path: string, content: unknown): void {
  const writer = new PackWriter(path);
  writer.add('content', content);
  writer.finish('shop');
}

/** Every byte of the middle is another. */
function flipped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => (index > bytes.length / 4 && index < bytes.length / 2 ? byte ^ 0xff : byte)));
}

function commit(folder: string): void {
  mkdirSync(`${folder}/.git/refs/heads`, { recursive: true });
  writeFileSync(`${folder}/.git/HEAD`, 'ref: refs/heads/main\n');
  writeFileSync(`${folder}/.git/refs/heads/main`, `${'a'.repeat(40)}\n`);
}
