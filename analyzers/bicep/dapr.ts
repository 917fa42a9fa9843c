// https://learn.microsoft.com/azure/container-apps/dapr-components
import {
  type BuildingBlockFact,
  cleanText,
  daprBinding,
  daprProduct,
  type FactDraft,
  isDaprAddress,
  literal,
  type Owner,
} from '../../src/sdk/index.ts';
import { hostOf } from './addresses.ts';
import { type Deployment, nameOf, referencesIn, rootOf, typeOf } from './deployment.ts';
import { textsIn } from './environment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { type At, known, type Made, type Resource } from './language/made.ts';
import { evidenceOf, type Program } from './programs.ts';
import { plainText, valueOf } from './values.ts';

/** A component of an environment: what it offers, and which apps connect to what is behind it through their sidecars. */
export function daprFacts(resource: Resource, programs: readonly Program[], deployment: Deployment): readonly FactDraft[] {
  if (resource.type !== 'microsoft.app/managedenvironments/daprcomponents') return [];
  const own = below(resource.body(), 'properties');
  const [name, type] = [nameOf(resource), known(below(own, 'componentType'))];
  if (name === undefined || type === undefined) return [];
  const found = behindOf(type, own, deployment);
  const evidence = evidenceOf(found?.at ?? entryAt(own, 'componentType') ?? resource.at);
  const scopes = textsIn(below(own, 'scopes'));
  const block: BuildingBlockFact = {
    kind: 'building-block',
    evidence,
    deployment: deployment.id,
    name: cleanText(name),
    use: type.replace(/\..*$/s, ''),
    scopes: scopes.map(cleanText),
    ...(found && { behind: found.behind }),
    ...daprBinding(type, entriesOf(own, deployment)),
  };
  if (!found) return [block];
  const owners = scopes.map((scope): Owner => {
    const program = programs.find(({ appId }) => appId === scope);
    return program?.owner ?? { is: 'component', deployment: deployment.id, name: scope };
  });
  return [
    block,
    ...owners.map(
      (owner): FactDraft => ({
        kind: 'connection',
        evidence,
        owner,
        ...found.behind,
        name: literal(cleanText(name)),
        library: 'dapr',
      }),
    ),
  ];
}

function entryAt(own: Made | undefined, key: string): At | undefined {
  return own?.is === 'object' ? own.entries.find((each) => each.key === key)?.at : undefined;
}

function entriesOf(own: Made | undefined, deployment: Deployment) {
  return itemsOf(below(own, 'metadata')).flatMap((item) => {
    const [key, value] = [known(below(item, 'name')), below(item, 'value')];
    return key === undefined || !value ? [] : [{ key, value: valueOf(key, value, deployment) }];
  });
}

interface Behind {
  readonly behind: NonNullable<BuildingBlockFact['behind']>;
  readonly at?: At | undefined;
}

/** The product, at the managed service that the metadata leads to, or at the address that it states. */
function behindOf(type: string, own: Made | undefined, deployment: Deployment): Behind | undefined {
  const product = daprProduct(type);
  if (!product) return undefined;
  const { technology, kind: nodeKind, protocol } = product;
  const secrets = below(own, 'secrets');
  const entries = itemsOf(below(own, 'metadata')).flatMap((item) => {
    const [key, secret] = [known(below(item, 'name')), known(below(item, 'secretRef'))];
    const kept = itemsOf(secrets).find((each) => known(below(each, 'name')) === secret);
    const value = below(item, 'value') ?? (secret === undefined ? undefined : below(kept, 'value'));
    return key === undefined || !value ? [] : [{ key, value, at: entryAt(item, 'value') ?? item.at }];
  });
  for (const { value, at } of entries) {
    const roots = referencesIn(value).map(({ resource }) => rootOf(resource, deployment));
    const managed = roots.find((root) => typeOf(root)?.word !== undefined);
    if (managed) return { behind: { nodeKind, technology, protocol, target: literal(hostOf(managed)) }, at };
  }
  const stated = entries.find(({ key }) => isDaprAddress(key));
  const target = stated && plainText(stated.value, deployment) ? valueOf(stated.key, stated.value, deployment) : literal('');
  return { behind: { nodeKind, technology, protocol, target }, at: stated?.at };
}
