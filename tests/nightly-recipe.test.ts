import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { buildPackage, recipe, runAction, runScript } from './support/recipes.ts';
import { scratchCopy, scratchFolder } from './support/scratch.ts';

const ORDERS = 'orders/src/index.js';
const BRANCH = 'asbuilt/documents';

beforeAll(buildPackage, 240_000);
// Each night starts the built program.
vi.setConfig({ testTimeout: 180_000 });

/** A bare remote with a shop on its main branch, somebody's clone of it, and a `gh` that remembers what it was asked. */
function hosted() {
  const remote = scratchFolder();
  const work = scratchCopy(`${ROOT}/fixtures/wiring/route-not-served/input`);
  const bin = scratchFolder();
  const asked = `${bin}/asked`;
  writeFileSync(asked, '');
  const gh = `#!/bin/sh\ncase "$2" in list) grep -c '^pr create' '${asked}' || true;; *) echo "$@" >> '${asked}';; esac\n`;
  writeFileSync(`${bin}/gh`, gh, { mode: 0o755 });
  writeFileSync(`${bin}/asbuilt`, `#!/bin/sh\nexec sh '${ROOT}/ci/asbuilt.sh' "$@"\n`, { mode: 0o755 });
  const PATH = `${bin}:${process.env['PATH']}`;
  const identity = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@shop.example',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@shop.example',
  };
  const git = (command: string) => {
    const { code, stdout, stderr } = runScript(`git ${command}`, work, { ...identity, PATH });
    if (code !== 0) throw new Error(`git ${command}: ${stderr}`);
    return stdout.trim();
  };
  git(`init --quiet --bare --initial-branch=main '${remote}'`);
  git(`-C '${remote}' config receive.advertisePushOptions true`);
  git('init --quiet --initial-branch=main');
  git(`remote add origin '${remote}'`);
  const push = (message: string) => git(`add --all && git commit --quiet --message '${message}' && git push --quiet origin HEAD`);
  push('Take orders');
  const folder = scratchFolder();
  const clone = () => {
    rmSync(`${folder}/shop`, { recursive: true, force: true });
    // A system without a name in its configuration goes by its folder.
    runScript(`git clone --quiet '${remote}' shop`, folder, { PATH });
    return `${folder}/shop`;
  };
  return { work, git, push, clone, PATH, asked: () => readFileSync(asked, 'utf8').trim().split('\n').filter(Boolean) };
}

type Hosted = ReturnType<typeof hosted>;

const onGithub = ({ clone, PATH }: Hosted) => runAction('ci/nightly/action.yml', clone(), { token: 'none' }, { PATH });
const tipOf = ({ git }: Hosted, branch = BRANCH) => git(`ls-remote origin refs/heads/${branch}`);

test('a night opens one request, and quiet nights open and push nothing', () => {
  const shop = hosted();

  const first = onGithub(shop);
  const tip = tipOf(shop);
  const second = onGithub(shop);

  expect([first.stderr, first.code, second.code]).toEqual(['', 0, 0]);
  expect(shop.asked()).toEqual([expect.stringMatching(`^pr create --head ${BRANCH} --base main `)]);
  expect(tipOf(shop)).toBe(tip);
  shop.git(`fetch --quiet origin ${BRANCH} && git merge --quiet FETCH_HEAD && git push --quiet origin main`);
  expect(onGithub(shop)).toMatchObject({ code: 0, stdout: expect.stringContaining('nightly: nothing changed.\n') });
  expect(shop.asked()).toHaveLength(1);
});

test('what people write on the open branch and on the target both stay', () => {
  const shop = hosted();
  onGithub(shop);
  shop.git(`fetch --quiet origin && git checkout --quiet ${BRANCH}`);
  appendFileSync(`${shop.work}/asbuilt-docs/index.md`, '\n## Who to call\n\nAda, day and night.\n');
  shop.push('Say who to call');
  shop.git('checkout --quiet main');
  const code = readFileSync(`${shop.work}/${ORDERS}`, 'utf8');
  writeFileSync(`${shop.work}/${ORDERS}`, `${code}\nawait fetch('http://payments:8080/refunds', { method: 'POST' });\n`);
  shop.push('Refund');

  const { code: ended, stderr } = onGithub(shop);

  expect([ended, stderr]).toEqual([0, '']);
  shop.git(`fetch --quiet origin && git checkout --quiet -B seen origin/${BRANCH}`);
  expect(readFileSync(`${shop.work}/asbuilt-docs/index.md`, 'utf8')).toContain('Ada, day and night.');
  expect(shop.git('grep -l "POST /refunds" -- asbuilt-docs')).not.toBe('');
  expect(shop.git('log --format=%s')).toContain('Say who to call');
});

test('branch and target that changed the same lines stop the night, and nothing is pushed', () => {
  const shop = hosted();
  onGithub(shop);
  shop.git(`fetch --quiet origin && git checkout --quiet ${BRANCH}`);
  writeFileSync(`${shop.work}/notes.md`, 'one way\n');
  shop.push('One way');
  shop.git('checkout --quiet main');
  writeFileSync(`${shop.work}/notes.md`, 'another way\n');
  shop.push('Another way');
  const tip = tipOf(shop);

  expect(onGithub(shop)).toMatchObject({ code: 2, stderr: expect.stringContaining('merge main into asbuilt/documents by hand') });
  expect(tipOf(shop)).toBe(tip);
});

test('the job of GitLab asks for the merge request by push options', () => {
  const shop = hosted();
  const job =
    recipe<Record<string, { script: readonly string[]; variables: Record<string, string> }>>('ci/gitlab.yml')['asbuilt-nightly'];
  const workspace = shop.clone();
  writeFileSync(`${workspace}/.git/hooks/pre-push`, '#!/bin/sh\n', { mode: 0o755 });
  const trace = `${scratchFolder()}/trace`;
  const last = `sh '${ROOT}/ci/nightly.sh'`;
  const variables = { ...job?.variables, ASBUILT_TARGET: 'main', GIT_TRACE: trace, PATH: shop.PATH };

  const { code, stderr } = runScript(last, workspace, variables);

  expect(job?.script.at(-1)).toBe('asbuilt-nightly');
  expect([code, stderr]).toEqual([0, '']);
  expect(readFileSync(trace, 'utf8')).toMatch(/git push .*-o merge_request\.create -o merge_request\.target=main/);
  expect(tipOf(shop)).not.toBe('');
});

test('without a host it says what it wants, before it touches anything', () => {
  const folder = scratchFolder();

  expect(runScript(`sh '${ROOT}/ci/nightly.sh'`, folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ASBUILT_HOST'),
  });
  expect(existsSync(`${folder}/.git`)).toBe(false);
});
