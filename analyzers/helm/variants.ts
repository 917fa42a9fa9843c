import type { Application } from '../../src/cluster/index.ts';
import { folderOf, type Problem, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below, type Chart, isBroughtAlong, readRoot } from './chart.ts';
import type { StatedRelease } from './releases.ts';
import { setValue } from './set-values.ts';
import { Dict, fromYaml, mergeDicts } from './template/value.ts';
import { filesOfServices } from './values-of-services.ts';

/** A chart with one set of values: a deployment. */
export interface Variant {
  readonly deployment: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: Dict;
  /** What the names of all releases beside it begin with. */
  readonly prefix?: string;
}

/** Who installs charts, and with which values. */
export interface Installing {
  readonly applications: readonly Application[];
  readonly releases: readonly StatedRelease[];
}

/** The deployments of a chart, and what was too much. */
export interface Variants {
  readonly variants: readonly Variant[];
  readonly problems: readonly Problem[];
}

const MOST_VARIANTS = 50;
const MOST_RELEASES = 500;

/** The deployments of a chart, up to a bound. */
export function variantsOf(chart: Chart, repository: Repository, installing: Installing): Variants {
  const all = allVariants(chart, repository, installing);
  const most = all.are === 'releases' ? MOST_RELEASES : MOST_VARIANTS;
  const message = `Only ${most} of the ${all.variants.length} deployments of the chart ${chart.name} are drawn.`;
  const evidence = chart.manifest.get('name').evidence();
  const prefix = all.are === 'releases' ? prefixOf(all.variants.map(({ release }) => release)) : '';
  return {
    variants: all.variants.slice(0, most).map((each) => (prefix === '' ? each : { ...each, prefix })),
    problems: all.variants.length > most ? [{ code: 'limit-reached', message, evidence }] : [],
  };
}

/** `shop-` of `shop-orders` and `shop-stock`. */
function prefixOf(names: readonly string[]): string {
  const [first = ''] = names;
  const ends = [...first].flatMap((letter, index) => (letter === '-' ? [index + 1] : []));
  const shared = ends.filter((end) => names.every((each) => each.startsWith(first.slice(0, end)) && each.length > end));
  return new Set(names).size > 1 ? first.slice(0, shared.at(-1) ?? 0) : '';
}

/**
 * With its own values, and with each values file that lies with it (`values-prod.yaml`, `environments/prod.yaml`) on top; the releases that other
 * tools make of it and the applications of Argo CD. With its own values alone it is no deployment where all that installs it gives others.
 */
function allVariants(
  chart: Chart,
  repository: Repository,
  { applications, releases }: Installing,
): { readonly are: 'releases' | 'deployments'; readonly variants: readonly Variant[] } {
  const usual = { deployment: `kubernetes:${chart.folder}`, release: chart.name, namespace: 'default', values: new Dict() };
  const stated = releases.filter((release) => release.chart === chart.folder);
  const own = applications.filter(({ path }) => path === chart.folder);
  const isShared = isForOthers(own, chart, repository);
  const asked = isShared
    ? own.map((each) => applicationBeside(each, repository))
    : own.map((application) => applicationVariant(application, `${usual.deployment}@${application.name}`, repository));
  if (isForMany(stated)) return { are: 'releases', variants: [...stated.map(sideBySide), ...asked] };
  const installed = distinct(stated.map((release) => beside(release, usual.deployment)));
  if (isShared) return { are: 'releases', variants: [...installed, ...asked] };
  // A chart that others bring along is deployed with their values, and by itself only where something says so.
  const alone = isBroughtAlong(chart, repository) || isAlwaysConfigured(stated, own) ? [] : [usual];
  const taken = new Set(own.flatMap((application) => application.valuesFiles));
  const files = valuesFiles(chart, repository).flatMap((path) => {
    const values = taken.has(path) ? undefined : readValues(path, repository);
    return values ? [{ path, values }] : [];
  });
  const services = filesOfServices(files);
  if (services.length > 0) {
    const variants = services.map(({ name, values }) => ({ ...usual, release: name, values }));
    return { are: 'releases', variants: [...variants, ...installed, ...asked] };
  }
  const byFile = files.map(({ path, values }) => {
    const name = chart.folder === '.' ? path : path.slice(chart.folder.length + 1);
    return { ...usual, deployment: `${usual.deployment}+${name}`, values };
  });
  return { are: 'deployments', variants: [...alone, ...byFile, ...installed, ...asked] };
}

/** Whether there are installations, and all of them give values. */
function isAlwaysConfigured(stated: readonly StatedRelease[], own: readonly Application[]): boolean {
  const given = [
    ...stated.map(({ isConfigured, values }) => isConfigured ?? values.entries.size > 0),
    ...own.map(({ valuesFiles: files, values, parameters }) => files.length + parameters.length > 0 || values !== undefined),
  ];
  return given.length > 0 && given.every(Boolean);
}

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
function isForOthers(applications: readonly Application[], chart: Chart, repository: Repository): boolean {
  const { name } = chart;
  const names = applications.map((each) => each.name.replace(ENVIRONMENT, '').replace(/^-|-$/g, ''));
  if (new Set(names.filter((each) => !each.startsWith(name))).size < 2) return false;
  return templatesOf(chart).some((path) => BY_RELEASE.test(repository.read(path)?.text ?? ''));
}

/** With those of the charts that it brings along: a library's helpers may name what it makes. */
function templatesOf({ templates, dependencies }: Chart): readonly string[] {
  return [...templates, ...dependencies.flatMap(({ chart }) => (chart ? templatesOf(chart) : []))];
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
export function applicationVariant(application: Omit<Application, 'path'>, deployment: string, repository: Repository): Variant {
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
