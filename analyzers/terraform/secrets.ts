// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version and its kin
import {
  attribute,
  blockAt,
  entriesOf,
  type Managed,
  type Module,
  membersIn,
  type Placed,
  textsIn,
  valueOf,
} from '../../src/cloud/index.ts';
import { NEVER_READ } from '../../src/cluster/index.ts';
import {
  type Expression,
  type FactDraft,
  literal,
  oneOf,
  own,
  parseHcl,
  type Source,
  settingValue,
  storedUnder,
  textOf,
  unknown,
  type Value,
} from '../../src/sdk/index.ts';
import type { Instance } from './balancers.ts';

/** How a type of resource puts a text away under a name. */
interface Storing {
  /** Attributes that hold the text. */
  readonly holds: readonly string[];
  /** The attribute that says its name, or, with `of`, refers to the resource that does. */
  readonly name: string;
  readonly of?: string;
  /** What stands before the name for those who read it: a mount. */
  readonly below?: string;
}

const STORES: Readonly<Record<string, Storing>> = {
  aws_secretsmanager_secret_version: { holds: ['secret_string', 'secret_string_wo'], name: 'secret_id', of: 'name' },
  aws_ssm_parameter: { holds: ['value', 'value_wo', 'insecure_value'], name: 'name' },
  google_secret_manager_secret_version: { holds: ['secret_data', 'secret_data_wo'], name: 'secret', of: 'secret_id' },
  google_secret_manager_regional_secret_version: { holds: ['secret_data'], name: 'secret', of: 'secret_id' },
  azurerm_key_vault_secret: { holds: ['value', 'value_wo'], name: 'name' },
  vault_kv_secret_v2: { holds: ['data_json', 'data_json_wo'], name: 'name', below: 'mount' },
  vault_kv_secret: { holds: ['data_json'], name: 'path' },
  vault_generic_secret: { holds: ['data_json'], name: 'path' },
};

/** Modules of the public registry that do the same. */
const MODULES: readonly (readonly [RegExp, Storing])[] = [
  [/terraform-aws-modules\/secrets-manager/, { holds: ['secret_string', 'secret_string_wo'], name: 'name' }],
  [/terraform-aws-modules\/ssm-parameter/, { holds: ['value'], name: 'name' }],
];

/** What a text is put away as. */
interface Kept {
  readonly group: string;
  readonly key: string;
}

/** A text as it is written. */
interface Written {
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
  readonly source?: Source;
  readonly within?: Module;
}

type Making = (kept: Kept, text: Written) => FactDraft;

/**
 * Which managed services the texts lead to that are put into stores of secrets and into Secrets of a cluster. Nothing else of
 * the texts is read, but of parameters that are no secret.
 */
export function secretFacts(
  { block, module }: Instance,
  managed: ReadonlyMap<string, Managed>,
  deployment: string,
): readonly FactDraft[] {
  const made: Making = ({ group, key }, { name, value, line, source = block.source, within = module }) => ({
    kind: 'setting',
    evidence: { path: source.path, line, text: name },
    deployment,
    group,
    key,
    value: (isNoSecret(block) && plainText(key, value, within)) || leadingTo(value, within, managed),
  });
  const storing = storingOf(block, module);
  return storing ? storedFacts(storing, { block, module }, made) : clusterFacts({ block, module }, made);
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter#type-1 */
function isNoSecret(block: Placed): boolean {
  const type = attribute(block, 'type');
  return block.labels[0] === 'aws_ssm_parameter' && type?.is === 'text' && /^String(List)?$/.test(type.text);
}

function plainText(name: string, text: Expression, module: Module): Value | undefined {
  const value = valueOf(text, module);
  return value.is === 'literal' ? settingValue(name, String(value.value), 'none') : undefined;
}

function storingOf(block: Placed, module: Module): Storing | undefined {
  const [type = ''] = block.labels;
  if (block.type === 'resource') return own(STORES, type);
  if (block.type !== 'module') return undefined;
  const source = textOf(valueOf(attribute(block, 'source'), module));
  return MODULES.find(([pattern]) => pattern.test(source))?.[1];
}

function storedFacts(storing: Storing, { block, module }: Instance, made: Making): readonly FactDraft[] {
  const [text] = block.attributes.filter(({ name }) => storing.holds.includes(name));
  const names = namesOf(storing, { block, module });
  if (!text) return [];
  const object = objectIn(text.value);
  if (!object) return names.map((name) => made(storedUnder(name), text));
  const entries = entriesOf(object, block.source, module);
  return names.flatMap((name) => entries.map((entry) => made(storedUnder(name, entry.name), entry)));
}

/** `jsonencode({ … })`, or JSON as a text. */
function objectIn(text: Expression): Expression | undefined {
  if (text.is === 'call' && text.name === 'jsonencode') return text.args[0];
  if (text.is !== 'text' || !/^\s*\{\s*"/.test(text.text)) return undefined;
  return parseHcl(`x = ${text.text}`.replace(/^/, '\n'.repeat(Math.max(0, text.line - 1)))).attributes[0]?.value;
}

/** The name that readers ask for: of the text itself, or of the resource that it is a version of. */
function namesOf({ name, of, below }: Storing, { block, module }: Instance): readonly string[] {
  const stated = attribute(block, name);
  const [secret] = of === undefined ? [] : membersIn(stated, module).flatMap(({ place }) => place ?? []);
  const named = secret && of !== undefined ? textsIn(attribute(secret.block, of), secret.module) : textsIn(stated, module);
  const names = named.filter((each) => each !== '');
  const mounts = below === undefined ? [] : textsIn(attribute(block, below), module);
  return [...names, ...mounts.flatMap((mount) => names.flatMap((each) => [`${mount}/${each}`, `${mount}/data/${each}`]))];
}

/** The attribute that names what a secret is asked by, for each type of resource that stands for one. */
const NAMED_BY: Readonly<Record<string, string>> = {
  aws_secretsmanager_secret: 'name',
  aws_ssm_parameter: 'name',
  google_secret_manager_secret: 'secret_id',
  azurerm_key_vault_secret: 'name',
};

/** `data.aws_ssm_parameter.orders.value`: what the store holds when this is deployed. */
export function isAskedOfStore(from: Expression, module: Module): boolean {
  const [first, second] = membersIn(from, module);
  const block = first?.place?.block;
  return (
    from.is === 'reference' &&
    !second &&
    block?.type === 'data' &&
    block.labels[0] === 'aws_ssm_parameter' &&
    /value$/.test(first?.member ?? '')
  );
}

/**
 * What a program finds in a variable that is filled from a store: `"${aws_secretsmanager_secret.orders.arn}:url::"`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function storedValue(from: Expression, module: Module): Value {
  const [member] = membersIn(from, module);
  const { block, module: at } = member?.place ?? {};
  const by = own(NAMED_BY, block?.labels[0] ?? '');
  const [name] = at && by !== undefined ? textsIn(attribute(block, by), at) : textsIn(from, module);
  if (name === undefined || name === '') return unknown(NEVER_READ);
  const property = /:([\w.-]{1,200}):[^:]{0,40}:[^:]{0,40}$/.exec(textOf(valueOf(from, module)))?.[1];
  return { is: 'entry', ...storedUnder(by === undefined ? name.replace(/(:[^:]*){3}$/, '') : name, property) };
}

/** https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret */
function clusterFacts({ block, module }: Instance, made: Making): readonly FactDraft[] {
  if (block.type !== 'resource' || !isSecret(block)) return [];
  const [name] = textsIn(attribute(blockAt(block, 'metadata'), 'name'), module);
  if (name === undefined) return [];
  const entries = ['data', 'data_wo', 'binary_data'].flatMap((each) => entriesOf(attribute(block, each), block.source, module));
  return entries.map((entry) => made({ group: `secret:${name}`, key: entry.name }, entry));
}

/** Whether a block is a Secret of a cluster. */
export function isSecret({ labels }: Placed): boolean {
  return /^kubernetes_secret(_v1)?$/.test(labels[0] ?? '');
}

/** What a resource says of itself that is no address. */
const NO_ADDRESS =
  /(user_?name|login|password|passwd|port|token|engine|version|key|db_name|database_name|master_user_secret|_id)$/i;

/** The addresses of managed services in a text, without anything else that stands there. */
function leadingTo(text: Expression, module: Module, managed: ReadonlyMap<string, Managed>): Value {
  const members = membersIn(text, module).filter(({ reference, member }) => managed.has(reference) && !NO_ADDRESS.test(member));
  const references = [...new Set(members.map(({ reference }) => reference))];
  if (references.length === 0) return unknown(NEVER_READ);
  const whole = textOf(valueOf(text, module));
  const scheme = /^(?:[a-z][\w+.-]{0,30}:){1,3}\/\//i.exec(whole)?.[0] ?? '';
  return oneOf(references.map((reference) => literal(`${scheme}${reference}${portBehind(reference, whole)}`)));
}

function portBehind(reference: string, text: string): string {
  const at = text.indexOf(reference);
  return at < 0 ? '' : (/^:\d{1,5}(?!\d)/.exec(text.slice(at + reference.length))?.[0] ?? '');
}
