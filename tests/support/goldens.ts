import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Compares with the golden file, or writes it when `UPDATE_GOLDENS=1` asks for that. Read what was written before committing it. */
export function expectGolden(path: string, text: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, text);
  expect(existsSync(path), `${path} is missing; run once with UPDATE_GOLDENS=1 and read the result`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
