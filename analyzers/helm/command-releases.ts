// https://helm.sh/docs/helm/helm_upgrade/ · https://helm.sh/docs/helm/helm_install/
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { readRoot } from './chart.ts';
import { type Installation, installationsIn } from './install-commands.ts';
import type { StatedRelease } from './releases.ts';
import { setValue } from './set-values.ts';
import { Dict, fromYaml, mergeDicts } from './template/value.ts';

const SCRIPTS =
  /(^|\/)([\w.-]+\.(sh|bash|mk|ps1)|(GNU)?[Mm]akefile|[Jj]ustfile|Jenkinsfile|Taskfile\.ya?ml|\.gitlab-ci[\w.-]*\.ya?ml)$|^\.github\/workflows\/[^/]+\.ya?ml$/;

interface Found {
  readonly installation: Installation;
  readonly chart: string;
  readonly files: readonly string[];
  readonly path: string;
}

/**
 * The releases that scripts make of charts of the repository with values files, where these say more than the files in the chart's own folder
 * do: files from elsewhere, or one for each of several releases.
 */
export function commandReleases(repository: Repository): readonly StatedRelease[] {
  const found = repository.paths.filter((path) => SCRIPTS.test(path)).flatMap((path) => foundIn(path, repository));
  return found.filter((each) => saysMore(each, found)).map((each) => releaseOf(each, repository));
}

function foundIn(path: string, repository: Repository): readonly Found[] {
  const text = repository.read(path)?.text ?? '';
  if (!/\bhelm\b[^\n]{0,200}\b(upgrade|install)\b/.test(text)) return [];
  return installationsIn(text, (glob) => matching(glob, path, repository)).flatMap((installation) =>
    startsOf(path)
      .flatMap((start) => placed(installation, start, path, repository) ?? [])
      .slice(0, 1),
  );
}

/** Scripts are started in their own folder or at the root. */
function startsOf(path: string): readonly string[] {
  return /\.ya?ml$/.test(path) ? ['.'] : [...new Set([folderOf(path), '.'])];
}

function placed(installation: Installation, start: string, path: string, repository: Repository): Found | undefined {
  const from = joinPath(start, installation.folder);
  const chart = from === undefined ? undefined : joinPath(from, installation.chart.replace(/\/$/, ''));
  if (from === undefined || chart === undefined || !repository.has(`${chart}/Chart.yaml`)) return undefined;
  const files = installation.files.flatMap((file) => joinPath(from, file) ?? []);
  const isWhole = files.length === installation.files.length && files.every((file) => repository.has(file));
  return isWhole && files.length > 0 ? { installation, chart, files, path } : undefined;
}

function matching(glob: string, path: string, repository: Repository): readonly string[] {
  return startsOf(path).reduce<readonly string[]>((found, start) => {
    if (found.length > 0) return found;
    const whole = joinPath(start, glob);
    const before = start === '.' ? 0 : start.length + 1;
    return whole ? repository.paths.filter((each) => fits(each, whole)).map((each) => each.slice(before)) : [];
  }, []);
}

/** Whether a path fits a pattern in which `*` stands for any part of one step: each piece between them is taken where it comes first. */
function fits(path: string, pattern: string): boolean {
  const [steps, patterns] = [path.split('/'), pattern.split('/')];
  return steps.length === patterns.length && patterns.every((each, index) => fitsStep(steps[index] ?? '', each));
}

function fitsStep(step: string, pattern: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  const end = others.pop();
  if (end === undefined) return step === pattern;
  if (!step.startsWith(start) || !step.endsWith(end)) return false;
  let at = start.length;
  for (const piece of others) {
    const found = step.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= step.length - end.length;
}

function saysMore(one: Found, all: readonly Found[]): boolean {
  if (one.files.some((file) => !file.startsWith(`${one.chart}/`))) return true;
  const isOther = (each: Found) => each.installation.name !== one.installation.name && each.files.join() !== one.files.join();
  return all.some((each) => each.path === one.path && each.chart === one.chart && isOther(each));
}

function releaseOf({ installation, chart, files, path }: Found, repository: Repository): StatedRelease {
  const { name, namespace, set, line } = installation;
  const source = repository.read(path);
  const places = source ? [{ source, line }] : [];
  const layers = [
    ...files.flatMap((file) => mapIn(file, repository)),
    ...set.map(([key, value]) => setValue(key, value, places)),
  ];
  const values = layers.reduce<Dict>((base, each) => mergeDicts(base, each), new Dict());
  return { name, chart, values, isConfigured: true, file: path, ...(namespace !== undefined && { namespace }) };
}

function mapIn(file: string, repository: Repository): readonly Dict[] {
  const root = readRoot(file, repository);
  const value = root && fromYaml(root);
  return value instanceof Dict ? [value] : [];
}
