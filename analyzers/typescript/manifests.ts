import { parse } from 'jsonc-parser';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, foldersUp } from './file-paths.ts';

/** JSON whose shape nobody promised. */
export type Json = { readonly [key: string]: unknown };

/** One package.json of the team's own. */
export interface Manifest {
  /** The empty string for the root. */
  readonly folder: string;
  readonly json: Json;
}

/** JSON with comments and trailing commas; what is broken reads as an empty object. */
export function readJson(repository: Repository, path: string): Json {
  const text = repository.read(path)?.text;
  return text === undefined ? {} : asObject(parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }));
}

export function readManifests(repository: Repository): readonly Manifest[] {
  return repository.paths
    .filter((path) => /(^|\/)package\.json$/.test(path) && !/(^|\/)node_modules\//.test(path))
    .map((path) => ({ folder: folderOf(path), json: readJson(repository, path) }));
}

/** The manifest of the folder or the nearest one around it. */
export function manifestAround(manifests: ReadonlyMap<string, Manifest>, folder: string): Manifest | undefined {
  for (const around of foldersUp(folder)) {
    const manifest = manifests.get(around);
    if (manifest) return manifest;
  }
  return undefined;
}

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The version range under which a manifest asks for a package. */
export function dependencyRange(manifest: Manifest, name: string): string | undefined {
  for (const key of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const range = asText(asObject(manifest.json[key])[name]);
    if (range !== undefined) return range;
  }
  return undefined;
}
