import { cleanText, type FactDraft, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below, projectsOf } from './composer.ts';
import { statedSetting } from './stated-settings.ts';
import { configuredValue } from './symfony-values.ts';

/** What the YAML configuration of Symfony applications states: routes, the database, the transports of messages. */
export function symfonyFacts(folders: readonly string[], repository: Repository): readonly FactDraft[] {
  const applications = folders.filter((folder) => repository.has(below(folder, 'bin/console')) || isSymfony(folder, repository));
  return applications.flatMap((folder) => [
    ...routesFacts(folder, repository),
    ...databaseFacts(folder, repository),
    ...transportFacts(folder, repository),
  ]);
}

function isSymfony(folder: string, repository: Repository): boolean {
  return (
    projectsOf(repository)
      .find((each) => each.folder === folder)
      ?.requires.has('symfony/framework-bundle') ?? false
  );
}

function documentsAt(folder: string, name: string, repository: Repository): readonly YamlNode[] {
  const source = repository.read(below(folder, name));
  return source ? parseYaml(source).documents : [];
}

function ownerOf(folder: string) {
  return { is: 'code', programs: [folder] } as const;
}

/** https://symfony.com/doc/current/routing.html#creating-routes-in-yaml-xml-or-php-files */
function routesFacts(folder: string, repository: Repository): readonly FactDraft[] {
  const start = below(folder, 'config/routes');
  const files = repository.paths.filter(
    (path) => path === `${start}.yaml` || (path.startsWith(`${start}/`) && path.endsWith('.yaml')),
  );
  const nodes = files
    .flatMap((path) => repository.read(path) ?? [])
    .flatMap((source) => parseYaml(source).documents)
    .flatMap((document) => document.entries());
  return nodes.flatMap(([, node]): readonly FactDraft[] => {
    const path = node.get('path').text();
    if (path === undefined) return [];
    const named = node
      .get('methods')
      .texts()
      .flatMap((each) => each.split(/[|,\s]+/));
    const handler = /::(\w+)$/.exec(node.get('controller').text() ?? '')?.[1];
    const methods = named.length > 0 ? named : ['ANY'];
    return methods.map((method) => ({
      kind: 'route',
      evidence: node.evidence(),
      owner: ownerOf(folder),
      method: method.toUpperCase(),
      path: configuredValue(cleanText(path)),
      ...(handler === undefined ? {} : { handler }),
    }));
  });
}

/** https://symfony.com/doc/current/reference/configuration/doctrine.html */
function databaseFacts(folder: string, repository: Repository): readonly FactDraft[] {
  return documentsAt(folder, 'config/packages/doctrine.yaml', repository).flatMap((document) => {
    const dbal = document.at('doctrine', 'dbal');
    const connections = dbal
      .get('connections')
      .entries()
      .map(([, node]) => node);
    return (connections.length > 0 ? connections : [dbal]).flatMap((node) => connectionFact(node.get('url'), folder, repository));
  });
}

const TECHNOLOGIES: Readonly<Record<string, string>> = {
  mysql: 'mysql',
  mysqli: 'mysql',
  mariadb: 'mysql',
  pgsql: 'postgresql',
  postgres: 'postgresql',
  postgresql: 'postgresql',
  sqlsrv: 'sqlserver',
  mongodb: 'mongodb',
};

/** The scheme of the address, as the settings of the program say it, is the product. */
function schemeOf(text: string, folder: string, repository: Repository): string {
  const key = /%env\((?:[a-z_]+:)*([A-Z_][A-Z0-9_]{0,200})\)%/.exec(text)?.[1];
  const address = key === undefined ? text : (statedSetting(key, folder, repository) ?? '');
  return /^([a-z]+)[\w+-]*:/.exec(address)?.[1] ?? '';
}

function connectionFact(node: YamlNode, folder: string, repository: Repository): readonly FactDraft[] {
  const text = node.text();
  if (text === undefined) return [];
  const scheme = schemeOf(text, folder, repository);
  if (scheme === 'sqlite') return [];
  return [
    {
      kind: 'connection',
      evidence: node.evidence(),
      owner: ownerOf(folder),
      nodeKind: 'database',
      technology: TECHNOLOGIES[scheme] ?? 'sql',
      protocol: scheme === 'mongodb' ? 'mongodb' : 'sql',
      target: configuredValue(cleanText(text)),
      library: 'doctrine',
    },
  ];
}

const BROKERS = {
  amqp: ['broker', 'rabbitmq', 'amqp'],
  amqps: ['broker', 'rabbitmq', 'amqp'],
  phpamqplib: ['broker', 'rabbitmq', 'amqp'],
  redis: ['cache', 'redis', 'redis'],
  rediss: ['cache', 'redis', 'redis'],
  sqs: ['broker', 'sqs', 'sqs'],
  kafka: ['broker', 'kafka', 'kafka'],
} as const;

/** https://symfony.com/doc/current/messenger.html#transports-async-queued-messages */
function transportFacts(folder: string, repository: Repository): readonly FactDraft[] {
  return documentsAt(folder, 'config/packages/messenger.yaml', repository).flatMap((document) =>
    document
      .at('framework', 'messenger', 'transports')
      .entries()
      .flatMap(([, node]): readonly FactDraft[] => {
        const address = node.kind === 'map' ? node.get('dsn') : node;
        const text = address.text() ?? '';
        const known = Object.entries(BROKERS).find(([scheme]) => scheme === schemeOf(text, folder, repository))?.[1];
        if (!known) return [];
        const [nodeKind, technology, protocol] = known;
        const target = configuredValue(cleanText(text));
        const owner = ownerOf(folder);
        return [
          {
            kind: 'connection',
            evidence: address.evidence(),
            owner,
            nodeKind,
            technology,
            protocol,
            target,
            library: 'messenger',
          },
        ];
      }),
  );
}
