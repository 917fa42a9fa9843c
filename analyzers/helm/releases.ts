// https://skaffold.dev/docs/deployers/helm · https://www.devspace.sh/docs/configuration/deployments/helm-charts
// https://docs.tilt.dev/api.html#api.helm · https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release
import { type StarlarkCall, starlarkArgument, starlarkCalls, starlarkTexts } from '../../src/frontend/starlark.ts';
import { folderOf, joinPath, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { readRoot } from './chart.ts';
import { commandReleases } from './command-releases.ts';
import { helmfileReleases } from './helmfile.ts';
import { setValue } from './set-values.ts';
import { Dict, fromYaml, mergeDicts } from './template/value.ts';
import { terraformReleases } from './terraform-releases.ts';

/** A release of a chart of the repository, as whatever installs it states it. */
export interface StatedRelease {
  readonly name: string;
  readonly namespace?: string | undefined;
  /** The chart's folder. */
  readonly chart: string;
  readonly environment?: string | undefined;
  readonly values: Dict;
  /** Whether values files are given; tools of developers set single values of what is installed without them elsewhere. */
  readonly isConfigured?: boolean;
  /** The file that states it, or the folder of several that do together. */
  readonly file: string;
}

/** Every release that helmfiles, Skaffold, DevSpace, Tiltfiles, Terraform and commands make of charts of the repository. */
export async function statedReleases(repository: Repository): Promise<readonly StatedRelease[]> {
  const stated = await releasesOfTools(repository);
  const isStated = ({ chart, name }: StatedRelease) => stated.some((each) => each.chart === chart && each.name === name);
  return [...stated, ...commandReleases(repository).filter((each) => !isStated(each))];
}

async function releasesOfTools(repository: Repository): Promise<readonly StatedRelease[]> {
  return [
    ...helmfileReleases(repository).filter(({ isLocal }) => isLocal),
    ...repository.paths.flatMap((path) =>
      /(^|\/)[\w.-]*skaffold[\w.-]*\.ya?ml$/.test(path) ? skaffoldReleases(path, repository) : [],
    ),
    ...repository.paths.flatMap((path) => (/(^|\/)devspace[\w.-]*\.ya?ml$/.test(path) ? devspaceReleases(path, repository) : [])),
    ...(await tiltReleases(repository)),
    ...terraformReleases(repository),
  ];
}

function rootsOf(path: string, repository: Repository): readonly YamlNode[] {
  const source = repository.read(path);
  return source ? parseYaml(source).documents : [];
}

/** `deploy.helm.releases`, also of profiles; the chart's path and the values files start at the file's folder. */
function skaffoldReleases(path: string, repository: Repository): readonly StatedRelease[] {
  const configs = rootsOf(path, repository).flatMap((root) => [root, ...root.get('profiles').items()]);
  const stated = configs.flatMap((config) =>
    ['deploy', 'manifests'].flatMap((stage) => config.at(stage, 'helm', 'releases').items()),
  );
  return stated.flatMap((node) => {
    const chart = joinPath(folderOf(path), node.get('chartPath').text() ?? '/');
    const name = node.get('name').text();
    if (chart === undefined || name === undefined || name.includes('{{')) return [];
    const files = node.get('valuesFiles').texts();
    const set = ['setValues', 'overrides'].map((key) => node.get(key));
    const values = [...layersOf(files, path, repository), ...set.map(entriesSet)];
    return [
      {
        name,
        chart,
        namespace: node.get('namespace').text(),
        values: together(values),
        isConfigured: files.length > 0,
        file: path,
      },
    ];
  });
}

/** Keys may have dots; what is a map below `overrides` is one of the values. */
function entriesSet(node: YamlNode): Dict {
  return together(
    node.entries().map(([key, value]) => setValue(key, fromYaml(value), [{ source: value.source, line: value.line }])),
  );
}

function devspaceReleases(path: string, repository: Repository): readonly StatedRelease[] {
  const stated = rootsOf(path, repository).flatMap((root) => {
    const node = root.get('deployments');
    return [...node.entries(), ...node.items().map((item) => [item.get('name').text() ?? '', item] as const)];
  });
  return stated.flatMap(([key, node]) => {
    const helm = node.get('helm');
    const folder = helm.at('chart', 'path').text() ?? helm.at('chart', 'name').text() ?? '';
    const chart = /^\.{0,2}\//.test(folder) || helm.at('chart', 'path').exists ? joinPath(folderOf(path), folder) : undefined;
    if (chart === undefined) return [];
    const own = fromYaml(helm.get('values'));
    const files = helm.get('valuesFiles').texts();
    const values = [...layersOf(files, path, repository), ...(own instanceof Dict ? [own] : [])];
    const isConfigured = files.length > 0;
    const name = helm.get('releaseName').text() ?? key;
    return [{ name, chart, namespace: node.get('namespace').text(), values: together(values), isConfigured, file: path }];
  });
}

/** `helm('charts/shop', name='shop', values=['dev.yaml'], set=['image.tag=dev'])`. */
async function tiltReleases(repository: Repository): Promise<readonly StatedRelease[]> {
  const found: StatedRelease[] = [];
  for (const path of repository.paths.filter((each) => /(^|\/)Tiltfile[^/]*$|\.tiltfile$/i.test(each))) {
    const source = repository.read(path);
    const calls = source?.text.includes('helm(') ? await starlarkCalls(source) : [];
    for (const call of calls) if (source && call.called === 'helm') found.push(...tiltRelease(call, source, repository));
  }
  return found;
}

function tiltRelease(call: StarlarkCall, source: Source, repository: Repository): readonly StatedRelease[] {
  const read = (index: number, key: string) => starlarkTexts(starlarkArgument(call, index, key))[0];
  const chart = joinPath(folderOf(source.path), read(0, 'pathOrChart') ?? '/');
  if (chart === undefined) return [];
  const places = call.lines.map((line) => ({ source, line }));
  const set = starlarkTexts(call.named.get('set')).flatMap((text) => {
    const end = text.indexOf('=');
    return end < 0 ? [] : [setValue(text.slice(0, end), text.slice(end + 1), places)];
  });
  const files = starlarkTexts(call.named.get('values'));
  const values = together([...layersOf(files, source.path, repository), ...set]);
  return [
    {
      name: read(1, 'name') ?? 'chart',
      chart,
      namespace: read(2, 'namespace'),
      values,
      isConfigured: files.length > 0,
      file: source.path,
    },
  ];
}

function layersOf(files: readonly string[], from: string, repository: Repository): readonly Dict[] {
  return files.flatMap((file) => {
    const path = joinPath(folderOf(from), file);
    const root = path === undefined ? undefined : readRoot(path, repository);
    const value = root && fromYaml(root);
    return value instanceof Dict ? [value] : [];
  });
}

function together(layers: readonly Dict[]): Dict {
  return layers.reduce<Dict>((base, each) => mergeDicts(base, each), new Dict());
}
