import type { Application } from '../../src/cluster/index.ts';
import { folderOf, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below, type Chart, isBroughtAlong, readRoot } from './chart.ts';
import type { StatedRelease } from './releases.ts';
import { setValue } from './set-values.ts';
import { Dict, fromYaml, mergeDicts } from './template/value.ts';

/** A chart with one set of values: a deployment. */
export interface Variant {
  readonly deployment: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: Dict;
}

/** Who installs charts, and with which values. */
export interface Installing {
  readonly applications: readonly Application[];
  readonly releases: readonly StatedRelease[];
}

const MOST_VARIANTS = 12;

/**
 * The deployments of a chart: with its own values, and with each values file that lies with it (`values-prod.yaml`,
 * `environments/prod.yaml`) on top; the releases that other
 * tools make of it and the applications of Argo CD.
 */
export function variantsOf(chart: Chart, repository: Repository, { applications, releases }: Installing): readonly Variant[] {
  const usual = { deployment: `kubernetes:${chart.folder}`, release: chart.name, namespace: 'default', values: new Dict() };
  // A chart that others bring along is deployed with their values, and by itself only where something says so.
  const alone = isBroughtAlong(chart, repository) ? [] : [usual];
  const stated = releases.filter((release) => release.chart === chart.folder);
  const own = applications.filter(({ path }) => path === chart.folder);
  const isShared = isForOthers(own, chart, repository);
  const asked = isShared
    ? own.slice(0, MOST_RELEASES).map((each) => applicationBeside(each, repository))
    : own
        .slice(0, MOST_VARIANTS)
        .map((application) => applicationVariant(application, `${usual.deployment}@${application.name}`, repository));
  if (isForMany(stated)) return [...stated.slice(0, MOST_RELEASES).map(sideBySide), ...asked];
  if (isShared) return [...distinct(stated.map((each) => beside(each, usual.deployment))).slice(0, MOST_VARIANTS), ...asked];
  const taken = new Set(own.flatMap((application) => application.valuesFiles));
  const files = valuesFiles(chart, repository)
    .filter((path) => !taken.has(path))
    .slice(0, MOST_VARIANTS);
  const byFile = files.flatMap((path) => {
    const values = readValues(path, repository);
    const name = chart.folder === '.' ? path : path.slice(chart.folder.length + 1);
    return values ? [{ ...usual, deployment: `${usual.deployment}+${name}`, values }] : [];
  });
  const installed = stated.map((release) => beside(release, usual.deployment));
  return [...alone, ...byFile, ...distinct(installed).slice(0, MOST_VARIANTS), ...asked];
}

const MOST_RELEASES = 100;
const ENVIRONMENT =
  /(?:^|[-_.])(?:dev|develop|development|test|testing|qa|uat|stage|staging|preview|preprod|prod|production|local)(?=[-_.]|$)/gi;

/** One chart for every service, installed once for each of them: its releases are parts of one deployment, not environments of one thing. */
function isForMany(releases: readonly StatedRelease[]): boolean {
  const names = new Map<string, Set<string>>();
  for (const { file, environment = '', name } of releases) {
    const key = `${file} ${environment}`;
    names.set(key, (names.get(key) ?? new Set()).add(name.replace(ENVIRONMENT, '')));
  }
  return [...names.values()].some((each) => each.size > 1);
}

const BY_RELEASE = /\.Release\.Name\b|\bfullname(Override)?\b/;

/**
 * The same for applications, when these are not called like the chart: `orders-blue` and `orders-green` are two of a chart `orders`; and when
 * what the chart makes is called after its release.
 */
function isForOthers(applications: readonly Application[], { name, templates }: Chart, repository: Repository): boolean {
  const names = applications.map((each) => each.name.replace(ENVIRONMENT, '').replace(/^-|-$/g, ''));
  if (new Set(names.filter((each) => !each.startsWith(name))).size < 2) return false;
  return templates.some((path) => BY_RELEASE.test(repository.read(path)?.text ?? ''));
}

/** A release as a deployment of its own. */
function beside(release: StatedRelease, chart: string): Variant {
  const environment = release.environment === undefined ? '' : `+${release.environment}`;
  return { ...sideBySide(release), deployment: `${chart}@${release.name}${environment}` };
}

function applicationBeside(application: Application, repository: Repository): Variant {
  return applicationVariant(application, `kubernetes:${folderOf(application.node.source.path)}`, repository);
}

/** A release beside the others that the same file states for the same environment. */
function sideBySide({ file, environment, name, namespace = 'default', values }: StatedRelease): Variant {
  return {
    deployment: `kubernetes:${file}${environment === undefined ? '' : `+${environment}`}`,
    release: name,
    namespace,
    values,
  };
}

/** Two tools that install a chart under one name are two deployments. */
function distinct(variants: readonly Variant[]): readonly Variant[] {
  return variants.map((variant, index) => {
    const earlier = variants.slice(0, index).filter(({ deployment }) => deployment === variant.deployment).length;
    return earlier === 0 ? variant : { ...variant, deployment: `${variant.deployment}#${earlier + 1}` };
  });
}

/** Of an application of Argo CD parameters win over values in it, and those over its values files. */
function applicationVariant(application: Application, deployment: string, repository: Repository): Variant {
  const { name, namespace = 'default', release = name, valuesFiles: files, values, parameters } = application;
  const read = [
    ...files.map((path) => readValues(path, repository)),
    values && inlineValues(values),
    parameterValues(parameters),
  ];
  const merged = read.reduce<Dict>((base, each) => (each ? mergeDicts(base, each) : base), new Dict());
  return { deployment, release, namespace, values: merged };
}

/** A map, or YAML in a text, its lines those of the application. */
function inlineValues(node: YamlNode): Dict | undefined {
  const text = node.text();
  const source = { path: node.source.path, text: node.source.text };
  const root = text === undefined ? node : parseYaml(source, '\n'.repeat(node.line) + text).documents[0];
  const value = root && fromYaml(root);
  return value instanceof Dict ? value : undefined;
}

function parameterValues(parameters: Application['parameters']): Dict {
  return parameters.reduce(
    (base, { name, value, node }) => mergeDicts(base, setValue(name, value, [{ source: node.source, line: node.line }])),
    new Dict(),
  );
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
