import type { Repository } from '../../src/model/analyzer.ts';
import { asPackage, readDenoConfigs } from './deno-files.ts';
import { folderOf, foldersUp } from './file-paths.ts';
import { asObject, asText, type Json, readJson } from './read-json.ts';

/** One package.json or deno.json of the team's own; both where a folder has both. */
export interface Manifest {
  /** The empty string for the root. */
  readonly folder: string;
  readonly json: Json;
}

export function readManifests(repository: Repository): readonly Manifest[] {
  const packages = repository.paths
    .filter((path) => /(^|\/)package\.json$/.test(path) && !/(^|\/)node_modules\//.test(path))
    .map((path) => ({ folder: folderOf(path), json: readJson(repository, path) }));
  const configs = new Map([...readDenoConfigs(repository)].map(([folder, config]) => [folder, asPackage(config)]));
  const both = packages.map(({ folder, json }) => ({ folder, json: withTasks(json, configs.get(folder)) }));
  const known = new Set(packages.map(({ folder }) => folder));
  const others = [...configs].flatMap(([folder, json]) => (known.has(folder) ? [] : [{ folder, json }]));
  return [...both, ...others];
}

function withTasks(json: Json, config: Json | undefined): Json {
  if (!config) return json;
  const joined = (key: string) => ({ ...asObject(config[key]), ...asObject(json[key]) });
  return { ...config, ...json, scripts: joined('scripts'), dependencies: joined('dependencies') };
}

/** The manifest of the folder or the nearest one around it. */
export function manifestAround(manifests: ReadonlyMap<string, Manifest>, folder: string): Manifest | undefined {
  for (const around of foldersUp(folder)) {
    const manifest = manifests.get(around);
    if (manifest) return manifest;
  }
  return undefined;
}

/** The version range under which a manifest asks for a package. */
export function dependencyRange(manifest: Manifest, name: string): string | undefined {
  for (const key of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const range = asText(asObject(manifest.json[key])[name]);
    if (range !== undefined) return range;
  }
  return undefined;
}
