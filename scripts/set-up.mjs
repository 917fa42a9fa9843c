import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The package's own folder, wherever the script is started from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const INSTALLED = `${ROOT}/node_modules/.asbuilt-stamp`;
const BUILT = `${ROOT}/dist/.asbuilt-stamp`;
const SOURCES = [
  'cli.ts',
  'src',
  'analyzers',
  'scripts/bundle.mjs',
  'scripts/copy-grammars.mjs',
  'scripts/write-schema.mjs',
  'scripts/write-fingerprint.mjs',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Installs and builds what is missing or out of date, and nothing else. */
export function setUp() {
  install();
  build();
}

function install() {
  const wanted = hashOf(['package-lock.json']);
  if (isLinked() || read(INSTALLED) === wanted) return;
  tell('Installing dependencies (only when package-lock.json has changed) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(INSTALLED, wanted);
}

/** A linked node_modules belongs to another checkout and is taken as it is. */
function isLinked() {
  return lstatSync(`${ROOT}/node_modules`, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function build() {
  const wanted = hashOf(SOURCES);
  if (read(BUILT) === wanted) return;
  tell('Building …');
  rmSync(`${ROOT}/dist`, { recursive: true, force: true });
  run('npm', ['run', '--silent', 'build']);
  writeFileSync(BUILT, wanted);
}

/** Over names and contents, so that a file that was only touched builds nothing. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow).sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(`${ROOT}/${path}`))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!lstatSync(`${ROOT}/${path}`).isDirectory()) return [path];
  return readdirSync(`${ROOT}/${path}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length + 1));
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Set-up speaks on stderr: stdout belongs to the result. */
function run(command, args) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell });
  if (status === 0) return;
  tell(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  process.exit(status ?? 1);
}

function tell(text) {
  process.stderr.write(`${text}\n`);
}
