import type { SettingFact } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, nameNode, plain } from './object.ts';

/** A Secret that an operator makes, by the name that workloads ask for, and what its keys say of the address. */
interface MadeSecret {
  readonly name: string;
  readonly entries: Readonly<Record<string, string>>;
}

/**
 * Secrets in which operators tell applications where the store is. Users and passwords are left out: only the operator knows those, and
 * nobody needs them here.
 */
const MAKERS: Readonly<Record<string, (object: ClusterObject) => readonly MadeSecret[]>> = {
  'postgresql.cnpg.io/Cluster': cloudNativePg,
  'postgres-operator.crunchydata.com/PostgresCluster': userSecrets('*-primary'),
  'pgv2.percona.com/PerconaPGCluster': userSecrets('*-primary'),
  'rabbitmq.com/RabbitmqCluster': rabbit,
  'mongodbcommunity.mongodb.com/MongoDBCommunity': mongo,
};

/** What the operator of the object puts into Secrets for those who use what it runs. */
export function operatorSecretFacts(object: ClusterObject): readonly SettingFact[] {
  const made = MAKERS[`${object.group}/${object.kind}`]?.(object) ?? [];
  const evidence = nameNode(object).evidence();
  return made.flatMap(({ name, entries }) =>
    Object.entries(entries).map(([key, text]) => ({
      kind: 'setting',
      evidence,
      group: `secret:${name}`,
      deployment: object.deployment,
      key,
      value: literal(text),
    })),
  );
}

/** https://cloudnative-pg.io/documentation/current/applications/#secrets */
function cloudNativePg({ name, node, namespace }: ClusterObject): readonly MadeSecret[] {
  const bootstrap = ['initdb', 'recovery', 'pg_basebackup'].map((each) => node.at('spec', 'bootstrap', each, 'database'));
  const database = bootstrap.map(plain).find((each) => each !== undefined) ?? 'app';
  const entries = postgresEntries(`${name}-rw`, database);
  const full = namespace === undefined ? {} : fullEntries(`${name}-rw.${namespace}.svc`, database);
  return ['app', 'superuser'].map((user) => ({ name: `${name}-${user}`, entries: { ...entries, ...full } }));
}

function fullEntries(host: string, database: string): MadeSecret['entries'] {
  const { uri = '', 'jdbc-uri': jdbc = '' } = postgresEntries(host, database);
  return { 'fqdn-uri': uri, 'fqdn-jdbc-uri': jdbc };
}

function postgresEntries(host: string, database: string): MadeSecret['entries'] {
  const place = `${host}:5432/${database}`;
  return { host, port: '5432', dbname: database, uri: `postgresql://${place}`, 'jdbc-uri': `jdbc:postgresql://${place}` };
}

/** https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/basic-setup/user-management: `CLUSTER-pguser-USER` */
function userSecrets(host: string): (object: ClusterObject) => readonly MadeSecret[] {
  return ({ name, node }) => {
    const stated = node.at('spec', 'users').items();
    const users = stated.flatMap((each) => {
      const user = plain(each.get('name'));
      const [database] = each.get('databases').texts();
      return user === undefined ? [] : [{ user, database }];
    });
    const all = users.length > 0 ? users : [{ user: name, database: name }];
    return all.map(({ user, database = name }) => {
      const entries = postgresEntries(host.replace('*', name), database);
      const pooled = `${name}-pgbouncer:5432/${database}`;
      const pool = {
        'pgbouncer-host': `${name}-pgbouncer`,
        'pgbouncer-uri': `postgresql://${pooled}`,
        'pgbouncer-jdbc-uri': `jdbc:postgresql://${pooled}`,
      };
      return {
        name: `${name}-pguser-${user}`,
        entries: node.at('spec', 'proxy', 'pgBouncer').exists ? { ...entries, ...pool } : entries,
      };
    });
  };
}

/** https://www.rabbitmq.com/kubernetes/operator/using-operator#creds */
function rabbit({ name }: ClusterObject): readonly MadeSecret[] {
  const entries = { host: name, port: '5672', connection_string: `amqp://${name}:5672/` };
  return [{ name: `${name}-default-user`, entries }];
}

/** `RESOURCE-DATABASE-USER`: https://github.com/mongodb/mongodb-kubernetes/blob/master/docs/mongodbcommunity/users.md */
function mongo({ name, node }: ClusterObject): readonly MadeSecret[] {
  const address = `${name}-svc`;
  return node
    .at('spec', 'users')
    .items()
    .flatMap((user) => secretOfUser(user, name))
    .map((secret) => ({
      name: secret,
      entries: {
        'connectionString.standard': `mongodb://${address}:27017`,
        'connectionString.standardSrv': `mongodb+srv://${address}`,
      },
    }));
}

function secretOfUser(user: TreeNode, cluster: string): readonly string[] {
  const stated = plain(user.get('connectionStringSecretName'));
  const [name, database = 'admin'] = [plain(user.get('name')), plain(user.get('db'))];
  return stated !== undefined ? [stated] : name === undefined ? [] : [`${cluster}-${database}-${name}`.toLowerCase()];
}
