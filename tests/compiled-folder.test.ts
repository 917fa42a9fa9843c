import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compiledFolder } from '../src/cli/compiled-folder.ts';
import { scratchFolder } from './support/scratch.ts';

describe('what the engine compiled', () => {
  test('is kept with the results of runs', () => {
    const { home, environment } = surroundings();
    expect(compiledFolder(['scan', '/srv/shop'], environment)).toBe(join(home, 'asbuilt'));
    expect(compiledFolder(['scan', '--cache', join(home, 'other')], environment)).toBe(join(home, 'other'));
    expect(compiledFolder([`--cache=${join(home, 'other')}`, 'scan'], environment)).toBe(join(home, 'other'));
    expect(compiledFolder(['scan'], { ...environment, ASBUILT_CACHE: join(home, 'third') })).toBe(join(home, 'third'));
  });

  test('is kept where results are not', () => {
    const { home, environment } = surroundings();

    expect(compiledFolder(['scan', '--no-cache'], environment)).toBe(join(home, 'asbuilt'));
    expect(compiledFolder(['scan'], { ...environment, ASBUILT_CACHE: 'off' })).toBe(join(home, 'asbuilt'));
  });

  test('is never kept in the folder that is read', () => {
    const { home, environment } = surroundings();

    expect(compiledFolder(['scan', home], environment)).not.toContain(home);
    expect(compiledFolder(['scan', home, '--cache', join(home, 'kept')], environment)).toBeUndefined();
  });
});

function surroundings() {
  const home = realpathSync(scratchFolder());
  return { home, environment: { XDG_CACHE_HOME: home } };
}
