import { type Managed, managedFact } from '../../src/cloud/index.ts';
import { NEVER_READ } from '../../src/cluster/index.ts';
import { type FactDraft, literal, type Owner, storedUnder, unknown, type Value } from '../../src/sdk/index.ts';
import { hostOf, hostsOf, spelled } from './addresses.ts';
import { actualOf, type Deployment, nameOf, referencesIn, rootOf, tellingName, typeOf } from './deployment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { known, type Resource } from './language/made.ts';
import { evidenceOf } from './programs.ts';

/** What a resource makes of the managed services that are nodes. */
export function managedOf(resource: Resource, deployment: Deployment): Managed | undefined {
  const word = typeOf(resource)?.word;
  if (word === undefined) return undefined;
  return {
    word,
    deployment: deployment.id,
    name: nameOf(resource) ?? tellingName(resource),
    reference: hostOf(resource),
    evidence: evidenceOf(resource.at),
  };
}

/** The node, with every host that it gets. */
export function managedFacts(resource: Resource, deployment: Deployment): readonly FactDraft[] {
  const managed = managedOf(resource, deployment);
  if (!managed) return [];
  const fact = managedFact(managed);
  return [{ ...fact, hosts: [...new Set([...fact.hosts, ...hostsOf(resource)])] }];
}

const QUEUES: Readonly<Record<string, 'queue' | 'topic'>> = {
  'microsoft.servicebus/namespaces/queues': 'queue',
  'microsoft.servicebus/namespaces/topics': 'topic',
};

/** Queues and topics of Service Bus, and where what is sent to a topic is handed on to. */
export function channelFacts(resource: Resource, deployment: Deployment): readonly FactDraft[] {
  const name = nameOf(resource);
  const bus = rootOf(resource, deployment);
  const managed = managedOf(bus, deployment);
  const channelKind = Object.hasOwn(QUEUES, resource.type) ? QUEUES[resource.type] : undefined;
  if (managed?.word !== 'servicebus') return [];
  const owner = { is: 'component', deployment: deployment.id, name: managedFact(managed).name } as const;
  const evidence = evidenceOf(resource.at);
  if (resource.isModule) return (['queue', 'topic'] as const).flatMap((kind) => givenFacts(resource, kind, owner));
  const forwarded = known(below(resource.body(), 'properties', 'forwardTo'));
  const source = channelKind === 'queue' ? name : topicOf(resource, deployment);
  return [
    ...(name !== undefined && channelKind && !resource.isExisting
      ? [{ kind: 'channel', evidence, owner, protocol: 'servicebus', channel: name, channelKind } as const]
      : []),
    ...(forwarded !== undefined && source !== undefined
      ? [
          {
            kind: 'channel',
            evidence,
            owner,
            protocol: 'servicebus',
            channel: forwarded,
            channelKind: 'queue',
            fedBy: [{ channel: source }],
          } as const,
        ]
      : []),
  ];
}

/** The module of the public registry is given its queues and topics in lists. */
function givenFacts(module: Resource, channelKind: 'queue' | 'topic', owner: Owner): readonly FactDraft[] {
  return itemsOf(below(module.body(), `${channelKind}s`)).flatMap((item): readonly FactDraft[] => {
    const name = known(below(item, 'name'));
    return name === undefined
      ? []
      : [{ kind: 'channel', evidence: evidenceOf(item.at), owner, protocol: 'servicebus', channel: name, channelKind }];
  });
}

function topicOf(resource: Resource, deployment: Deployment): string | undefined {
  const topic = resource.type === 'microsoft.servicebus/namespaces/topics/subscriptions' ? resource.parent() : undefined;
  return topic && nameOf(actualOf(topic, deployment));
}

/** Texts that are put into a vault: only which managed service their addresses lead to. */
export function vaultFacts(resource: Resource, deployment: Deployment): readonly FactDraft[] {
  const name = resource.type === 'microsoft.keyvault/vaults/secrets' ? nameOf(resource) : undefined;
  if (name === undefined || resource.isExisting) return [];
  const { at } = resource;
  const evidence = { path: at.source.path, line: at.line, text: 'resource' };
  return [{ kind: 'setting', evidence, deployment: deployment.id, ...storedUnder(name), value: leadingTo(resource, deployment) }];
}

function leadingTo(secret: Resource, deployment: Deployment): Value {
  const [reference] = referencesIn(below(secret.body(), 'properties', 'value')).filter(({ resource }) => {
    const word = typeOf(rootOf(resource, deployment))?.word;
    return word !== undefined && word !== 'key-vault';
  });
  if (!reference) return unknown(NEVER_READ);
  const address = spelled(reference, deployment);
  const root = hostOf(rootOf(reference.resource, deployment));
  return literal(address?.includes(root) ? (/[a-z]+:\/\/[^/;]+/.exec(address)?.[0] ?? root) : root);
}
