import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ArchitectureFile } from '../model/architecture-file.ts';
import { SCHEMA_ID } from './architecture-file.ts';

/** The JSON Schema (2020-12) of architecture files as text. Further keys stay allowed, so that the contract can grow. */
export function architectureSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(ArchitectureFile, { io: 'input' });
  return `${JSON.stringify({ $schema, $id: SCHEMA_ID, ...schema }, null, 2)}\n`;
}

/**
 * Writes the schema where the package ships it; the build script calls this, nothing generated is committed.
 * @public
 */
export function writeArchitectureSchema(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, architectureSchema());
}
