import { describe, expect, test } from 'vitest';
import { analyzers } from '../analyzers/index.ts';
import { runAnalyzers } from '../src/analyze/run-analyzers.ts';
import { silent } from '../src/model/progress.ts';
import { serialise, toArchitectureFile } from '../src/output/architecture-file.ts';
import { analyze } from '../src/pipeline.ts';
import { openRepository } from '../src/repository/open-repository.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { ROOT, systems } from './support/fixtures.ts';
import { scratchCopy } from './support/scratch.ts';

async function scan(folder: string): Promise<string> {
  const { architecture } = await analyze(folder, { flags: { name: 'system' } });
  return serialise(toArchitectureFile(architecture));
}

/** The same files, listed backwards and read backwards. */
async function scanBackwards(folder: string): Promise<string> {
  const { repository, problems: unread } = openRepository(folder);
  const paths = repository.paths.toReversed();
  for (const path of paths) repository.read(path);
  const analysis = await runAnalyzers({ ...repository, paths }, analyzers.toReversed(), silent);
  const problems = [...unread, ...analysis.problems];
  return serialise(toArchitectureFile(resolve({ ...analysis, problems, name: 'system', revision: null })));
}

describe.each(systems())('$name', ({ folder }) => {
  const input = `${folder}/input`;

  test('two runs, and a copy elsewhere, give the same bytes', async () => {
    const first = await scan(input);

    expect(await scan(input)).toBe(first);
    expect(await scan(scratchCopy(input))).toBe(first);
  });

  test('another working directory gives the same bytes', async () => {
    const first = await scan(input);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await scan('input')).toBe(first);
    } finally {
      process.chdir(before);
    }
  });

  test('the order of files and analyzers does not matter', async () => {
    expect(await scanBackwards(input)).toBe(await scan(input));
  });

  test('no path of the machine is in it', async () => {
    expect(await scan(input)).not.toContain(ROOT);
  });
});
