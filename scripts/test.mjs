import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ROOT, setUp } from './set-up.mjs';

const REPORT = `${ROOT}/.cache/tests.json`;

setUp();
mkdirSync(`${ROOT}/.cache`, { recursive: true });
rmSync(REPORT, { force: true });

const vitest = `${ROOT}/node_modules/vitest/vitest.mjs`;
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
const { passed, failed } = count();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : (status ?? 1));

/** A test file that could not even be loaded counts as one failure, and so does a run that left no report. */
function count() {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = numFailedTests + unloaded.length;
  return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}
