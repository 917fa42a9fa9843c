// https://helm.sh/docs/topics/charts/
import {
  applicationsIn,
  type ChartText,
  chartProduct,
  chartSettings,
  distinctProblems,
  type ForeignApplication,
  factsOfCluster,
  fileMounts,
  isProductChart,
  isTooLarge,
  objectsOf,
} from '../../src/cluster/index.ts';
import {
  type ComponentFact,
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  type Findings,
  folderOf,
  holdsConfigMaps,
  type Place,
  parseYaml,
  type Repository,
  type Source,
} from '../../src/sdk/index.ts';
import { type Chart, outermostCharts } from './chart.ts';
import { helmfileReleases } from './helmfile.ts';
import { statedReleases } from './releases.ts';
import { placedCharts, type Rendered, type RenderGap, relocated, renderChart } from './render.ts';
import { renderedElsewhere } from './rendered-elsewhere.ts';
import { Dict, type GoValue, isList, print } from './template/value.ts';
import { isEnabled, valuesOf } from './values.ts';
import { applicationVariant, type Installing, type Variant, variantsOf } from './variants.ts';

export default defineAnalyzer({
  name: 'helm',
  renders: true,
  files: ['**/*.{yaml,yml}', '**/helmfile*.gotmpl', '**/helmfile.d/*.gotmpl'],
  analyze: async (sources, repository) => {
    const { own, foreign, problems } = applicationsIn(sources, repository);
    const installing = { applications: own, releases: await statedReleases(repository) };
    const found = outermostCharts(repository)
      .filter((chart) => !chart.isLibrary)
      .flatMap((chart) => analyzeChart(chart, installing, repository));
    const elsewhere = [...foreignReleases(repository), ...foreignApplications(foreign, repository)];
    return {
      facts: withoutRepeatedGaps([...found.flatMap((each) => each.facts), ...elsewhere]),
      problems: distinctProblems([...problems, ...found.flatMap((each) => each.problems)]),
      renderings: found.flatMap((each) => each.renderings ?? []),
    };
  },
});

function analyzeChart(chart: Chart, installing: Installing, repository: Repository): readonly Findings[] {
  const { variants, problems } = variantsOf(chart, repository, installing);
  return [{ facts: [], problems }, ...variants.map((variant) => analyzeVariant(chart, variant, repository))];
}

function analyzeVariant(chart: Chart, variant: Variant, repository: Repository): Findings {
  const own = renderChart(chart, variant, repository);
  const given = renderedElsewhere(chart, variant, own, repository);
  const gaps = given && given.problems.length === 0 ? [] : own.gaps;
  const files = given?.files ?? own.files;
  const read = files.map((file) => readFile(file, variant));
  return {
    facts: [...read.flatMap((each) => each.facts), ...productFacts(chart, variant), ...gaps.map(gapFact)],
    problems: [...read.flatMap((each) => each.problems), ...(given?.problems ?? [])],
    renderings: files.filter(({ text }) => holdsConfigMaps(text)).map(renderingOf),
  };
}

/** A template as it comes out, for those who read files in ConfigMaps. */
function renderingOf({ source, text, origins }: Rendered): Source {
  return { path: source.path, text, origins: origins.map((each) => each?.place) };
}

function readFile(file: Rendered, variant: Variant): Findings {
  const { deployment, namespace } = variant;
  const { documents, problems } = parseYaml({ path: file.source.path, text: file.text });
  const space = namespace === 'default' ? undefined : namespace;
  const sound = documents.filter(({ content }) => content && !isTooLarge(content));
  const found = sound.map((document) => objectsOf(relocated(document, file), deployment, space));
  const objects = found.flatMap((each) => each.objects);
  const broken = problems.map(({ evidence, message }) => {
    const place = file.origins[evidence.line - 1]?.place ?? { source: file.source, line: 1 };
    return gapFact({ message, place });
  });
  return {
    facts: [...fileMounts(factsOfCluster(objects), objects).map((fact) => withPart(fact, variant)), ...broken],
    problems: found.flatMap((each) => each.problems),
  };
}

function withPart(fact: FactDraft, { release, prefix }: Variant): FactDraft {
  if (fact.kind !== 'component' || !fact.evidence.text.includes('{{')) return fact;
  const before = [`${release}-`, prefix ?? ''].find((each) => each !== '' && fact.name.startsWith(each));
  return before === undefined ? fact : { ...fact, part: fact.name.slice(before.length) };
}

function gapFact({ message, place }: RenderGap): FactDraft {
  return {
    kind: 'gap',
    evidence: evidenceAt(place.source, place.line),
    code: 'unrendered-template',
    message: `A part of this template could not be rendered here. ${message}`,
    settledBy: 'the output of `helm template`',
  };
}

/** Charts that are declared and lie elsewhere: what they run is known by their names. */
function productFacts(chart: Chart, { deployment, release, values }: Variant): readonly FactDraft[] {
  return placedCharts(chart, valuesOf(chart, values)).flatMap((placed) =>
    placed.chart.dependencies.flatMap((dependency) => {
      const own = placed.values.get(dependency.key);
      if (dependency.chart || !(own instanceof Dict) || !isEnabled(dependency, placed.values)) return [];
      const via = (placed.values.places.get(dependency.key) ?? []).map(({ source, line }) => evidenceAt(source, line));
      const sighting = { evidence: dependency.node.evidence(), ...(via.length > 0 && { via }) };
      const { name: chartName, key } = dependency;
      return withSettings(chartProduct({ chart: chartName, key, release, deployment, ...overriddenNames(own) }, sighting), own);
    }),
  );
}

function withSettings(product: ComponentFact | undefined, values: Dict): readonly FactDraft[] {
  return product ? [product, ...chartSettings(textsOf(values, []), product)] : [];
}

/** The texts among values; an entry of a list with `name` and `value` goes by its name. */
function textsOf(values: Dict, path: readonly string[]): readonly ChartText[] {
  return values.keys().flatMap((key) => {
    const [place] = values.places.get(key) ?? [];
    return place ? textsAt(values.get(key), [...path, key], place) : [];
  });
}

function textsAt(value: GoValue, path: readonly string[], place: Place): readonly ChartText[] {
  if (value instanceof Dict) return textsOf(value, path);
  if (isList(value))
    return value.flatMap((item, index) => {
      const isNamed = item instanceof Dict && item.get('name') !== null && item.get('value') !== null;
      return isNamed
        ? textsAt(item.get('value'), [...path, print(item.get('name'))], item.places.get('value')?.[0] ?? place)
        : textsAt(item, [...path, String(index)], place);
    });
  return typeof value === 'string' ? [{ path, text: value, evidence: evidenceAt(place.source, place.line) }] : [];
}

function overriddenNames(values: Dict) {
  return { fullName: print(values.get('fullnameOverride')), shortName: print(values.get('nameOverride')) };
}

/** Releases of helmfiles whose charts lie elsewhere. */
function foreignReleases(repository: Repository): readonly FactDraft[] {
  return helmfileReleases(repository).flatMap(({ isLocal, chart, name, environment, values, node, file }) => {
    if (isLocal) return [];
    const deployment = `kubernetes:${file}${environment === undefined ? '' : `+${environment}`}`;
    const foreign = { chart: chart.split('/').at(-1) ?? chart, key: name, release: name, deployment, ...overriddenNames(values) };
    return withSettings(chartProduct(foreign, { evidence: node.evidence() }), values);
  });
}

/** Applications of Argo CD and releases of Flux whose charts lie elsewhere, where the chart is one of a product. */
function foreignApplications(applications: readonly ForeignApplication[], repository: Repository): readonly FactDraft[] {
  return applications.flatMap((application) => {
    const { chart, name, release = name, node } = application;
    const deployment = `kubernetes:${folderOf(node.source.path)}`;
    if (!isProductChart(chart)) return application.kind === 'HelmRelease' ? [unknownChart(application)] : [];
    const { values } = applicationVariant(application, deployment, repository);
    const foreign = { chart, key: chart, release, deployment, ...overriddenNames(values) };
    return withSettings(chartProduct(foreign, { evidence: node.evidence() }), values);
  });
}

function unknownChart({ name, chart, kind, node }: ForeignApplication): FactDraft {
  return {
    kind: 'gap',
    evidence: node.evidence(),
    code: 'unknown-object',
    message: `${name} is a ${kind} of the chart ${chart}, which lies elsewhere, and what that runs or connects is not known here.`,
    settledBy: `the chart ${chart}`,
  };
}

/** What one deployment cannot render, the others mostly cannot either. */
function withoutRepeatedGaps(facts: readonly FactDraft[]): readonly FactDraft[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (fact.kind !== 'gap') return true;
    const key = `${fact.evidence.path}:${fact.evidence.line} ${fact.message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
