// https://helm.sh/docs/chart_template_guide/builtin_objects/
import type { Place, Repository, YamlNode } from '../../src/sdk/index.ts';
import { below, type Chart } from './chart.ts';
import { Dict, fromYaml, type GoValue, print } from './template/value.ts';
import { toYamlLines } from './template/yaml-text.ts';
import type { Variant } from './variants.ts';

interface Surroundings {
  readonly chart: Chart;
  readonly values: Dict;
  readonly variant: Variant;
  readonly path: string;
  readonly isOutermost: boolean;
  readonly repository: Repository;
}

/** A cluster of the newest minor version that charts are commonly written for. */
const KUBERNETES = { Version: 'v1.31.0', Major: '1', Minor: '31', GitVersion: 'v1.31.0' };

/** What a template finds at the dot: `.Values`, `.Release`, `.Chart`, `.Capabilities`, `.Files`, `.Template`. */
export function builtIns({ chart, values, variant, path, isOutermost, repository }: Surroundings): Dict {
  const { release, namespace } = variant;
  const subcharts = new Dict();
  for (const dependency of chart.dependencies) {
    const own = values.get(dependency.key);
    if (own instanceof Dict) subcharts.set(dependency.key, new Dict().set('Values', own));
  }
  const known = { Name: release, Namespace: namespace, Service: 'Helm', Revision: 1, IsInstall: true, IsUpgrade: false };
  return Dict.of({
    Values: values,
    Release: Dict.of(known),
    Chart: chartObject(chart.manifest, chart.name, isOutermost),
    Capabilities: Dict.of({
      KubeVersion: Dict.of(KUBERNETES),
      APIVersions: Dict.of({ Has: { call: ([version = null]) => hasApi(print(version)) } }),
      HelmVersion: Dict.of({ Version: 'v3.16.0' }),
    }),
    Files: filesObject(chart, repository),
    Subcharts: subcharts,
    Template: Dict.of({
      Name: `${chart.name}/${path.slice(path.lastIndexOf('templates/'))}`,
      BasePath: `${chart.name}/templates`,
    }),
  });
}

function chartObject(manifest: YamlNode, name: string, isRoot: boolean): Dict {
  const object = Dict.of({ IsRoot: isRoot, Type: 'application' });
  for (const [key, value] of manifest.entries()) {
    const capital = key === 'apiVersion' ? 'APIVersion' : `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    object.set(capital, fromText(value), [{ source: value.source, line: value.line }]);
  }
  return object.set('Name', name);
}

/** Versions are texts, whether or not they look like numbers. */
function fromText(value: YamlNode): GoValue {
  return value.text() ?? fromYaml(value);
}

/** Groups that every cluster of the version has; what is installed on top is not known and is asked for to be optional. */
function hasApi(version: string): boolean {
  return /^(v1|apps\/v1|batch\/v1|networking\.k8s\.io\/v1|policy\/v1|autoscaling\/v[12]|rbac\.authorization\.k8s\.io\/v1|storage\.k8s\.io\/v1)(\/\w+)?$/.test(
    version,
  );
}

type Read = (name: GoValue, note?: (line: string, place: Place) => void) => string;

function filesObject(chart: Chart, repository: Repository): Dict {
  const read: Read = (name, note) => {
    const source = repository.read(below(chart.folder, print(name)));
    source?.text.split('\n').forEach((line, index) => {
      note?.(line, { source, line: index + 1 });
    });
    return source?.text ?? '';
  };
  return filesIn(filesOf(chart, repository), read);
}

function filesIn(paths: readonly string[], read: Read, glob?: (pattern: string) => readonly string[]): Dict {
  const files = new Dict();
  for (const path of glob ? paths : []) files.set(path, read(path));
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const asConfig = () =>
    paths
      .map((path) =>
        toYamlLines(Dict.of({ [base(path)]: read(path) }))
          .map(({ text }) => text)
          .join('\n'),
      )
      .join('\n');
  files.set('Get', { call: ([name = null], note) => read(name, note) });
  files.set('GetBytes', { call: ([name = null]) => read(name) });
  files.set('Lines', { call: ([name = null]) => read(name).split('\n') });
  files.set('AsSecrets', { call: () => '' });
  files.set('AsConfig', { call: asConfig });
  files.set('Glob', {
    call: ([pattern = null]) =>
      filesIn(
        paths.filter((path) => fits(path, print(pattern))),
        read,
        () => paths,
      ),
  });
  return files;
}

const MOST_FILES = 500;

function filesOf(chart: Chart, repository: Repository): readonly string[] {
  const prefix = chart.folder === '.' ? '' : `${chart.folder}/`;
  return repository.paths
    .filter((path) => path.startsWith(prefix) && !/^(templates|charts)\//.test(path.slice(prefix.length)))
    .map((path) => path.slice(prefix.length))
    .slice(0, MOST_FILES);
}

/** `*` stays in a folder, `**` does not. */
function fits(path: string, pattern: string): boolean {
  const [steps, wanted] = [path.split('/'), pattern.split('/')];
  const any = wanted.indexOf('**');
  if (any < 0 && steps.length !== wanted.length) return false;
  const head = any < 0 ? wanted : wanted.slice(0, any);
  const tail = any < 0 ? [] : wanted.slice(any + 1);
  const fitsAt = (step: string | undefined, want: string) => step !== undefined && fitsStep(step, want);
  return (
    head.every((want, index) => fitsAt(steps[index], want)) &&
    tail.every((want, index) => fitsAt(steps.at(index - tail.length), want))
  );
}

function fitsStep(step: string, wanted: string): boolean {
  const pieces = wanted.split('*');
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  return pieces.length === 1 ? step === wanted : step.startsWith(first) && step.endsWith(last);
}
