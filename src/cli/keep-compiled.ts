import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** What the engine compiles fast enough anyway; characters of source text. */
const LEAST_LENGTH = 20_000;
const LENGTH_OF_HASH = 40;
/** Where a text imports while it runs, which the engine refuses to whatever it takes back; not what only stands in a text or a comment. */
const IMPORTS_LATER = /(?<![`'"^.\w]|typeof )import\s*\(/;

/** How Node.js compiles CommonJS modules; not typed, but what hooks of many tools have replaced since its first releases. */
type Compiler = { _compile: (this: NodeJS.Module, content: string, filename: string) => unknown };
/** With the sum of the text instead of the text: the engine has a copy of that, and two of ten million characters are felt. */
type Compiled = { readonly path: string; readonly sum: Hash; readonly script: Script };

/**
 * Compiles CommonJS modules from what an earlier run kept in the folder, as `module.enableCompileCache` of Node.js 22 does. What it gives
 * back ends that, and keeps what was new: called late, it keeps the functions as well that were only compiled when they ran.
 * https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
export function keepCompiled(folder: string): () => void {
  const compiler = Module.prototype as unknown as Compiler;
  const usual = compiler._compile;
  const fresh: Compiled[] = [];
  compiler._compile = function (content, filename) {
    if (content.length < LEAST_LENGTH || content.startsWith('#!') || IMPORTS_LATER.test(content))
      return usual.call(this, content, filename);
    const { script, isKept, ...place } = compile(folder, content, filename);
    if (!isKept) fresh.push({ ...place, script });
    const wrapped: (...given: readonly unknown[]) => unknown = script.runInThisContext();
    return wrapped.call(this.exports, this.exports, createRequire(filename), this, filename, dirname(filename));
  };
  return () => {
    compiler._compile = usual;
    if (existsSync(folder)) for (const each of fresh) write(each);
  };
}

function compile(folder: string, content: string, filename: string): Compiled & { readonly isKept: boolean } {
  const path = join(folder, `${createHash('sha1').update(filename).digest('hex')}.compiled`);
  const sum = createHash('sha1').update(content);
  const kept = read(path, sum);
  const script = new Script(Module.wrap(content), {
    filename,
    ...(kept && { cachedData: kept }),
  });
  return { path, sum, script, isKept: kept !== undefined && !script.cachedDataRejected };
}

/**
 * The engine rejects what another release compiled, but takes a text of the same length for the same text, and runs what is damaged until it
 * crashes. So both are compared.
 */
function read(path: string, sum: Hash): Buffer | undefined {
  try {
    const kept = readFileSync(path);
    const data = kept.subarray(LENGTH_OF_HASH);
    return kept.toString('latin1', 0, LENGTH_OF_HASH) === sha1(sum, data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What can't be kept is compiled again next time. */
function write({ path, sum, script }: Compiled): void {
  const half = `${path}.${process.pid}.part`;
  try {
    const data = script.createCachedData();
    writeFileSync(half, Buffer.concat([Buffer.from(sha1(sum, data)), data]), { mode: 0o600 });
    renameSync(half, path);
  } catch {
    rmSync(half, { force: true });
  }
}

function sha1(sum: Hash, data: Buffer): string {
  return sum.copy().update(data).digest('hex');
}
