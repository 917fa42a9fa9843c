import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArchitectureFile } from '../src/model/architecture-file.ts';
import { type IdiomSheet, readIdiomSheet } from './idioms/idiom-sheet.ts';
import { modelLines } from './rewritings/differences.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROGRAM = join(HERE, '../cli.js');
const SHEETS = join(HERE, '../../bench/idioms');
const PARAMETER = /<[^<>]*>|\{[^{}]*\}|:\w+/g;

const known = readdirSync(SHEETS)
  .filter((name) => name.endsWith('.md'))
  .map((name) => basename(name, '.md'));
const [first, ...others] = process.argv.slice(2);
const names = first === 'all' ? known : [first, ...others].filter((name) => known.includes(name ?? ''));
if (names.length === 0) {
  console.error(`usage: node dist/bench/idioms.js SHEET...|all\n\nsheets: ${known.join(', ')}`);
  process.exitCode = 2;
}
for (const name of names) {
  const missed = tryOut(readIdiomSheet(readFileSync(join(SHEETS, `${name}.md`), 'utf8')));
  if (missed > 0) process.exitCode = 1;
}

/** Writes the system of a sheet, scans it and prints which idioms the model does not tell. Gives back how many. */
function tryOut(sheet: IdiomSheet): number {
  const folder = mkdtempSync(join(tmpdir(), 'asbuilt-idioms-'));
  try {
    write(folder, sheet.files);
    for (const { files } of sheet.idioms) write(folder, files);
    const model = scan(folder);
    const told = statements(model);
    const missed = sheet.idioms.filter(({ expected }) => !expected.every((line) => told.has(line)));
    console.log(`${sheet.title}: ${sheet.idioms.length - missed.length} of ${sheet.idioms.length}`);
    for (const { name, expected, files } of missed) {
      console.log(`  ${name}: ${expected.filter((line) => !told.has(line)).join('; ')}`);
      for (const { message, evidence } of model.unknowns) {
        if (files.has(evidence.path)) console.log(`      ${evidence.path}:${evidence.line} ${message}`);
      }
    }
    const expected = new Set(sheet.idioms.flatMap((idiom) => idiom.expected));
    const subjects = new Set([...expected].map(subjectOf));
    for (const line of told) if (subjects.has(subjectOf(line)) && !expected.has(line)) console.log(`  not expected: ${line}`);
    return missed.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function scan(folder: string): ArchitectureFile {
  const args = [PROGRAM, 'scan', folder, '--format', 'json', '--quiet', '--no-cache'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`The scan ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as ArchitectureFile;
}

/** What can be expected: the lines of the model, and each operation of an edge, with `{}` for parameters. */
function statements(model: ArchitectureFile): ReadonlySet<string> {
  const operations = model.edges.flatMap(({ from, to, operations: all }) => all.map((each) => `edge ${from} -> ${to}: ${each}`));
  return new Set([...modelLines(model), ...operations].map((line) => line.replaceAll(PARAMETER, '{}')));
}

/** What a line is about: `route api`, `api sends`, `edge api -> orders:`. */
function subjectOf(line: string): string {
  return line.split(' ', line.startsWith('edge ') ? 4 : 2).join(' ');
}
