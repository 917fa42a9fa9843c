import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { below, type Chart, readRoot } from './chart.ts';
import { helmfileReleases } from './helmfile.ts';
import { Dict, fromYaml } from './template/value.ts';

/** A chart with one set of values: a deployment. */
export interface Variant {
  readonly deployment: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: Dict;
}

const MOST_VARIANTS = 12;

/**
 * The deployments of a chart: with its own values, and with each values file that lies with it (`values-prod.yaml`,
 * `environments/prod.yaml`) on top; and the releases of helmfiles.
 */
export function variantsOf(chart: Chart, repository: Repository): readonly Variant[] {
  const usual = { deployment: `kubernetes:${chart.folder}`, release: chart.name, namespace: 'default', values: new Dict() };
  const files = valuesFiles(chart, repository).slice(0, MOST_VARIANTS);
  const byFile = files.flatMap((path) => {
    const values = readValues(path, repository);
    const name = chart.folder === '.' ? path : path.slice(chart.folder.length + 1);
    return values ? [{ ...usual, deployment: `${usual.deployment}+${name}`, values }] : [];
  });
  const releases = helmfileReleases(repository)
    .filter((release) => release.chart === chart.folder)
    .map((release) => ({
      deployment: `${usual.deployment}@${release.name}${release.environment === undefined ? '' : `+${release.environment}`}`,
      release: release.name,
      namespace: release.namespace ?? 'default',
      values: release.values,
    }));
  return [usual, ...byFile, ...releases.slice(0, MOST_VARIANTS)];
}

const VALUES_FILE = /^(values?[-._][\w.-]+|[\w.-]+[-._]values)\.ya?ml$|^(values|environments?|envs?)\/[\w./-]+\.ya?ml$/;

function valuesFiles(chart: Chart, repository: Repository): readonly string[] {
  const prefix = chart.folder === '.' ? '' : `${chart.folder}/`;
  return repository.paths.filter(
    (path) =>
      path.startsWith(prefix) && VALUES_FILE.test(path.slice(prefix.length)) && folderOf(path) !== below(chart.folder, 'ci'),
  );
}

/** The map in a values file. */
export function readValues(path: string, repository: Repository): Dict | undefined {
  const root = readRoot(path, repository);
  const value = root && fromYaml(root);
  return value instanceof Dict ? value : undefined;
}
