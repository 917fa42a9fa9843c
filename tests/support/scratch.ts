import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone after the test, filled with these files. */
export function scratchFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'asbuilt-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A copy of a fixture that a test may change. */
export function scratchCopy(fixture: string): string {
  const folder = scratchFolder();
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

/** The same, each time of this process in the same place: what a program kept of the last copy serves the next. */
export function samePlaceCopy(fixture: string): string {
  const folder = join(tmpdir(), `asbuilt-${process.pid}`, basename(dirname(fixture)));
  onTestFinished(() => rmSync(dirname(folder), { recursive: true, force: true }));
  cpSync(fixture, folder, { recursive: true });
  return folder;
}
