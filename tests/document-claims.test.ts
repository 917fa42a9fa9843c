import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportAsText } from '../src/output/reports/text.ts';
import { analyze, judgeDocuments, type Run } from '../src/pipeline.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

const cases = foldersIn('fixtures/claims/cases');
let shop: Run;

beforeAll(async () => {
  shop = await analyze(`${ROOT}/fixtures/claims/system`, { flags: { name: 'shop', cache: false } });
});

/** The shop with one more document. */
function judged(text: string) {
  const { repository } = shop;
  const paths = [...repository.paths, 'README.md'];
  const read: typeof repository.read = (path) => (path === 'README.md' ? { path, text } : repository.read(path));
  return judgeDocuments({ ...shop, repository: { ...repository, paths, read } });
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
