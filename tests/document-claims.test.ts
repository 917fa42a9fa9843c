import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reportAsText } from '../src/output/reports/text.ts';
import { analyze, judgeDocuments, type Run } from '../src/pipeline.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';
import { runCli } from './support/run-cli.ts';

const cases = foldersIn('fixtures/claims/cases');
let shop: Run;

beforeAll(async () => {
  shop = await analyze(`${ROOT}/fixtures/claims/system`, { flags: { name: 'shop', cache: false } });
});

/** The shop with one more document. */
function judged(text: string, run: Run = shop) {
  const { repository } = run;
  const paths = [...repository.paths, 'README.md'];
  const read: typeof repository.read = (path) => (path === 'README.md' ? { path, text } : repository.read(path));
  return judgeDocuments({ ...run, repository: { ...repository, paths, read } });
}

function told(text: string): string {
  const { claims, findings } = judged(text);
  const { coverage } = shop.architecture;
  const confirmed = claims.filter(({ verdict }) => verdict === 'confirmed');
  const lines = confirmed.map(
    ({ document, message, sources: [source] }) => `${document.line}: ${message} ${source?.path}:${source?.line}`,
  );
  const report = { system: 'shop', revision: null, generator: 'asbuilt 0.1.0', findings, accepted: [], coverage, claims };
  return `${reportAsText(report)}\nConfirmed:\n${lines.join('\n')}\n`;
}

describe('what documents claim', () => {
  it.each(cases)('%s', (name) => {
    const folder = `${ROOT}/fixtures/claims/cases/${name}`;

    expectGolden(`${folder}/expected.txt`, told(readFileSync(`${folder}/README.md`, 'utf8')));
  });

  it.each(cases.filter((name) => !name.endsWith('-silent')))('%s has a contradiction, and a near miss that has none', (name) => {
    const document = (of: string) => readFileSync(`${ROOT}/fixtures/claims/cases/${of}/README.md`, 'utf8');

    expect(judged(document(name)).findings.map(({ rule }) => rule)).toContain('document-contradicted');
    expect(judged(document(`${name}-silent`)).findings.map(({ rule }) => rule)).not.toContain('document-contradicted');
  });

  it('contradicts no language and no name where something of the service was not understood', () => {
    const read = (name: string) => readFileSync(`${ROOT}/fixtures/claims/cases/${name}/README.md`, 'utf8');
    const wrong = (run: Run) =>
      judged(`${read('ports')}\n${read('matrix')}`, run).findings.flatMap(({ rule, message }) =>
        rule === 'document-contradicted' && /written in|knows that name/.test(message) ? [message] : [],
      );
    const evidence = { path: 'shared/clients.js', line: 1, text: '' };
    const unknown = { code: 'unresolved-target' as const, message: 'somebody calls a host.', evidence, settledBy: 'a value' };
    const { architecture } = shop;

    expect(wrong(shop)).toHaveLength(2);
    expect(wrong({ ...shop, architecture: { ...architecture, unknowns: [unknown] } })).toEqual([]);
  });

  it.each([
    ['a table without end', `| From | To |\n| - | - |\n${'| orders | payments |\n'.repeat(40_000)}`],
    ['a row without end', `|${'From|'.repeat(50_000)}\n|${'-|'.repeat(50_000)}\n|${'orders|'.repeat(50_000)}`],
    ['lists in lists', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}- GET /orders`).join('\n')],
    ['quotes in quotes', '>'.repeat(500_000)],
    ['a diagram without end', `\`\`\`mermaid\nflowchart LR\n${'orders --> payments\n'.repeat(50_000)}\`\`\``],
    ['many to many', `\`\`\`mermaid\nflowchart LR\n${'a & '.repeat(240)}a --> ${'b & '.repeat(200)}b\n\`\`\``],
    ['a label that never ends', `\`\`\`mermaid\nflowchart LR\norders -- ${'-'.repeat(900)} payments\n\`\`\``],
  ])('comes to an end in %s', (_what, text) => {
    expect(judged(text).claims.length).toBeLessThanOrEqual(5000);
  });
});

describe('asbuilt drift --documents', () => {
  const made: string[] = [];
  const drift = (document: string, ...words: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'shop-'));
    made.push(folder);
    cpSync(`${ROOT}/fixtures/claims/system`, folder, { recursive: true });
    writeFileSync(join(folder, 'README.md'), document);
    return runCli('drift', folder, '--documents', '--no-cache', '--quiet', ...words);
  };

  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  it.each([
    ['| Service | Port |\n|-|-|\n| orders | 8089 |\n', [], 1],
    ['| Service | Port |\n|-|-|\n| orders | 8089 |\n', ['--fail-on', 'never'], 0],
    ['## Orders\n\n- GET /vouchers\n', [], 0],
    ['## Orders\n\n- GET /vouchers\n', ['--fail-on', 'info'], 1],
    ['| Service | Port |\n|-|-|\n| orders | 8080 |\n', ['--fail-on', 'info'], 0],
  ])('%j %j exits %i', async (document, words, code) => {
    expect((await drift(document, ...words)).code).toBe(code);
  });

  it('accepts what a baseline lists', async () => {
    const stale = '| Service | Port |\n|-|-|\n| orders | 8089 |\n';
    const path = join(mkdtempSync(join(tmpdir(), 'shop-')), 'known.json');
    made.push(dirname(path));

    expect((await drift(stale, '--baseline', path, '--update-baseline')).stderr).toBe(`${path}: accepts 1 finding.\n`);
    expect(await drift(stale, '--baseline', path)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The baseline accepts 1 more.'),
    });
  });

  it('lists every claim as JSON', async () => {
    const { stdout } = await drift('| Service | Port |\n|-|-|\n| orders | 8080 |\n', '--format', 'json');

    expect(JSON.parse(stdout).claims).toMatchObject([{ verdict: 'confirmed', document: { path: 'README.md', line: 3 } }]);
  });

  it('says which document it could not read, and that nothing was claimed', async () => {
    const { stdout, stderr, code } = await drift('| orders | payments |\n'.repeat(500_000));

    expect(stderr).toContain('README.md: the document could not be read');
    expect(stdout).toContain('No document claims anything');
    expect(code).toBe(0);
  });

  it('has no diagram', async () => {
    expect(await drift('', '--format', 'mermaid')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no format "mermaid"'),
    });
  });
});
