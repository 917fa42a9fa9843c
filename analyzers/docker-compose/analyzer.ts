// https://github.com/compose-spec/compose-spec/blob/main/spec.md
import {
  type DependsOnFact,
  defineAnalyzer,
  type FactDraft,
  type Findings,
  type Owner,
  type Repository,
  readDotenv,
  type SettingsSourceFact,
  textOf,
} from '../../src/sdk/index.ts';
import { stackNames } from './command-lists.ts';
import { componentFact } from './component.ts';
import { ComposeFiles, filled } from './files.ts';
import { healthFacts } from './health.ts';
import { isComposeFile } from './is-compose-file.ts';
import { labelFacts } from './labels.ts';
import { each, first, type Layer, layersOf, uniqueItems } from './layers.ts';
import { mountedFrom, mountFacts, mountsOf } from './mounts.ts';
import { knownNames } from './names.ts';
import { exposeFacts, portFacts, portKey, sharedNetworkFacts } from './ports.ts';
import { type Project, projectsOf } from './projects.ts';
import type { Service } from './service.ts';
import { buildArgumentsOf, environmentFacts, environmentFiles } from './settings.ts';
import { sidecarFacts, sidecarsOf } from './sidecars.ts';
import { withoutBases, withoutTemplates } from './templates.ts';

export default defineAnalyzer({
  name: 'docker-compose',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources, repository) => {
    const files = new ComposeFiles(repository);
    const stacks = stackNames(repository);
    const told = sources.filter((source) => isComposeFile(source, repository));
    return together(withoutTemplates(projectsOf(told, files)).map((project) => analyzeProject(project, files, stacks)));
  },
});

function analyzeProject(project: Project, files: ComposeFiles, stacks: ReadonlyMap<string, string>): Findings {
  const deployment = `compose:${project.path}`;
  const names = [...new Set(project.files.flatMap(({ services }) => [...services.keys()]))];
  const read = names
    .map((name) => ({ name, ...layersOf(name, project.files, files) }))
    .filter(({ layers, problems }) => layers.length > 0 || problems.length > 0);
  const known = knownNames(read.map(({ name, layers }) => [name, layers]));
  const layersNamed = new Map(read.map(({ name, layers }) => [name, layers]));
  const ending = new Set(read.flatMap(({ layers }) => awaitedToEnd(layers)));
  const sidecars = sidecarsOf(read);
  const beside = new Set([...sidecars.values()].flat().map(({ name }) => name));
  const standing = withoutBases(read).filter(({ name }) => !beside.has(name));
  const services = standing.map(({ name, layers, problems }) => {
    const places = project.files.flatMap((file) => file.services.get(name)?.evidence() ?? []);
    const own = sidecars.get(name) ?? [];
    const lent = mountedFrom(layers);
    const sharing = [...lent, ...own.map((each) => each.name)].flatMap((each) =>
      mountsOf(layersNamed.get(each) ?? [], project.files),
    );
    const mounts = [...new Set([...mountsOf(layers, project.files), ...sharing])].sort();
    const isAwaitedToEnd = ending.has(name);
    const service = {
      name,
      deployment,
      project: nameOf(project, files) ?? stacks.get(project.path),
      layers,
      places,
      known: [...(known.get(name) ?? []), ...own.map((each) => each.name)],
      mounts,
      isAwaitedToEnd,
      repository: files.repository,
    };
    const owner = { is: 'component', deployment, name } as const;
    const { facts, problems: others } = analyzeService(service);
    const mounted = [layers, ...lent.map((each) => layersNamed.get(each) ?? [])].flatMap((each) =>
      mountFacts(each, project.files, owner, files.repository),
    );
    return { facts: [...facts, ...mounted, ...sidecarFacts(own, owner)], problems: [...problems, ...others] };
  });
  const around = [...interpolationSources(project, files.repository), ...labelFacts(read, deployment, files.repository)];
  return together([{ facts: around, problems: project.problems }, ...services]);
}

/** https://docs.docker.com/compose/how-tos/project-name/: the variable goes before the files, of which the last one that has a name counts. */
function nameOf({ files, environment }: Project, all: ComposeFiles): string | undefined {
  const told = all.variablesOf(environment.slice(0, 1))('COMPOSE_PROJECT_NAME');
  const names = files.flatMap(({ root, variables }) => {
    const text = root.get('name').text();
    return text === undefined ? [] : [filled(text, variables)];
  });
  return (told && textOf(told)) || names.at(-1);
}

function analyzeService(service: Service): Findings {
  const { name, deployment, layers } = service;
  const owner = { is: 'component', deployment, name } as const;
  const files = environmentFiles(service, owner);
  const exposed = each(layers, 'expose').flatMap(({ node, variables }) => node.items().map((port) => ({ port, variables })));
  return {
    facts: [
      componentFact(service),
      ...uniqueItems(layers, 'ports', portKey).flatMap(({ node, variables }) => portFacts(node, owner, variables)),
      ...exposed.flatMap(({ port, variables }) => exposeFacts(port, owner, variables)),
      ...sharedNetworkFacts(
        first(layers, 'network_mode')?.node,
        exposed.map(({ port }) => port),
        owner,
      ),
      ...healthFacts(service, owner),
      ...environmentFacts(service, owner),
      ...buildArgumentsOf(service),
      ...files.facts,
      ...dependsOnFacts(service, owner),
    ],
    problems: files.problems,
  };
}

/** `depends_on` is a list of names or a map from name to condition; `links` also say who starts first. */
function dependsOnFacts({ layers }: Service, owner: Extract<Owner, { is: 'component' }>): readonly DependsOnFact[] {
  const { deployment } = owner;
  const awaited = each(layers, 'depends_on').flatMap(({ node }) =>
    node.kind === 'map' ? node.entries() : node.items().map((item) => [item.text() ?? '', item] as const),
  );
  const linked = each(layers, 'links').flatMap(({ node }) =>
    node.items().map((item) => {
      const [target = '', alias = target] = (item.text() ?? '').split(':');
      return [target, item, alias] as const;
    }),
  );
  const isLinked = new Set(linked.map(([target]) => target));
  const all = [
    ...linked,
    ...awaited.filter(([target]) => !isLinked.has(target)).map(([target, at]) => [target, at, undefined] as const),
  ];
  const once = new Map(all.map((each) => [`${each[0]} ${each[2]}`, each]));
  return [...once.values()].map(([target, at, linkedAs]) => ({
    kind: 'depends-on',
    evidence: at.evidence(),
    owner,
    deployment,
    target,
    ...(linkedAs !== undefined && { linkedAs }),
  }));
}

/** `condition: service_completed_successfully`: the other one is expected to end before this one starts. */
function awaitedToEnd(layers: readonly Layer[]): readonly string[] {
  const entries = each(layers, 'depends_on').flatMap(({ node }) => node.entries());
  return entries.filter(([, node]) => node.get('condition').text() === 'service_completed_successfully').map(([name]) => name);
}

/** `.env` files only fill in `${…}`; nothing of them enters the containers. */
function interpolationSources({ path, files, environment }: Project, repository: Repository): readonly SettingsSourceFact[] {
  if (!files.some(({ source }) => source.text.includes('$'))) return [];
  return [...new Set(environment)].flatMap((each) => {
    const dotenv = repository.read(each);
    const entry = dotenv && readDotenv(dotenv).entries[0];
    if (!entry) return [];
    const owner = { is: 'file', path } as const;
    return [
      {
        kind: 'settings-source',
        evidence: entry.evidence,
        owner,
        deployment: `compose:${path}`,
        group: `file:${each}`,
        interpolationOnly: true,
      },
    ];
  });
}

function together(findings: readonly Findings[]): Findings {
  const facts: readonly FactDraft[] = findings.flatMap((each) => each.facts);
  // A file that several others are merged with says one thing once.
  const problems = new Map(findings.flatMap((each) => each.problems).map((each) => [JSON.stringify(each), each]));
  return { facts, problems: [...problems.values()] };
}
