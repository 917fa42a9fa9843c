import { cleanText, type FactDraft, type Owner, own, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';
import { projectOf } from './programs.ts';
import { configurationOf } from './symfony-configuration.ts';
import { combined, joinedPath, localizedIn, routingEntries } from './symfony-routing-files.ts';
import { MESSENGER_FILES } from './symfony-transports.ts';
import { addressStated, configuredValue } from './symfony-values.ts';

/** What the YAML configuration of Symfony applications states: routes, the database, the transports of messages. */
export function symfonyFacts(programs: readonly string[], repository: Repository): readonly FactDraft[] {
  return programs.flatMap((program) => {
    const project = projectOf(program, repository);
    const folder = project?.folder ?? program;
    const isSymfony = project?.requires.has('symfony/framework-bundle') ?? repository.has(below(folder, 'bin/console'));
    if (!isSymfony) return [];
    const application: Application = { folder, repository, owner: { is: 'code', programs: [program] } };
    // What consumes messages serves nothing: https://symfony.com/doc/current/messenger.html#consuming-messages-running-the-worker
    const serving: Application = { ...application, owner: { ...application.owner, processes: [`${program}#main`] } };
    return [...routesFacts(serving), ...databaseFacts(application), ...transportFacts(application)];
  });
}

interface Application {
  readonly folder: string;
  readonly repository: Repository;
  readonly owner: Extract<Owner, { is: 'code' }>;
}

/** https://symfony.com/doc/current/routing.html#creating-routes-in-yaml-xml-or-php-files */
function routesFacts({ folder, repository, owner }: Application): readonly FactDraft[] {
  return routingEntries(folder, repository).flatMap(({ node, prefix }): readonly FactDraft[] => {
    if (!node.get('path').exists) return [];
    const paths = Object.values(combined(prefix, localizedIn(node.get('path')), joinedPath));
    const named = node
      .get('methods')
      .texts()
      .flatMap((each) => each.split(/[|,\s]+/));
    const handler = /::(\w+)$/.exec(node.get('controller').text() ?? '')?.[1];
    const methods = named.length > 0 ? named : ['ANY'];
    return paths.flatMap((path) =>
      methods.map((method) => ({
        kind: 'route',
        evidence: node.evidence(),
        owner,
        method: method.toUpperCase(),
        path: configuredValue(cleanText(path)),
        ...(handler === undefined ? {} : { handler }),
      })),
    );
  });
}

/** https://symfony.com/doc/current/reference/configuration/doctrine.html */
function databaseFacts(application: Application): readonly FactDraft[] {
  return configurationOf(application.folder, ['doctrine'], application.repository).flatMap((document) => {
    const dbal = document.at('doctrine', 'dbal');
    const connections = dbal
      .get('connections')
      .entries()
      .map(([, node]) => node);
    return (connections.length > 0 ? connections : [dbal]).flatMap((node) => connectionFact(node.get('url'), application));
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

/** The scheme of the address is the product. */
function schemeOf(text: string, folder: string, repository: Repository): string {
  return /^([a-z]+)[\w+-]*:/.exec(addressStated(text, folder, repository))?.[1] ?? '';
}

function connectionFact(node: YamlNode, { folder, repository, owner }: Application): readonly FactDraft[] {
  const text = node.text();
  if (text === undefined) return [];
  const scheme = schemeOf(text, folder, repository);
  if (scheme === 'sqlite') return [];
  return [
    {
      kind: 'connection',
      evidence: node.evidence(),
      owner,
      nodeKind: 'database',
      technology: own(TECHNOLOGIES, scheme) ?? 'sql',
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
function transportFacts({ folder, repository, owner }: Application): readonly FactDraft[] {
  return configurationOf(folder, MESSENGER_FILES, repository).flatMap((document) =>
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
