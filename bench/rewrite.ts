import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArchitectureFile } from '../src/model/architecture-file.ts';
import { filesUnder, LEFT_OUT } from './files-under.ts';
import { differences, modelLines } from './rewritings/differences.ts';
import type { Files } from './rewritings/rewriting.ts';
import { KINDS, rewrite } from './rewritings/table.ts';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '../cli.js');

const [kind, ...folders] = process.argv.slice(2);
const kinds = kind === 'all' ? KINDS : KINDS.filter((name) => name === kind);
if (kinds.length === 0 || folders.length === 0) {
  console.error(`usage: node dist/bench/rewrite.js KIND|all DIR...\n\nkinds: ${KINDS.join(', ')}`);
  process.exitCode = 2;
} else {
  const work = mkdtempSync(join(tmpdir(), 'asbuilt-rewrite-'));
  try {
    let isSame = true;
    for (const folder of folders) isSame = (await compare(folder, work)) && isSame;
    process.exitCode = isSame ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Whether the system stays what it is under all kinds. What a link leads to is copied, never written to. */
async function compare(given: string, work: string): Promise<boolean> {
  const folder = realpathSync(given);
  const files = textsUnder(folder);
  const before = scan(folder, files, files, work);
  let isSame = true;
  for (const name of kinds) {
    const { rewritten, places } = await rewrite(name, files);
    const found = places === 0 ? [] : differences(before, scan(folder, files, rewritten, work));
    console.log(`${name.padEnd(28)} ${given}: ${places} places, ${found.length} differences`);
    for (const line of found) console.log(`    ${line}`);
    isSame &&= found.length === 0;
  }
  return isSame;
}

/** The files that are text, by their path with `/`. */
function textsUnder(folder: string): Files {
  const read = filesUnder(folder).map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)] as const);
  return new Map(
    read.filter(([, bytes]) => isUtf8(bytes) && !bytes.includes(0)).map(([path, bytes]) => [path, bytes.toString()]),
  );
}

/** Both sides are copies under the same name, so that nothing but their words can differ. */
function scan(folder: string, files: Files, rewritten: Files, work: string): ReadonlySet<string> {
  const copy = join(work, basename(folder));
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  for (const path of files.keys()) if (!rewritten.has(path)) rmSync(join(copy, path));
  for (const [path, text] of rewritten) {
    if (files.get(path) === text) continue;
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const args = [PROGRAM, 'scan', copy, '--format', 'json', '--quiet', '--cache', join(work, 'kept')];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`The scan of ${basename(folder)} ended with ${status}: ${stderr}`);
  return modelLines(JSON.parse(stdout) as ArchitectureFile);
}
