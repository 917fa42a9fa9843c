import { at as below, itemsOf } from './language/access.ts';
import { entriesOf } from './language/joining.ts';
import { type At, isNull, known, type Made } from './language/made.ts';
import { secured } from './language/secured.ts';

/** A variable that a program finds around it. */
export interface Variable {
  readonly key: string;
  readonly value: Made;
  readonly at: At;
  /** The value is what a store of secrets holds under this name. */
  readonly stored?: string;
  /** What the line may show: it only names a secret, or it states one. */
  readonly line?: 'names' | 'states';
}

const MOST_VARIABLES = 1000;

/** What a program is given: `[{ name, value }]`, or `{ NAME: value }`. */
export function variablesOf(stated: Made | undefined, secrets: Made | undefined): readonly Variable[] {
  const listed = itemsOf(stated).flatMap((item) => variableOf(item, secrets) ?? []);
  const mapped = entriesOf(stated).map(({ key, value, at }) => storedOr({ key, value, at }));
  return [...listed, ...mapped].slice(0, MOST_VARIABLES);
}

function variableOf(item: Made, secrets: Made | undefined): Variable | undefined {
  const key = known(below(item, 'name'));
  if (key === undefined || item.is !== 'object') return undefined;
  const secret = known(below(item, 'secretRef'));
  if (secret !== undefined) return fromSecret(key, secret, item, secrets);
  const entry = item.entries.find((each) => /^(value|secureValue)$/.test(each.key) && !isNull(each.value));
  if (entry?.key === 'secureValue') return { key, value: secured(entry.value), at: entry.at, line: 'states' };
  return entry && storedOr({ key, value: entry.value, at: entry.at });
}

/** https://learn.microsoft.com/azure/container-apps/manage-secrets */
function fromSecret(
  key: string,
  name: string,
  item: Extract<Made, { is: 'object' }>,
  secrets: Made | undefined,
): Variable | undefined {
  const at = item.entries.find((each) => each.key === 'secretRef')?.at ?? item.at;
  const secret = itemsOf(secrets).find((each) => known(below(each, 'name'))?.toLowerCase() === name.toLowerCase());
  const value = below(secret, 'value');
  if (value) return { key, value: secured(value), at, line: 'names' };
  const url = below(secret, 'keyVaultUrl');
  return url && { key, value: url, at, stored: secretName(url) ?? name, line: 'names' };
}

const KEEPER = /^@Microsoft\.KeyVault\(/i;

/** https://learn.microsoft.com/azure/app-service/app-service-key-vault-references */
function storedOr(variable: Variable): Variable {
  const [first] = variable.value.is === 'text' ? variable.value.parts : [];
  const isKept = typeof first === 'string' && KEEPER.test(first);
  const stored = isKept ? secretName(variable.value) : undefined;
  return stored === undefined ? variable : { ...variable, stored };
}

/** The name at the end of a secret's address, or behind `SecretName=`; what stands before it may be open. */
function secretName(address: Made): string | undefined {
  if (address.is === 'reference') {
    const { resource, path } = address;
    return resource.type.endsWith('vaults/secrets') && /secretUri|uri/i.test(path.at(-1) ?? '')
      ? known(resource.name())
      : undefined;
  }
  if (address.is !== 'text') return undefined;
  const text = address.parts
    .map((part) => (typeof part === 'string' ? part : (secretName(part) ?? known(part) ?? '\uE000')))
    .join('');
  const found = /SecretName=([\w-]+)/i.exec(text)?.[1] ?? /(?:^|\/|\uE000)secrets\/([\w-]+)/i.exec(text)?.[1];
  return found ?? /SecretUri=([\w-]+)\)?$/i.exec(text)?.[1];
}

/** The texts of a list. */
export function textsIn(list: Made | undefined): readonly string[] {
  return itemsOf(list).flatMap((item) => known(item) ?? []);
}
