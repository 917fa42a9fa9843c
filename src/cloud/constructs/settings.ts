import type { FactDraft, Owner } from '../../model/fact.ts';
import { concat, literal, unknown, type Value } from '../../model/value.ts';
import { evidenceOfSetting } from '../../sdk/evidence.ts';
import { settingValue } from '../../sdk/interpolate.ts';
import { cleanText } from '../../sdk/secrets.ts';
import { parameterValue } from '../parameters.ts';
import { connectionTo, type ServiceWord } from '../services.ts';
import { type Attribute, type Made, rootOf, type Thing } from '../synth/things.ts';
import { type Deployed, managedAt, unitAt } from './deployed.ts';
import { isGivenToAll } from './grants.ts';
import { nameOf, placed, referenceOf } from './names.ts';
import { parameterGiven } from './parameters.ts';
import { databaseOf, secretGiven, valueOfSecret } from './secrets.ts';

/** An environment: a literal is a setting; what a managed construct gives (`table.tableName`) is one too and connects to it. */
export function settingFacts(
  environment: ReadonlyMap<string, Thing>,
  owner: Owner,
  made: Made,
  deployed: Deployed,
): readonly FactDraft[] {
  return [...environment].flatMap(([key, thing]): readonly FactDraft[] => {
    const secret = secretGiven(thing, deployed);
    const value = secret ? valueOfSecret(secret) : valueOf(thing, deployed);
    const connected = wires(key, thing, { owner, made, deployed });
    if (value === undefined || value.is === 'unknown') return secret || isNameOfSecret(thing) ? connected : [];
    const text = value.is === 'literal' ? String(value.value) : '';
    const evidence = evidenceOfSetting(made.evidence, key, text);
    const cleaned = value.is === 'literal' ? settingValue(key, text, 'none') : value;
    const place = placed({ ...made, evidence });
    return [{ kind: 'setting', ...place, owner, key, value: cleaned }, ...connected];
  });
}

interface Given {
  readonly owner: Owner;
  readonly made: Made;
  readonly deployed: Deployed;
}

/** Gateways and functions are asked over HTTP; everything else is connected to. What all are given says nothing of one. */
function wires(key: string, thing: Thing, { owner, made, deployed }: Given): readonly FactDraft[] {
  const secret = secretGiven(thing, deployed);
  if (secret) return [connectionTo(owner, secret.database, made.evidence)];
  if (thing.is !== 'attribute') return [];
  const managed = managedAt(thing, deployed) ?? databaseOf(thing, deployed);
  const unit = unitAt(thing, deployed);
  if (managed && !ASKED.has(managed.word))
    return isGivenToAll(key, thing, made, deployed) ? [] : [connectionTo(owner, managed, made.evidence)];
  if (!unit || JSON.stringify(unit.owner) === JSON.stringify(owner)) return [];
  return [{ kind: 'call', ...placed(made), owner, protocol: 'http', target: literal(addressOf(thing, deployed) ?? '') }];
}

/** `db.secret.secretArn`, by which a program fetches the credentials. */
function isNameOfSecret(thing: Thing): boolean {
  return thing.is === 'attribute' && /secret/i.test(thing.name);
}

const ASKED: ReadonlySet<ServiceWord> = new Set(['gateway', 'balancer', 'appsync', 'identity']);

/** The value of what is passed around, as whoever is given it will read it. */
export function valueOf(thing: Thing | undefined, deployed: Deployed): Value {
  const parameter = parameterGiven(thing);
  if (parameter !== undefined) return parameterValue(parameter);
  switch (thing?.is) {
    case 'plain':
      return literal(thing.value);
    case 'text':
      return concat(thing.parts.map((part) => cleaned(valueOf(part, deployed))));
    case 'attribute':
      return attributeValue(thing, deployed);
    default:
      return unknown('it is known after it is deployed');
  }
}

function cleaned(value: Value): Value {
  return value.is === 'literal' && typeof value.value === 'string' ? literal(cleanText(value.value)) : value;
}

/** Queues and topics go by their addresses, which end in their names; what is asked goes by how the deployment refers to it. */
function attributeValue(thing: Attribute, deployed: Deployed): Value {
  const managed = managedAt(thing, deployed);
  const root = rootOf(thing);
  if (!managed || !root) {
    const address = addressOf(thing, deployed);
    return address === undefined ? unknown('it is known after it is deployed') : literal(address);
  }
  const name = nameOf(root);
  if (managed.word === 'sqs' && /url|^id$/i.test(thing.name)) return literal(`https://sqs.amazonaws.com/${name}`);
  if (/arn$/i.test(thing.name) && ARNS.has(managed.word))
    return literal(`arn:aws:${managed.word === 'eventbridge' ? 'events' : managed.word}:::${name}`);
  if (/(name|^id|ref)$/i.test(thing.name) && NAMED.has(managed.word)) return literal(name);
  if (/arn$|secret/i.test(thing.name)) return unknown('it is known after it is deployed');
  if (/endpoint|address|hostname|url|domain|host/i.test(thing.name))
    return literal(addressed(managed.word, managed.reference, thing.name));
  return unknown('it is known after it is deployed');
}

const ARNS: ReadonlySet<ServiceWord> = new Set(['sqs', 'sns', 'kinesis', 'eventbridge', 'dynamodb', 's3']);
const NAMED: ReadonlySet<ServiceWord> = new Set([...ARNS, 'pubsub', 'gcs']);

function addressed(word: ServiceWord, reference: string, attribute: string): string {
  return ASKED.has(word) && /url|endpoint/i.test(attribute) ? `http://${reference}` : reference;
}

/** A function or the load balancer of a container. */
function addressOf(thing: Attribute, deployed: Deployed): string | undefined {
  const unit = unitAt(thing, deployed);
  const root = rootOf(thing);
  if (!unit || !root || !/url|name|arn$|domain/i.test(thing.name) || /role|secret/i.test(thing.name)) return undefined;
  const reference = hostOf(root, unit);
  return /dns|domain/i.test(thing.name) ? reference : `http://${reference}`;
}

function hostOf(root: Made, unit: { readonly owner: { readonly name: string } }): string {
  return root.on ? unit.owner.name : referenceOf(root);
}
