import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';
import { scratchCopy } from './support/scratch.ts';

const NIGHTS = 30;
const COMMENT_ONLY = 2;
/** After each kind of commit, met for the first and for the second time, the same night comes twice. */
const TWICE = 8;
const ROUTES = 'payments/src/index.js';
const CALLS = 'orders/src/index.js';

// Every night writes all documents.
vi.setConfig({ testTimeout: 300_000 });

/** One small commit a night: by turns a route, a call of it, a comment alone, and a call that goes again. */
function commit(shop: string, night: number): void {
  const step = Math.floor(night / 4);
  const call = `await fetch('http://payments:8080/step-${step}', { method: 'POST' });\n`;
  const change = [
    () => appendFileSync(join(shop, ROUTES), `app.post('/step-${step}', handle);\n`),
    () => appendFileSync(join(shop, CALLS), call),
    () => appendFileSync(join(shop, CALLS), `// night ${night}\n`),
    () => writeFileSync(join(shop, CALLS), readFileSync(join(shop, CALLS), 'utf8').replace(call, '')),
  ][night % 4];
  change?.();
}

/** What a person does by day: a sentence below the first heading, a section at the end, or words in place of an empty one. */
function edit(docs: string, night: number): string {
  const pages = pagesIn(docs);
  const page = join(docs, pages[night % pages.length] ?? '');
  const words = `Decided on day ${night}: Ada is called first.`;
  const text = readFileSync(page, 'utf8');
  const edited =
    night % 2 === 0
      ? text.replace(/^(# .*\n)/m, `$1\n${words}\n`)
      : `${text.trimEnd()}\n\n## Notes of day ${night}\n\n${words}\n`;
  writeFileSync(page, edited);
  return words;
}

function pagesIn(docs: string): readonly string[] {
  const all = readdirSync(docs, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.md') && !path.startsWith('.asbuilt')).sort();
}

function bytesOf(docs: string): Readonly<Record<string, string>> {
  const files = readdirSync(docs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

test('thirty nights of commits with edits by day: no human word is lost, and a night without a change writes no byte', async () => {
  const shop = scratchCopy(`${ROOT}/fixtures/wiring/route-not-served/input`);
  const docs = join(shop, 'docs');
  const regenerate = () => runCli('docs', shop, '--name', 'shop', '--out', docs, '--no-cache', '--quiet');
  await regenerate();
  const said: string[] = [];
  let nightsThatWrote = 0;

  for (let night = 0; night < NIGHTS; night += 1) {
    said.push(edit(docs, night));
    commit(shop, night);
    const before = bytesOf(docs);
    expect((await regenerate()).code).toBe(0);
    const written = bytesOf(docs);
    if (night % 4 === COMMENT_ONLY) expect([night, written]).toEqual([night, before]);
    if (JSON.stringify(before) !== JSON.stringify(written)) nightsThatWrote += 1;
    const everything = Object.entries(written)
      .flatMap(([path, text]) => (path.includes('/.asbuilt/') ? [] : [text]))
      .join('\n');
    expect([night, said.filter((words) => !everything.includes(words))]).toEqual([night, []]);

    if (night >= TWICE) continue;
    await regenerate();
    expect([night, bytesOf(docs)]).toEqual([night, written]);
  }

  expect(nightsThatWrote).toBeGreaterThan(NIGHTS / 3);
  expect((await runCli('docs', shop, '--name', 'shop', '--out', docs, '--no-cache', '--quiet', '--check')).code).toBe(0);
});
