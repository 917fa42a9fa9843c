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

/** What a system says that an idiom of it must expect: `edge a -> b`, `node a`, `a sends`. */
const TOLD_APART = /^(?:edge \S+ -> [^ :]+|node [^ :]+|\S+ (?:sends|receives) .+)/;

const known = readdirSync(SHEETS)
  .filter((name) => name.endsWith('.md'))
  .map((name) => basename(name, '.md'));
const asked = process.argv.slice(2).map((each) => each.split('/') as [string, string?]);
const chosen =
  asked[0]?.[0] === 'all' ? known.map((name) => [name] as [string, string?]) : asked.filter(([name]) => known.includes(name));
if (chosen.length === 0) {
  console.error(`usage: node dist/bench/idioms.js SHEET[/IDIOM]...|all\n\nsheets: ${known.join(', ')}`);
  process.exitCode = 2;
}
for (const [name, idiom] of chosen) {
  const sheet = readIdiomSheet(readFileSync(join(SHEETS, `${name}.md`), 'utf8'));
  const idioms = sheet.idioms.filter((each) => idiom === undefined || each.name === idiom);
  const missed = sheet.isApart ? tryApart({ ...sheet, idioms }) : tryOut({ ...sheet, idioms });
  if (missed > 0) process.exitCode = 1;
}

/** Scans each idiom of a sheet as a system of its own and prints what it does not say and what else it says. Gives back how many are wrong. */
function tryApart({ title, files, idioms }: IdiomSheet): number {
  let wrong = 0;
  for (const idiom of idioms) {
    const model = scanned(new Map([...files, ...idiom.files]));
    const told = statements(model);
    const missing = idiom.expected.filter((line) => !told.has(line));
    const allowed = new Set(idiom.expected.flatMap(impliedBy));
    const beside = [...told].filter((line) => TOLD_APART.test(line) && !allowed.has(impliedBy(line)[0] ?? ''));
    if (missing.length + beside.length === 0) continue;
    wrong++;
    console.log(`  ${idiom.name}: ${missing.join('; ')}`);
    for (const line of beside) console.log(`      not expected: ${line}`);
    for (const { message, evidence } of model.unknowns) console.log(`      ${evidence.path}:${evidence.line} ${message}`);
  }
  console.log(`${title}: ${idioms.length - wrong} of ${idioms.length}`);
  return wrong;
}

/** What a line says of a system: an edge has two nodes. */
function impliedBy(line: string): readonly string[] {
  const [said = ''] = TOLD_APART.exec(line) ?? [];
  const [, from, to] = /^edge (\S+) -> (\S+)$/.exec(said) ?? [];
  return from && to ? [said, `node ${from}`, `node ${to}`] : [said];
}

/** The model of the system that some files make. */
function scanned(...parts: readonly ReadonlyMap<string, string>[]): ArchitectureFile {
  const folder = mkdtempSync(join(tmpdir(), 'asbuilt-idioms-'));
  try {
    for (const files of parts) write(folder, files);
    return scan(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the system of a sheet, scans it and prints which idioms the model does not tell. Gives back how many. */
function tryOut(sheet: IdiomSheet): number {
  const model = scanned(sheet.files, ...sheet.idioms.map(({ files }) => files));
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
