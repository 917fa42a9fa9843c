import { literal, type Value } from '../../model/value.ts';
import type { Managed } from '../services.ts';
import { madeIn, rootOf, type Thing, textIn } from '../synth/things.ts';
import { type Deployed, managedAt } from './deployed.ts';
import { calleeOf } from './names.ts';

/** What a container is given of a secret: all of it, or one of its fields. */
export interface SecretGiven {
  readonly database: Managed;
  readonly field: string | undefined;
}

/** `ecs.Secret.fromSecretsManager(db.secret)`: the secret that goes with a database. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_rds-readme.html#credentials */
export function secretGiven(thing: Thing | undefined, deployed: Deployed): SecretGiven | undefined {
  if (thing?.is !== 'made' || calleeOf(thing) !== 'fromSecretsManager') return undefined;
  const [secret, field] = thing.arguments;
  const database = databaseOf(secret, deployed);
  return database && { database, field: textIn(field) };
}

/** The database whose credentials a secret holds: `db.secret`, or a secret that a database is made with. */
export function databaseOf(secret: Thing | undefined, deployed: Deployed): Managed | undefined {
  const own = secret?.is === 'attribute' ? managedAt(secret, deployed) : undefined;
  if (own) return own;
  const root = rootOf(secret);
  const found =
    root && [...deployed.managed].find(([made]) => madeIn(credentialsOf(made.properties.get('credentials'))) === root);
  return found?.[1];
}

/** `Credentials.fromSecret(secret)`. */
function credentialsOf(stated: Thing | undefined): Thing | undefined {
  return stated?.is === 'made' && calleeOf(stated) === 'fromSecret' ? stated.arguments[0] : undefined;
}

/**
 * What a program reads of such a secret: where the database is, and nothing else.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
export function valueOfSecret({ database, field }: SecretGiven): Value | undefined {
  const host = literal(database.reference);
  if (field === undefined) return { is: 'object', entries: { host } };
  return field === 'host' ? host : undefined;
}
