import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `action.yml` runs: one command of asbuilt, whose result becomes outputs, a comment and a summary. */
const { env } = process;
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const { percentFollowed } = await import(new URL('../dist/src/model/check-report.js', import.meta.url).href);
/** A step summary holds 1 MiB, a comment 65,536 characters. */
const MOST_CHARACTERS = 60_000;

const MODES = { docs, drift, check };
const scratch = mkdtempSync(join(tmpdir(), 'asbuilt-action-'));
try {
  process.exitCode = act();
} finally {
  rmSync(scratch, { recursive: true });
}

function act() {
  const mode = Object.hasOwn(MODES, input('MODE')) ? MODES[input('MODE')] : undefined;
  if (!mode) return refuse(`mode: there is no mode "${input('MODE')}"; there are ${Object.keys(MODES).join(', ')}.`);
  if (input('SARIF') && mode !== check) return refuse('sarif: only mode check writes SARIF.');
  if (input('BASE') && mode !== drift) return refuse('base: only mode drift compares with a revision.');
  const result = mode();
  if (result.code === 2) return 2;
  const { code, comment, changedFiles = [], ...counts } = result;
  tell({ ...counts, 'changed-files': changedFiles.join('\n') });
  if (input('COMMENT_FILE')) writeFileSync(input('COMMENT_FILE'), comment);
  if (input('STEP_SUMMARY') === 'true' && env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, comment);
  return code;
}

function docs() {
  const write = input('WRITE') === 'true';
  const failOn = { '': 'any', any: 'any', never: 'none' }[input('FAIL_ON')];
  if (!failOn) return { code: refuse(`fail-on: mode docs knows any and never, not "${input('FAIL_ON')}".`) };
  const { code, stdout } = asbuilt('docs', ...(write ? [] : ['--check']), '--fail-on', failOn);
  if (code === 2) return { code };
  const file = join(scratch, 'architecture.json');
  const scanned = asbuilt('scan', '--format', `json=${file}`);
  if (scanned.code === 2) return { code: 2 };
  process.stdout.write(stdout);
  const changedFiles = stdout
    .split('\n')
    .flatMap((line) => /^(?:created|updated|stale|missing|gone) +(.+?)(?:: .*)?$/.exec(line)?.[1] ?? []);
  const title =
    changedFiles.length === 0
      ? 'The documents say what the sources say'
      : `${changedFiles.length} documents ${write ? 'written' : 'are stale'}`;
  return {
    code,
    ...counted(changedFiles.length),
    coverage: percentFollowed(JSON.parse(readFileSync(file, 'utf8')).coverage),
    changedFiles,
    comment: commentOf('docs', title, stdout),
  };
}

function drift() {
  const { code, stdout } = asbuilt(
    'drift',
    ...option('--baseline', 'BASELINE'),
    ...option('--base', 'BASE'),
    ...option('--fail-on', 'FAIL_ON'),
    '--format',
    'json',
  );
  if (code === 2) return { code };
  const { changes, after } = JSON.parse(stdout);
  const lines = changes.map(({ severity, message }) => `${severity}: ${message}`);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const title = changes.length === 0 ? 'No drift' : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return {
    code,
    ...counted(changes.length),
    coverage: percentFollowed(after.coverage),
    comment: commentOf('drift', title, lines.join('\n')),
  };
}

function check() {
  const [json, comment] = [join(scratch, 'check.json'), join(scratch, 'check.md')];
  const formats = ['github', `json=${json}`, `markdown=${comment}`, ...(input('SARIF') ? [`sarif=${input('SARIF')}`] : [])];
  const { code, stdout } = asbuilt(
    'check',
    ...option('--baseline', 'BASELINE'),
    ...option('--fail-on', 'FAIL_ON'),
    ...formats.flatMap((format) => ['--format', format]),
  );
  if (code === 2) return { code };
  process.stdout.write(stdout);
  const { findings, accepted, followed } = JSON.parse(readFileSync(json, 'utf8'));
  return {
    code,
    ...counted(findings.length),
    findings: findings.length + accepted.length,
    coverage: followed,
    comment: readFileSync(comment, 'utf8'),
  };
}

function counted(count) {
  return { drift: count > 0, findings: count, 'new-findings': count };
}

/** Runs asbuilt over the folder without a shell; anything but 0 and 1 is a failure to look. */
function asbuilt(command, ...words) {
  const all = [CLI, command, ...words, '--quiet', ...option('--config', 'CONFIG'), '--', input('PATH') || '.'];
  const cwd = env.GITHUB_WORKSPACE || process.cwd();
  const { status, stdout } = spawnSync(process.execPath, all, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { code: status === 0 || status === 1 ? status : 2, stdout };
}

/** Written as one word, so that a value that begins with a dash is no option of its own. */
function option(name, key) {
  return input(key) ? [`${name}=${input(key)}`] : [];
}

function input(key) {
  return (env[`INPUT_${key}`] ?? '').trim();
}

function refuse(message) {
  process.stderr.write(`asbuilt action: ${message}\n`);
  return 2;
}

/** A delimiter that no value can know keeps one output from setting another. */
function tell(outputs) {
  const delimiter = `asbuilt-${randomUUID()}`;
  const text = Object.entries(outputs).map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, text.join(''));
}

/** Foreign text stays text in a fence that is longer than any in it. */
function commentOf(mode, title, text) {
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\n…` : text.trimEnd();
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const body = shown === '' ? '' : `\n${fence}text\n${shown}\n${fence}\n`;
  return `<!-- asbuilt-${mode} -->\n## asbuilt: ${title}\n${body}`;
}
