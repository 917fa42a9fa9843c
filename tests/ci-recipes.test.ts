import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { buildPackage, type CompositeAction, recipe, runAction, runScript } from './support/recipes.ts';
import { samePlaceCopy, scratchFolder } from './support/scratch.ts';

const CASE = `${ROOT}/fixtures/wiring/route-not-served/input`;

beforeAll(buildPackage, 240_000);
// Each test starts the built program several times.
vi.setConfig({ testTimeout: 180_000 });

const shop = () => samePlaceCopy(CASE);
/** `asbuilt` on the path, as an installed package has it. */
const installed = () => {
  const bin = scratchFolder();
  writeFileSync(`${bin}/asbuilt`, `#!/bin/sh\nexec sh '${ROOT}/ci/asbuilt.sh' "$@"\n`, { mode: 0o755 });
  return { PATH: `${bin}:${process.env['PATH']}` };
};

describe.each(['action.yml', 'ci/nightly/action.yml'])('%s', (path) => {
  const { runs, inputs, outputs = {} } = recipe<CompositeAction>(path);

  test('inputs reach scripts through the environment alone, and other actions are pinned', () => {
    for (const { run = '', uses } of runs.steps) {
      expect(run).not.toContain('${{');
      if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });

  test('every input is used and every output is one of the step', () => {
    const used = runs.steps.flatMap(({ env = {} }) => Object.values(env).map((value) => /inputs\.([a-z-]+)/.exec(value)?.[1]));

    expect(used.filter(Boolean).sort()).toEqual(Object.keys(inputs).sort());
    for (const [name, { value }] of Object.entries(outputs)) expect(value).toBe(`\${{ steps.asbuilt.outputs.${name} }}`);
  });
});

describe('the action', () => {
  test('checks, counts, writes SARIF, a comment and a summary, and fails for findings', () => {
    const workspace = shop();

    const run = runAction('action.yml', workspace, { sarif: 'check.sarif', 'comment-file': `${workspace}/comment.md` });

    expect(run).toMatchObject({ code: 1, outputs: { drift: 'true', findings: '2', 'new-findings': '2', 'changed-files': '' } });
    expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(recipe<CompositeAction>('action.yml').outputs ?? {}).sort());
    expect(Number(run.outputs['coverage'])).toBeGreaterThan(0);
    expect(run.stdout).toMatch(/^::error file=.*route-not-served/m);
    expect(JSON.parse(readFileSync(`${workspace}/check.sarif`, 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(`${workspace}/comment.md`, 'utf8')).toBe(run.summary);
    expect(run.summary).toMatch(/^<!-- asbuilt-check -->/);
  });

  test('what a baseline accepts is a finding, but no new one', () => {
    const workspace = shop();
    runScript('asbuilt check --update-baseline --baseline "known findings.json" --quiet', workspace, installed());

    const run = runAction('action.yml', workspace, { baseline: 'known findings.json', 'step-summary': 'false' });

    expect(run).toMatchObject({ code: 0, outputs: { drift: 'false', findings: '2', 'new-findings': '0' }, summary: '' });
  });

  test('an input is never a command, an option or an output', () => {
    const workspace = shop();
    const hostile = '$(touch pwned) `touch pwned` "; touch pwned; #\ndrift<<x\nfalse\nx';

    for (const name of ['path', 'config', 'mode', 'baseline', 'base', 'fail-on']) {
      const run = runAction('action.yml', workspace, { [name]: hostile });
      expect([name, run.code, run.outputs]).toEqual([name, 2, {}]);
    }
    expect(runAction('action.yml', workspace, { path: '--version' }).code).toBe(2);
    expect(existsSync(`${workspace}/pwned`)).toBe(false);
  });

  test('documents: stale until they are written', () => {
    const workspace = shop();

    const stale = runAction('action.yml', workspace, { mode: 'docs' });
    const written = runAction('action.yml', workspace, { mode: 'docs', write: 'true' });
    const fresh = runAction('action.yml', workspace, { mode: 'docs' });

    expect(stale).toMatchObject({ code: 1, outputs: { drift: 'true' } });
    expect(written).toMatchObject({ code: 0, outputs: { drift: 'true' } });
    expect(written.outputs['changed-files']?.split('\n')).toContain('asbuilt-docs/index.md');
    expect(fresh).toMatchObject({ code: 0, outputs: { drift: 'false', findings: '0', 'changed-files': '' } });
  });

  test('drift: against the architecture that was written down, and an error where there is none', () => {
    const workspace = shop();
    const none = runAction('action.yml', workspace, { mode: 'drift' });
    runScript('asbuilt scan --quiet --format json -o asbuilt.json', workspace, installed());
    const same = runAction('action.yml', workspace, { mode: 'drift' });
    rmSync(`${workspace}/orders`, { recursive: true });
    const drifted = runAction('action.yml', workspace, { mode: 'drift', 'fail-on': 'warning' });

    expect(none).toMatchObject({ code: 2, outputs: {}, stderr: expect.stringContaining('there is no such file') });
    expect(same).toMatchObject({ code: 0, outputs: { drift: 'false', findings: '0' } });
    expect(drifted).toMatchObject({ code: 1, outputs: { drift: 'true' }, summary: expect.stringContaining('## asbuilt: ') });
  });

  test('drift: against a revision, and an error for one that is not there', () => {
    const workspace = shop();
    const git = 'git -c user.name=Ada -c user.email=ada@shop.example -c init.defaultBranch=main';
    runScript(`${git} init --quiet && ${git} add --all && ${git} commit --quiet --message 'Take orders'`, workspace);
    rmSync(`${workspace}/payments`, { recursive: true });

    const drifted = runAction('action.yml', workspace, { mode: 'drift', base: 'main', 'fail-on': 'never' });
    const nowhere = runAction('action.yml', workspace, { mode: 'drift', base: 'mian' });
    const elsewhere = runAction('action.yml', workspace, { base: 'main' });

    expect(drifted).toMatchObject({ code: 0, outputs: { drift: 'true' }, stdout: expect.stringContaining('payments') });
    expect(nowhere).toMatchObject({ code: 2, outputs: {}, stderr: expect.stringContaining('Did you mean main?') });
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('only mode drift') });
  });

  test('a configuration elsewhere is read in place of the folder’s', () => {
    const workspace = shop();
    writeFileSync(`${workspace}/strict.yaml`, 'policies:\n  rules:\n    - rule: max-chain\n');

    const run = runAction('action.yml', workspace, { config: 'strict.yaml' });

    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('strict.yaml:3:') });
  });
});

interface GitlabJob {
  readonly script?: readonly string[];
  readonly artifacts?: { readonly reports: Readonly<Record<string, string>> };
}

describe('the GitLab template', () => {
  const { variables, ...jobs } = recipe<Record<string, GitlabJob> & { variables: Record<string, string> }>('ci/gitlab.yml');
  const run = (job: string, workspace: string) =>
    runScript(jobs[job]?.script?.join('\n') ?? 'exit 9', workspace, { ...(variables as Record<string, string>), ...installed() });

  test('reports findings and leaves the reports that it names', () => {
    const workspace = shop();

    const { code, stdout } = run('asbuilt-check', workspace);

    expect([code, stdout]).toEqual([1, expect.stringContaining('[route-not-served]')]);
    for (const file of Object.values(jobs['asbuilt-check']?.artifacts?.reports ?? {}))
      expect(readFileSync(`${workspace}/${file}`, 'utf8')).toContain('route-not-served');
  });

  test('fails for stale documents only', () => {
    const workspace = shop();
    expect(run('asbuilt-documents', workspace).code).toBe(1);

    runScript('asbuilt docs --quiet', workspace, installed());

    expect(run('asbuilt-documents', workspace).code).toBe(0);
  });
});

describe('the hooks of pre-commit', () => {
  const hooks =
    recipe<readonly { id: string; entry: string; language: string; pass_filenames: boolean }[]>('.pre-commit-hooks.yaml');

  test.each(hooks)('$id stops a commit that breaks it', ({ entry, language, pass_filenames }) => {
    expect([language, pass_filenames]).toEqual(['node', false]);
    expect(runScript(entry, shop(), installed()).code).toBe(1);
  });

  test('the package that they install is built when it is packed', () => {
    const { scripts, bin } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));

    expect([scripts.prepack, bin.asbuilt]).toEqual(['npm run build', 'dist/cli.js']);
  });
});

test('the image runs as nobody special, from pinned bases, with all that it copies', () => {
  const lines = readFileSync(`${ROOT}/Dockerfile`, 'utf8').split('\n');
  const allowed = readFileSync(`${ROOT}/.dockerignore`, 'utf8').split('\n');
  const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);

  for (const base of lines.filter((line) => line.startsWith('FROM ')))
    expect(base).toMatch(/^FROM node:20\.\d+\.\d+-[a-z]+-slim/);
  expect(copied.length).toBeGreaterThan(8);
  for (const path of copied) {
    expect([path, existsSync(`${ROOT}/${path}`)]).toEqual([path, true]);
    expect(allowed.some((each) => /^!/.test(each) && new RegExp(`^${each.slice(1).replace('*', '.*')}(/|$)`).test(path))).toBe(
      true,
    );
  }
  expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
  expect(lines.some((line) => line.includes('npm ci --omit=dev'))).toBe(true);
});
