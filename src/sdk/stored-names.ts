/** The group of all texts that stores of secrets outside of the cluster hold, by the names of the texts. */
const STORED = 'stored';

/** What a store of secrets holds under a name, or, with a property, under a key of the object that is kept there. */
export function storedUnder(name: string, property?: string): { readonly group: string; readonly key: string } {
  return property === undefined ? { group: STORED, key: storedName(name) } : { group: storedObject(name), key: property };
}

/** The keys of an object that is kept under a name. */
export function storedObject(name: string): string {
  return `${STORED}:${storedName(name)}`;
}

/** Stores are asked by a name, by a path with or without `/` before it, or by an ARN, which ends in six letters of its own. */
function storedName(name: string): string {
  return name
    .replace(/^arn:[\w-]*:secretsmanager:[^:]*:[^:]*:secret:(.+?)(-\w{6})?$/, '$1')
    .replace(/^arn:[\w-]*:ssm:[^:]*:[^:]*:parameter/, '')
    .replace(/^\//, '');
}
