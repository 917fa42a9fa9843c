import type { Program } from '../../src/code/engine.ts';
import type { CallSite, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { type Crate, cratesIn, inCrate } from './cargo.ts';

/**
 * Every package with a `main` is a program that starts there, one with several a program with as many ways to start it; the others are libraries of
 * those that reach them.
 */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const mains = modules.filter(hasMain).map(({ path }) => path);
  return cratesIn(repository)
    .map((crate): Program => {
      const entries = startsOf(crate, mains);
      const starts = new Map(entries.map((path) => [path, new Set([nameOfStart(path, crate)])] as const));
      return { folder: crate.folder, entries, isLibrary: entries.length === 0, ...(entries.length > 1 && { starts }) };
    })
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** `src/main.rs`, `src/bin/*.rs`, `src/bin/NAME/main.rs`, and what the manifest names. */
function startsOf(crate: Crate, mains: readonly string[]): readonly string[] {
  const bin = inCrate(crate.folder, 'src/bin/');
  const main = inCrate(crate.folder, 'src/main.rs');
  return mains.filter((path) => path === main || path.startsWith(bin) || crate.binaries.some((each) => each.path === path));
}

/** What cargo calls a program: as the manifest says, else like its file or folder in `src/bin`, else like the package. */
export function nameOfStart(path: string, crate: Crate): string {
  const stated = crate.binaries.find((each) => each.path === path)?.name;
  const bin = inCrate(crate.folder, 'src/bin/');
  const [, own] = path.startsWith(bin) ? (/^([^/]+?)(?:\.rs|\/main\.rs)$/.exec(path.slice(bin.length)) ?? []) : [];
  return stated ?? own ?? crate.name;
}

/** `fn main()`, or what Rocket makes one of: https://rocket.rs/guide/v0.5/getting-started/#hello-world */
function hasMain({ functions, calls }: Module): boolean {
  return functions.some(({ name, kind }) => name === 'main' && kind === 'function') || calls.some(isLaunch);
}

function isLaunch({ callee, decorates }: CallSite): boolean {
  return decorates?.is === 'function' && (callee.is === 'name' || callee.is === 'member') && callee.name === '#launch';
}
