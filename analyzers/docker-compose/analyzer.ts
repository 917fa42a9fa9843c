// https://github.com/compose-spec/compose-spec/blob/main/spec.md
import {
  type DependsOnFact,
  defineAnalyzer,
  type FactDraft,
  type Findings,
  folderOf,
  interpolate,
  joinPath,
  type ListenFact,
  literal,
  type Owner,
  parseYaml,
  type Repository,
  readDotenv,
  type SettingsSourceFact,
  type Source,
  substitute,
  type Value,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { componentFact, type Service } from './component.ts';
import { each, layersOf } from './layers.ts';
import { portFacts } from './ports.ts';
import { environmentFacts, environmentFiles } from './settings.ts';

const MOST_ALIASES = 100;

export default defineAnalyzer({
  name: 'docker-compose',
  files: ['**/{docker-compose,compose}*.{yml,yaml}'],
  analyze: (sources, repository) => together(sources.map((source) => analyzeFile(source, repository))),
});

function analyzeFile(source: Source, repository: Repository): Findings {
  const { documents, problems } = parseYaml(source);
  const services = documents[0]?.get('services');
  if (!services?.exists) return { facts: [], problems };
  if (services.kind !== 'map') return together([{ facts: [], problems }, unexpected(services, 'services')]);
  const dotenv = repository.read(joinPath(folderOf(source.path), '.env') ?? '.env');
  const variables = dotenv && source.text.includes('$') ? readDotenv(dotenv).entries : [];
  const known = new Map(variables.map(({ key, value }) => [key, value]));
  const linked = linkedNames(services);
  const found = services
    .entries()
    .map(([name, node]) =>
      node.kind === 'map'
        ? analyzeService({ name, node, services, known, linked: linked.get(name) ?? [], repository })
        : unexpected(node, `service ${name}`),
    );
  const interpolation = dotenv && variables.length > 0 ? [interpolationSource(source, dotenv)] : [];
  return together([{ facts: interpolation, problems }, ...found]);
}

interface Context {
  readonly name: string;
  readonly node: YamlNode;
  readonly services: YamlNode;
  readonly known: ReadonlyMap<string, Value>;
  readonly linked: readonly string[];
  readonly repository: Repository;
}

function analyzeService({ name, node, services, known, linked, repository }: Context): Findings {
  const deployment = `compose:${node.source.path}`;
  const owner = { is: 'component', deployment, name } as const;
  const { layers, problems } = layersOf(node, services, repository);
  const variables = (key: string): Value | undefined => known.get(key);
  const service: Service = { name, node, deployment, layers, linked, variables };
  const files = environmentFiles(service, owner, repository);
  return {
    facts: [
      componentFact(service),
      ...each(layers, 'ports').flatMap((ports) => ports.node.items().flatMap((port) => portFacts(port, owner, variables))),
      ...each(layers, 'expose').flatMap((expose) => expose.node.items().map((port) => listenFact(port, owner, variables))),
      ...environmentFacts(service, owner),
      ...files.facts,
      ...dependsOnFacts(node.get('depends_on'), owner),
    ],
    problems: [...problems, ...files.problems],
  };
}

/** `links: [orders:sales]` lets one service call another by a further name. */
function linkedNames(services: YamlNode): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const link of services.entries().flatMap(([, service]) => service.get('links').texts())) {
    const [target = '', alias] = link.split(':');
    if (alias) names.set(target, [...(names.get(target) ?? []), alias].slice(0, MOST_ALIASES));
  }
  return names;
}

function listenFact(port: YamlNode, owner: Owner, variables: (key: string) => Value | undefined): ListenFact {
  const text = (port.text() ?? '').replace(/\/\w{1,10}$/, '');
  const value = port.number() === undefined ? substitute(interpolate(text), variables) : literal(port.number() ?? 0);
  const isNumber = value.is === 'literal' && /^\d{1,5}$/.test(String(value.value));
  return { kind: 'listen', evidence: port.evidence(), owner, port: isNumber ? literal(Number(value.value)) : value };
}

/** `depends_on` is a list of names or a map from name to condition. */
function dependsOnFacts(node: YamlNode, owner: Extract<Owner, { is: 'component' }>): readonly DependsOnFact[] {
  const { deployment } = owner;
  const named = node.kind === 'map' ? node.entries() : node.items().map((item) => [item.text() ?? '', item] as const);
  return named.map(([target, at]) => ({ kind: 'depends-on', evidence: at.evidence(), owner, deployment, target }));
}

function interpolationSource(source: Source, dotenv: Source): SettingsSourceFact {
  const [first] = readDotenv(dotenv).entries;
  return {
    kind: 'settings-source',
    evidence: first?.evidence ?? { path: dotenv.path, line: 1, text: '' },
    owner: { is: 'file', path: source.path },
    deployment: `compose:${source.path}`,
    group: `file:${dotenv.path}`,
    interpolationOnly: true,
  };
}

function unexpected(node: YamlNode, what: string): Findings {
  const message = `In a compose file ${what} must be a mapping.`;
  return { facts: [], problems: [{ code: 'unexpected-shape', message, evidence: node.evidence() }] };
}

function together(findings: readonly Findings[]): Findings {
  const facts: readonly FactDraft[] = findings.flatMap((each) => each.facts);
  return { facts, problems: findings.flatMap((each) => each.problems) };
}
