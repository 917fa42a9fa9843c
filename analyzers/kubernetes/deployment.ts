import { folderOf, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import type { Chart } from './chart.ts';

/**
 * What is deployed together: a chart (the outermost one), else the folder of the nearest `kustomization.yaml` above,
 * else the manifest's own folder.
 */
export function deploymentOf(path: string, chart: Chart | undefined, repository: Repository): string {
  if (chart) return `kubernetes:${outermost(chart).folder}`;
  const own = folderOf(path);
  for (let folder = own; ; folder = folderOf(folder)) {
    const files = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => pathIn(folder, name));
    if (files.some((file) => repository.has(file))) return `kubernetes:${folder}`;
    if (folder === '.') return `kubernetes:${own}`;
  }
}

function outermost(chart: Chart): Chart {
  return chart.parent ? outermost(chart.parent) : chart;
}

const charts = new WeakMap<Repository, Map<string, Chart | undefined>>();

/** The chart whose `templates/` folder holds the file. */
export function chartOf(path: string, repository: Repository): Chart | undefined {
  const known = charts.get(repository) ?? new Map<string, Chart | undefined>();
  charts.set(repository, known);
  const steps = path.split('/');
  for (let end = steps.lastIndexOf('templates'); end >= 0; end = end === 0 ? -1 : steps.lastIndexOf('templates', end - 1)) {
    const folder = steps.slice(0, end).join('/') || '.';
    const chart = known.has(folder) ? known.get(folder) : readChart(folder, repository);
    known.set(folder, chart);
    if (chart) return chart;
  }
  return undefined;
}

function readChart(folder: string, repository: Repository): Chart | undefined {
  const manifest = rootOf(pathIn(folder, 'Chart.yaml'), repository);
  const name = manifest?.get('name').text();
  if (!manifest || name === undefined) return undefined;
  const outer = /^(?:(.*)\/)?charts\/[^/]+$/.exec(folder);
  const parent = outer ? readChart(outer[1] ?? '.', repository) : undefined;
  const values = rootOf(pathIn(folder, 'values.yaml'), repository);
  return { name, folder, ...(values && { values }), ...(parent && { parent }), manifest };
}

function rootOf(path: string, repository: Repository): YamlNode | undefined {
  const source = repository.read(path);
  return source && parseYaml(source).documents[0];
}

function pathIn(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
