import type { Repository } from '../../src/model/analyzer.ts';
import { joinPath } from './file-paths.ts';
import { asObject, asText, type Json, readJson } from './read-json.ts';

/** What a `deno.json` says, with the file that it was read from. https://docs.deno.com/runtime/fundamentals/configuration/ */
export interface DenoConfig {
  /** The empty string for the root. */
  readonly folder: string;
  readonly json: Json;
}

const NAMES = ['deno.json', 'deno.jsonc'];

/** Every configuration of Deno in the repository, by folder. */
export function readDenoConfigs(repository: Repository): ReadonlyMap<string, DenoConfig> {
  const found = new Map<string, DenoConfig>();
  for (const path of repository.paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!NAMES.includes(name) || /(^|\/)node_modules\//.test(path)) continue;
    const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
    found.set(folder, { folder, json: withImportMap(repository, folder, readJson(repository, path)) });
  }
  return found;
}

/** The imports may lie in a file of their own. */
function withImportMap(repository: Repository, folder: string, json: Json): Json {
  const file = asText(json['importMap']);
  if (file === undefined || /^\w+:\/\//.test(file)) return json;
  return {
    ...json,
    imports: { ...asObject(readJson(repository, joinPath(folder, file))['imports']), ...asObject(json['imports']) },
  };
}

/** The same as a package's manifest would say it: scripts, dependencies, exports. */
export function asPackage({ json }: DenoConfig): Json {
  const tasks = Object.entries(asObject(json['tasks'])).flatMap(([name, task]) => {
    const command = asText(task) ?? asText(asObject(task)['command']);
    return command === undefined ? [] : [[name, command] as const];
  });
  const targets = Object.values(asObject(json['imports'])).flatMap((target) => asText(target) ?? []);
  const packages = targets.flatMap((target) => {
    const name = packageOf(target);
    return name === undefined ? [] : [[name, /@([\d.^~>=<x*-]+)/.exec(target.slice(5))?.[1] ?? '*'] as const];
  });
  return {
    ...('name' in json ? { name: json['name'] } : {}),
    ...('exports' in json ? { exports: json['exports'] } : {}),
    ...(tasks.length > 0 ? { scripts: Object.fromEntries(tasks) } : {}),
    dependencies: Object.fromEntries(packages),
  };
}

const SCOPED = String.raw`((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/[^?#]*)?`;
const PACKAGE = new RegExp(String.raw`^(?:npm|jsr):\/?${SCOPED}`);
const CDN = new RegExp(
  String.raw`^https:\/\/(?:esm\.sh\/(?:v\d+\/)?(?:jsr\/)?|cdn\.skypack\.dev\/|unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/|jspm\.dev\/(?:npm:)?)${SCOPED}`,
);
const REGISTRY = /^https:\/\/deno\.land\/x\/([^/@]+)(?:@[^/]*)?/;
const STANDARD = /^https:\/\/deno\.land\/std(?:@[^/]*)?\/([\w-]+)/;

/** The name that libraries are known by: `npm:ky@^1.7` is `ky`, `https://deno.land/x/oak@v12/mod.ts` is `deno.land/x/oak`. */
export function packageOf(specifier: string): string | undefined {
  const [, name, subpath = ''] = PACKAGE.exec(specifier) ?? CDN.exec(specifier) ?? [];
  if (name !== undefined) return name + subpath;
  const [, standard] = STANDARD.exec(specifier) ?? [];
  if (standard !== undefined) return `@std/${standard}`;
  const [, registered] = REGISTRY.exec(specifier) ?? [];
  return registered === undefined ? undefined : `deno.land/x/${registered}`;
}
