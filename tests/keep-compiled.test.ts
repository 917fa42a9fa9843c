import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { keepCompiled } from '../src/cli/keep-compiled.ts';
import { scratchFolder } from './support/scratch.ts';

/** Long enough to be kept; the same length whatever it says. */
const saying = (word: string) =>
  `const words = '${'.'.repeat(20_000)}';\nexports.said = () => '${word}';\nexports.at = [__filename, words.length];\n`;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Loads the module as a new run would, and says which files of the cache the run wrote. */
function run(cache: string, module: string) {
  const require = createRequire(import.meta.url);
  const end = keepCompiled(cache);
  ends.push(end);
  delete require.cache[module];
  const said: string = require(module).said();
  const before = contents(cache);
  end();
  const after = contents(cache);
  return { said, written: Object.keys(after).filter((name) => after[name] !== before[name]) };
}

function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

describe('what was compiled', () => {
  test('is kept once and taken from then on', () => {
    const [cache, module] = [scratchFolder(), join(scratchFolder(), 'greeting.cjs')];
    writeFileSync(module, saying('good day'));

    expect(run(cache, module)).toEqual({ said: 'good day', written: [expect.stringMatching(/^[0-9a-f]{40}\.compiled$/)] });
    expect(run(cache, module)).toEqual({ said: 'good day', written: [] });
  });

  test('is not taken for a text of the same length, nor when it is damaged', () => {
    const [cache, module] = [scratchFolder(), join(scratchFolder(), 'greeting.cjs')];
    writeFileSync(module, saying('good day'));
    const [kept = ''] = run(cache, module).written;

    writeFileSync(module, saying('farewell'));
    expect(run(cache, module)).toEqual({ said: 'farewell', written: [kept] });

    writeFileSync(module, saying('welcome!'));
    writeFileSync(join(cache, kept), `${createHash('sha1').update(saying('welcome!')).digest('hex')}nonsense`);
    expect(run(cache, module)).toEqual({ said: 'welcome!', written: [kept] });

    const whole = readFileSync(join(cache, kept));
    for (let part = 2; part < 9; part++) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xff, Math.floor((damaged.length * part) / 10), Math.floor((damaged.length * part) / 10) + 8);
      writeFileSync(join(cache, kept), damaged);
      expect(run(cache, module)).toEqual({ said: 'welcome!', written: [kept] });
    }
  });

  test('leaves modules that import others while they run', async () => {
    const [cache, module] = [scratchFolder(), join(scratchFolder(), 'later.cjs')];
    writeFileSync(module, `${saying('see you')}exports.later = async () => (await import('node:path')).sep;\n`);

    expect(run(cache, module)).toEqual({ said: 'see you', written: [] });
    expect(await createRequire(import.meta.url)(module).later()).toBe(sep);
  });

  test('leaves short modules, and a folder that can not be written, alone', () => {
    const module = join(scratchFolder(), 'short.cjs');
    writeFileSync(module, "exports.said = () => 'hello';\n");
    expect(run(scratchFolder(), module)).toEqual({ said: 'hello', written: [] });

    writeFileSync(module, saying('good day'));
    const require = createRequire(import.meta.url);
    const end = keepCompiled(join(module, 'no-folder'));
    ends.push(end);
    delete require.cache[module];
    expect(require(module).said()).toBe('good day');
    expect(end).not.toThrow();
  });
});
