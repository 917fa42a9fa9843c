// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-resource
import { asks, byName, plainText } from './function-parts.ts';
import { type At, identity, known, type Made, open, type Reference } from './made.ts';
import type { Scope } from './scope.ts';

/** Functions that ask the cloud, or name a resource by its type and name; undefined where it is none of them. */
export function askedFunction(name: string, args: readonly Made[], at: At, scope: Scope): Made | undefined {
  if (/^list[A-Z]?\w*$/.test(name)) return listed(name, args, at);
  return byName(FUNCTIONS, name)?.(args, at, scope);
}

type Asked = (args: readonly Made[], at: At, scope: Scope) => Made;

/** `listKeys(storage.id, version)`. */
function listed(name: string, [first]: readonly Made[], at: At): Made {
  const resource = first && resourceIn(first);
  return resource ? asks({ ...resource, path: [] }, name) : open(`${name}() asks the cloud`, at);
}

/** The resource that an id is of; ids of rules and keys below it begin with its own. */
function resourceIn(made: Made): Reference | undefined {
  if (made.is === 'reference') return made;
  const [first] = made.is === 'text' ? made.parts : [];
  return typeof first === 'object' && first.is === 'reference' ? first : undefined;
}

/** `resourceId('Microsoft.Web/sites', 'orders')`, also with the names of a subscription and a group before. */
function resourceId(args: readonly Made[], at: At, scope: Scope): Made {
  const place = args.findIndex((arg) => /^[\w.]+(\/[\w.]+)+$/.test(known(arg) ?? ''));
  const type = known(args[place]) ?? '';
  const name = args.at(-1);
  const found = place >= 0 && name ? scope.deploying.find(type, name) : undefined;
  const id = `${type}/${name ? (identity(name) ?? '?') : ''}`;
  return found ? { is: 'reference', resource: found, path: ['id'], at } : open('it is the id of another resource', at, id);
}

/** `reference(id)` is what the cloud says of a resource, which stands in its `properties`. */
function reference([first, , full]: readonly Made[], at: At): Made {
  const found = first && resourceIn(first);
  if (!found) return open('the cloud says it', at, `reference(${first ? (identity(first) ?? '?') : ''})`);
  return { ...found, path: known(full)?.toLowerCase() === 'full' ? [] : ['properties'] };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-deployment#environment */
function environment(_args: readonly Made[], at: At): Made {
  const suffixes = Object.entries({
    storage: 'core.windows.net',
    sqlServerHostname: '.database.windows.net',
    keyvaultDns: '.vault.azure.net',
    acrLoginServer: '.azurecr.io',
  }).map(([key, value]) => ({ key, value: plainText(value, at), at }));
  return {
    is: 'object',
    entries: [
      { key: 'suffixes', value: { is: 'object', entries: suffixes, at }, at },
      { key: 'name', value: plainText('AzureCloud', at), at },
    ],
    at,
  };
}

const FUNCTIONS: Readonly<Record<string, Asked>> = {
  resourceid: resourceId,
  subscriptionresourceid: resourceId,
  extensionresourceid: resourceId,
  reference,
  environment,
};
