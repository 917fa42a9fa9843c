import {
  type ConnectionFact,
  cleanText,
  concat,
  type FactDraft,
  literal,
  own,
  type Repository,
  setting,
  type Value,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { below } from './bundler.ts';
import { ErbYaml, sectionOf } from './erb-yaml.ts';

const ADAPTERS: Readonly<Record<string, string>> = {
  postgresql: 'postgresql',
  postgis: 'postgresql',
  mysql2: 'mysql',
  trilogy: 'mysql',
  mysql: 'mysql',
  sqlserver: 'sqlserver',
  oracle_enhanced: 'oracle',
};

/** What the YAML configuration of programs states: databases, the cable's and the workers' Redis. */
export function configFacts(folders: readonly string[], repository: Repository): readonly FactDraft[] {
  return folders.flatMap((folder) => [
    ...databaseFacts(folder, repository),
    ...mongoidFacts(folder, repository),
    ...cableFacts(folder, repository),
  ]);
}

/** https://guides.rubyonrails.org/configuring.html#configuring-a-database: one database, or several by name. */
function databaseFacts(folder: string, repository: Repository): readonly FactDraft[] {
  const file = new ErbYaml(below(folder, 'config/database.yml'), repository);
  return file.documents.flatMap((document) => {
    const section = sectionOf(document);
    const several = section.entries().filter(([, node]) => node.kind === 'map');
    const nodes = section.get('adapter').exists || section.get('url').exists ? [section] : several.map(([, node]) => node);
    return nodes.flatMap((node) => databaseFact(node, file, folder));
  });
}

function databaseFact(node: YamlNode, file: ErbYaml, folder: string): readonly ConnectionFact[] {
  const adapter = node.get('adapter').text();
  const url = file.value(node.get('url'));
  if (adapter === 'sqlite3' || (adapter !== undefined && own(ADAPTERS, adapter) === undefined)) return [];
  const name = file.value(node.get('database'));
  const place = node.get('host').exists ? node.get('host') : node.get('adapter').exists ? node.get('adapter') : node.get('url');
  return [
    {
      kind: 'connection',
      evidence: place.evidence(),
      owner: { is: 'code', programs: [folder] },
      nodeKind: 'database',
      technology: own(ADAPTERS, adapter ?? '') ?? 'sql',
      protocol: 'sql',
      target: cleaned(url ?? hostOf(node, file) ?? setting('DATABASE_URL')),
      ...(name ? { name: cleaned(name) } : {}),
      library: 'activerecord',
    },
  ];
}

function hostOf(node: YamlNode, file: ErbYaml): Value | undefined {
  const [host, port] = [file.value(node.get('host')), file.value(node.get('port'))];
  return host && port ? concat([host, literal(':'), port]) : host;
}

/** https://www.mongodb.com/docs/mongoid/current/configuration/ */
function mongoidFacts(folder: string, repository: Repository): readonly FactDraft[] {
  const file = new ErbYaml(below(folder, 'config/mongoid.yml'), repository);
  return file.documents.flatMap((document) =>
    sectionOf(document)
      .get('clients')
      .entries()
      .flatMap(([, node]) => {
        const target = file.value(node.get('uri')) ?? file.value(node.get('hosts').items()[0] ?? node.get('hosts'));
        if (!target) return [];
        const place = node.get('uri').exists ? node.get('uri') : node.get('hosts');
        return [connectionFact(place, folder, { nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb' }, target)];
      }),
  );
}

/** https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter */
function cableFacts(folder: string, repository: Repository): readonly FactDraft[] {
  const file = new ErbYaml(below(folder, 'config/cable.yml'), repository);
  return file.documents.flatMap((document) => {
    const section = sectionOf(document);
    const target = section.get('adapter').text() === 'redis' ? file.value(section.get('url')) : undefined;
    return target
      ? [connectionFact(section.get('url'), folder, { nodeKind: 'cache', technology: 'redis', protocol: 'redis' }, target)]
      : [];
  });
}

function connectionFact(
  place: YamlNode,
  folder: string,
  store: Pick<ConnectionFact, 'nodeKind' | 'technology' | 'protocol'>,
  target: Value,
): ConnectionFact {
  const owner = { is: 'code', programs: [folder] } as const;
  return {
    kind: 'connection',
    evidence: place.evidence(),
    owner,
    ...store,
    target: cleaned(target),
    library: 'rails-configuration',
  };
}

/** Values are cleaned piece by piece. */
function cleaned(value: Value): Value {
  if (value.is === 'literal') return typeof value.value === 'string' ? literal(cleanText(value.value)) : value;
  return value.is === 'concat' ? concat(value.parts.map(cleaned)) : value;
}
