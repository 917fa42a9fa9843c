// https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings
import {
  type ConnectionFact,
  cleanText,
  type FactDraft,
  literal,
  type Owner,
  type PublishFact,
  setting,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';

type Sent = Pick<PublishFact, 'protocol' | 'channelKind' | 'broker'> & {
  /** Keys of the channel's name, the first that is there. */
  readonly channel: readonly string[];
  readonly group?: string;
};
type Kept = Pick<ConnectionFact, 'nodeKind' | 'technology' | 'protocol'>;

/** By the type of a binding, without `Trigger`. */
const MESSAGES: ReadonlyMap<string, Sent> = new Map([
  [
    'serviceBus',
    { protocol: 'servicebus', channelKind: 'queue', channel: ['queueName', 'topicName'], group: 'subscriptionName' },
  ],
  ['queue', { protocol: 'http', broker: 'azure-queue-storage', channelKind: 'queue', channel: ['queueName'] }],
  [
    'eventHub',
    {
      protocol: 'other',
      broker: 'azure-event-hubs',
      channelKind: 'topic',
      channel: ['eventHubName', 'path'],
      group: 'consumerGroup',
    },
  ],
  ['kafka', { protocol: 'kafka', channelKind: 'topic', channel: ['topic'], group: 'consumerGroup' }],
  ['rabbitMQ', { protocol: 'amqp', channelKind: 'queue', channel: ['queueName'] }],
]);
const STORES: ReadonlyMap<string, Kept> = new Map([
  ['blob', { nodeKind: 'storage', technology: 'azure-blob-storage', protocol: 'http' }],
  ['cosmosDB', { nodeKind: 'database', technology: 'cosmosdb', protocol: 'http' }],
  ['documentDB', { nodeKind: 'database', technology: 'cosmosdb', protocol: 'http' }],
  ['table', { nodeKind: 'database', technology: 'azure-table-storage', protocol: 'http' }],
]);
/** What the host keeps for itself is where bindings of storage lead that name no connection. */
const OF_STORAGE = new Set(['queue', 'blob', 'table']);

/** What a binding receives, sends or keeps; nothing of timers and of types that are not known. */
export function boundFacts(binding: TreeNode, owner: Owner): readonly FactDraft[] {
  const type = binding.get('type').text() ?? '';
  const of = type.replace(/Trigger$/, '');
  const [sent, kept] = [MESSAGES.get(of), STORES.get(of)];
  const target = connectionOf(binding, of);
  if (kept) return [keptFact(binding, kept, owner, target)];
  return sent ? sentFacts(binding, sent, owner, { isReceived: type !== of, target }) : [];
}

function keptFact(binding: TreeNode, kept: Kept, owner: Owner, target: Value | undefined): FactDraft {
  const name = binding.get('databaseName').text();
  const named = name === undefined ? {} : { name: valueOf(name) };
  const evidence = binding.get('type').evidence();
  return { kind: 'connection', evidence, owner, ...kept, target: target ?? literal(''), ...named, library: LIBRARY };
}

interface Way {
  readonly isReceived: boolean;
  readonly target: Value | undefined;
}

function sentFacts(binding: TreeNode, sent: Sent, owner: Owner, { isReceived, target }: Way): readonly FactDraft[] {
  const { channel: keys, group: groupKey, channelKind, ...carried } = sent;
  const [key, name] = keys.map((each) => [each, binding.get(each).text()] as const).find(([, text]) => text !== undefined) ?? [];
  if (name === undefined) return [];
  const message = {
    evidence: binding.get('type').evidence(),
    owner,
    ...carried,
    channel: valueOf(name),
    channelKind: key === 'topicName' ? ('topic' as const) : channelKind,
    ...(target && { connection: target }),
    library: LIBRARY,
  };
  if (!isReceived) return [{ kind: 'publish', ...message }];
  const group = groupKey === undefined ? undefined : binding.get(groupKey).text();
  return [{ kind: 'subscribe', ...message, ...(group !== undefined && { group: valueOf(group) }) }];
}

const LIBRARY = 'azure-functions';

/** The name of a setting. */
function connectionOf(binding: TreeNode, of: string): Value | undefined {
  const keys = ['connection', 'connectionStringSetting', 'connectionStringName', 'brokerList'];
  const named = keys.flatMap((key) => binding.get(key).text() || []).find((text) => text !== '');
  const key = named ?? (OF_STORAGE.has(of) ? 'AzureWebJobsStorage' : undefined);
  return key === undefined ? undefined : setting(cleanText(key.replaceAll('%', '')));
}

/** `%ORDERS_QUEUE%` is a setting: https://learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns */
function valueOf(text: string): Value {
  const [, key] = /^%([^%]{1,200})%$/.exec(text) ?? [];
  return key === undefined ? literal(cleanText(text)) : setting(cleanText(key));
}
