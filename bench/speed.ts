import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder } from './files-under.ts';
import { compareLowering } from './lowering.ts';

const SCRIPT = /\.[cm]?[jt]sx?$/;
const HERE = fileURLToPath(import.meta.url);

/** Has the measured process report what it used when it ends. */
const REPORTER = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const u = process.resourceUsage();" +
    "writeSync(2, '\\n@used ' + JSON.stringify([u.userCPUTime + u.systemCPUTime, u.maxRSS]) + '\\n'); });",
)}`;

interface Measured {
  readonly name: string;
  readonly processor: number;
  readonly clock: number;
  readonly megabytes: number;
}

const [first, folder] = process.argv.slice(2);
if (first === '--read' && folder) readAll(folder);
else if (first === '--parse' && folder) await parseAll(folder);
else if (first === '--lower' && folder) for (const row of await compareLowering(filesUnder(folder))) console.log(row);
else if (first === undefined) console.error('usage: node dist/bench/speed.js CHECKOUT...');
else for (const each of process.argv.slice(2)) report(resolve(each));

function report(checkout: string): void {
  const cruiser = join(dirname(HERE), '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const cache = mkdtempSync(join(tmpdir(), 'asbuilt-speed-'));
  const scan = [join(dirname(HERE), '../cli.js'), 'scan', checkout, '--format', 'json'];
  const programs: readonly (readonly [string, readonly string[]])[] = [
    ['read', [HERE, '--read', checkout]],
    ['parse', [HERE, '--parse', checkout]],
    ['asbuilt, without cache', [...scan, '--no-cache']],
    ['asbuilt, cold', [...scan, '--cache', cache]],
    ['asbuilt, warm', [...scan, '--cache', cache]],
    ...(existsSync(cruiser)
      ? [
          [
            'dependency-cruiser',
            [cruiser, '--no-config', '--do-not-follow', 'node_modules', '--output-type', 'json', checkout],
          ] as const,
        ]
      : []),
  ];
  const all = programs.map(([name, args]) => measure(name, args, checkout));
  rmSync(cache, { recursive: true });
  const unit = all.find(({ name }) => name === 'parse')?.processor ?? Number.NaN;
  console.log(`\n${checkout}\n`);
  console.log('| what | processor s | clock s | peak MB | times parse |\n| --- | ---: | ---: | ---: | ---: |');
  for (const { name, processor, clock, megabytes } of all)
    console.log(
      `| ${name} | ${processor.toFixed(1)} | ${clock.toFixed(1)} | ${megabytes.toFixed(0)} | ${(processor / unit).toFixed(2)} |`,
    );
  const lowered = spawnSync(process.execPath, [HERE, '--lower', checkout], { encoding: 'utf8' }).stdout;
  if (lowered === '') return;
  console.log('\n| language | files | parse and walk s | parse and lower s | times |\n| --- | ---: | ---: | ---: | ---: |');
  console.log(lowered.trimEnd());
}

function measure(name: string, args: readonly string[], cwd: string): Measured {
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', REPORTER, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const clock = (performance.now() - start) / 1000;
  const used: unknown = JSON.parse(stderr.split('@used ').at(-1)?.split('\n')[0] ?? '[]');
  const [micros, kilobytes] = Array.isArray(used) ? used.map(Number) : [];
  return { name, processor: (micros ?? Number.NaN) / 1e6, clock, megabytes: (kilobytes ?? Number.NaN) / 1024 };
}

function readAll(root: string): void {
  for (const file of filesUnder(root)) readFileSync(file);
}

async function parseAll(root: string): Promise<void> {
  const { ts } = await import('ts-morph');
  for (const file of filesUnder(root))
    if (SCRIPT.test(file)) ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}
