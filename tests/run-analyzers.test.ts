import { expect, test } from 'vitest';
import { runAnalyzers } from '../src/analyze/run-analyzers.ts';
import type { Repository } from '../src/model/analyzer.ts';
import { silent } from '../src/model/progress.ts';
import { defineAnalyzer, evidenceAt, type FactDraft, type Source } from '../src/sdk/index.ts';

function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  const read = (path: string) => (path in files ? { path, text: files[path] ?? '' } : undefined);
  return { name: 'shop', paths: Object.keys(files), has: (path) => path in files, read };
}

/** One `owner` fact for each line that says `owns`. */
const owners = defineAnalyzer({
  name: 'owners',
  files: ['**/*.txt'],
  analyze: (sources) => ({ facts: sources.flatMap(factsOf), problems: [] }),
});

function factsOf(source: Source): readonly FactDraft[] {
  return source.text.split('\n').flatMap((line, index): readonly FactDraft[] => {
    if (!line.startsWith('owns')) return [];
    return [{ kind: 'owner', pattern: line, owners: ['@orders'], evidence: evidenceAt(source, index + 1) }];
  });
}

const failing = defineAnalyzer({
  name: 'failing',
  files: ['**/*.txt'],
  analyze: () => {
    throw new Error('no such thing');
  },
});

async function idsOf(text: string): Promise<readonly string[]> {
  const { facts } = await runAnalyzers(repositoryOf({ 'a.txt': text }), [owners], silent);
  return facts.map(({ id }) => id);
}

test('an id stays when its line moves, and tells repeated claims apart', async () => {
  const [first, second] = await idsOf('owns shop\nowns shop\n');

  expect(await idsOf('\n\nowns shop\n')).toEqual([first]);
  expect(second).not.toBe(first);
  expect(first).toMatch(/^[0-9a-f]{12}$/);
});

test('the same statement of two analyzers is one fact, stamped by the first', async () => {
  const again = { ...owners, name: 'also-owners' };

  const { facts } = await runAnalyzers(repositoryOf({ 'a.txt': 'owns shop' }), [owners, again], silent);

  expect(facts.map(({ foundBy }) => foundBy)).toEqual(['also-owners']);
});

/** Fails as soon as a file and the one that it means are read together, or a file does so alone. */
const fragile = defineAnalyzer({
  ...owners,
  name: 'fragile',
  analyze: (sources, repository) => {
    const isRead = (path: string) => sources.some((source) => source.path === path);
    const broken = sources.find(({ text }) => text === 'breaks' || isRead(text.replace('breaks with ', '')));
    if (broken) throw new Error(`no such thing in ${broken.path}`);
    return owners.analyze(sources, repository);
  },
});

test.each([
  ['alone', 'breaks'],
  ['with one that is read before it', 'breaks with 3.txt'],
])('a file that breaks an analyzer %s is left out, the others keep their facts', async (_how, text) => {
  const files = Object.fromEntries([...'0123456789'].map((name) => [`${name}.txt`, name === '7' ? text : 'owns shop']));

  const { facts, problems, files: counted } = await runAnalyzers(repositoryOf(files), [fragile], silent);

  expect(facts).toHaveLength(9);
  expect(problems.map(({ code, evidence }) => `${code} ${evidence.path}`)).toEqual(['analyzer-failed 7.txt']);
  expect(counted).toEqual({ seen: 10, parsed: 9 });
});

test('an analyzer that breaks with more files than a few is given up, and none of its files counts as read', async () => {
  const files = Object.fromEntries([...'012345'].map((name) => [`${name}.txt`, name === '0' ? 'owns shop' : 'breaks']));

  const { facts, problems, files: counted } = await runAnalyzers(repositoryOf(files), [fragile], silent);

  expect(facts).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('its files are missing')]);
  expect(counted).toEqual({ seen: 6, parsed: 0 });
});

test('an analyzer that fails becomes a problem, the others go on, and files are counted', async () => {
  const files = { 'b.txt': 'owns shop', 'a.txt': 'owns orders', 'c.md': 'owns nothing', '.d/e.txt': '' };

  const { facts, problems, files: counted } = await runAnalyzers(repositoryOf(files), [failing, owners], silent);

  expect(facts.map(({ evidence }) => evidence.path)).toEqual(['a.txt', 'b.txt']);
  expect(problems.map(({ code, evidence }) => `${code} ${evidence.path}`)).toEqual([
    'analyzer-failed a.txt',
    'analyzer-failed b.txt',
  ]);
  expect(problems[0]?.message).toContain('no such thing');
  expect(counted).toEqual({ seen: 3, parsed: 1 });
});

test('more facts of one analyzer than a call can be given are kept', async () => {
  const [owner] = factsOf({ path: 'a.txt', text: 'owns shop' });
  const facts = Array.from({ length: 150_000 }, (_, at) => ({ ...owner, pattern: `shop${at}` }) as FactDraft);
  const many = { ...owners, analyze: () => ({ facts, problems: [] }) };

  expect((await runAnalyzers(repositoryOf({ 'a.txt': 'owns shop' }), [many], silent)).facts).toHaveLength(150_000);
});
