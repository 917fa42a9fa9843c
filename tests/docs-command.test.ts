import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';

const SHOP = `${ROOT}/fixtures/systems/shop/input`;

test('a template is filled in place of the sets, and what it lacks is told on stderr', async () => {
  const [folder, out] = [scratchFolder(), scratchFolder()];
  writeFileSync(`${folder}/brief.md.hbs`, '# {{ feature_name }}\n\n[BUDGET]\n');

  const { stdout, stderr } = await runCli('docs', SHOP, '--name', 'shop', '--template', `${folder}/brief.md.hbs`, '--out', out);

  expect(stdout).toMatch(/1 document in /);
  expect(readFileSync(`${out}/brief.md`, 'utf8')).toBe('# shop\n\n[BUDGET]\n');
  expect(stderr).toContain('brief.md.hbs:3: not filled: [BUDGET]: no field of this name');
});

test('a template that is not there, and an address that is none, are mistakes of usage', async () => {
  expect(await runCli('docs', SHOP, '--template', 'no-such.hbs')).toMatchObject({ code: 2 });
  expect(await runCli('docs', SHOP, '--link-base', 'javascript:alert(1)')).toMatchObject({ code: 2 });
  expect(await runCli('docs', SHOP, '--feature', 'checkout')).toMatchObject({ code: 2 });
});

test('a specification of some services, with links to the cited lines', async () => {
  const out = scratchFolder();
  const asked = [
    '--services',
    'orders,payments,nobody',
    '--feature',
    'Guest checkout',
    '--link-base',
    'https://host/shop/blob/main',
  ];

  await runCli('docs', SHOP, '--out', out, ...asked);
  const text = readFileSync(`${out}/integrations/guest-checkout.md`, 'utf8');

  expect(text).toContain('# Integration: Guest checkout');
  expect(text).toContain('not in the architecture: nobody');
  expect(text).toMatch(/\[`[^`]+:\d+`\]\(https:\/\/host\/shop\/blob\/main\/[^)]+#L\d+\)/);
});

test('a specification that begins at a route has what the route leads to', async () => {
  const out = scratchFolder();

  await runCli('docs', SHOP, '--out', out, '--from-route', 'POST /v1/orders', '--feature', 'ordering');
  const unknown = await runCli('docs', SHOP, '--out', out, '--from-route', 'POST /nowhere');

  expect(readFileSync(`${out}/integrations/ordering.md`, 'utf8')).toMatch(/^\| payments \| Both \|/m);
  expect(unknown).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has no route and no consumer called "POST /nowhere"'),
  });
});

test('a page whose service has gone is told and stays', async () => {
  const out = scratchFolder({ 'services/fax.md': '# fax\n', '.asbuilt/services/fax.md': '# fax\n' });
  await runCli('docs', SHOP, '--out', out);

  const { code, stdout } = await runCli('docs', SHOP, '--out', out, '--check');

  expect(code).toBe(1);
  expect(stdout).toMatch(/^gone +.*services\/fax\.md: the sources no longer have it/m);
  expect(existsSync(`${out}/services/fax.md`)).toBe(true);
});

test('a folder of documents that cannot be one is a mistake of usage', async () => {
  const out = scratchFolder({ 'notes.txt': 'x' });

  const { code, stderr } = await runCli('docs', SHOP, '--out', `${out}/notes.txt`);

  expect(code).toBe(2);
  expect(stderr).toContain('notes.txt: the documents cannot be kept there: ENOTDIR');
  expect(stderr).not.toContain('internal error');
});
