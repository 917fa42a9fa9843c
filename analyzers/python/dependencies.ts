import type { Repository, Source } from '../../src/sdk/index.ts';
import { below } from './modules.ts';

/** A package that a program depends on, with the version its lock or its pin says, and where it is said. */
export interface Dependency {
  readonly name: string;
  readonly version?: string;
}

const MANIFESTS = [
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'Pipfile',
  'requirements.txt',
  'requirements/base.txt',
  'requirements/prod.txt',
  'requirements-prod.txt',
  'requirements/production.txt',
];
const LOCKS = ['poetry.lock', 'uv.lock', 'pdm.lock', 'Pipfile.lock'];

/** The manifests of a folder, the one that describes it best first. */
export function manifestsOf(folder: string, repository: Repository): readonly Source[] {
  return MANIFESTS.flatMap((name) => repository.read(below(folder, name)) ?? []);
}

/** What the manifests of a folder ask for, with the versions of its lock file. */
export function dependenciesOf(folder: string, repository: Repository): readonly Dependency[] {
  const locked = new Map(LOCKS.flatMap((name) => lockedVersions(repository.read(below(folder, name)))));
  const asked = manifestsOf(folder, repository).flatMap(readManifest);
  const all = new Map<string, string | undefined>();
  for (const { name, version } of asked) all.set(name, locked.get(name) ?? version ?? all.get(name));
  return [...all].map(([name, version]) => (version === undefined ? { name } : { name, version }));
}

/** One name on a line or in quotes, as requirements, `dependencies` and `install_requires` write it; TOML tables as keys. */
function readManifest({ path, text }: Source): readonly Dependency[] {
  if (path.endsWith('.txt')) return text.split(/\r?\n/).flatMap((line) => requirement(line.trim()));
  if (path.endsWith('Pipfile')) return tableKeys(text, /^\[packages\]/m);
  const quoted = [...text.matchAll(/["']([A-Za-z][\w.-]{1,60}(?:\[[\w,\s-]{1,80}\])?\s{0,3}(?:[=<>!~^ ;(][^"'\n]{0,80})?)["']/g)];
  return [...tableKeys(text, /^\[tool\.poetry\.dependencies\]/m), ...quoted.flatMap(([, line = '']) => requirement(line))];
}

function requirement(line: string): readonly Dependency[] {
  const [, name, version] = /^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?:={2,3}\s*([\w.]+))?/.exec(line) ?? [];
  if (name === undefined) return [];
  return [version === undefined ? { name: canonical(name) } : { name: canonical(name), version }];
}

function tableKeys(text: string, head: RegExp): readonly Dependency[] {
  const start = head.exec(text);
  if (!start) return [];
  const rest = text.slice(start.index + start[0].length);
  const end = rest.search(/^\[/m);
  const lines = (end < 0 ? rest : rest.slice(0, end)).split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name] = /^\s*"?([A-Za-z][\w.-]*)"?\s*=/.exec(line) ?? [];
    return name === undefined ? [] : [{ name: canonical(name) }];
  });
}

function lockedVersions(source: Source | undefined): readonly (readonly [string, string])[] {
  if (!source) return [];
  const pattern = source.path.endsWith('Pipfile.lock')
    ? /"([\w.-]{1,80})":\s*\{[^{}]{0,4000}?"version":\s*"==([\w.]{1,40})"/g
    : /name = "([\w.-]{1,80})"\r?\nversion = "([\w.]{1,40})"/g;
  return [...source.text.matchAll(pattern)].map(([, name = '', version = '']) => [canonical(name), version] as const);
}

/** Names differ in case and in `-`, `_` and `.`, and mean the same: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function canonical(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
