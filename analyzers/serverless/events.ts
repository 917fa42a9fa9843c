import { connectionTo, type ServiceWord } from '../../src/cloud/index.ts';
import { type FactDraft, literal, type Owner, type Protocol, type RouteFact, type YamlNode } from '../../src/sdk/index.ts';
import type { Declared } from './resources.ts';
import { referencesIn } from './template.ts';

const CHANNELS: Readonly<Partial<Record<ServiceWord, readonly [Protocol, 'queue' | 'topic' | 'stream']>>> = {
  sqs: ['sqs', 'queue'],
  sns: ['sns', 'topic'],
  kinesis: ['other', 'stream'],
  dynamodb: ['other', 'stream'],
  kafka: ['kafka', 'topic'],
};

/** A mapping or a subscription that leads from a resource to a function. */
export function received(source: YamlNode, receiver: YamlNode, node: YamlNode, declared: Declared): readonly FactDraft[] {
  const program = declared.programs.get(referencesIn(receiver, declared.template)[0] ?? '');
  return program === undefined
    ? []
    : consumed(source, { is: 'component', deployment: declared.deployment, name: program }, node.evidence(), declared);
}

/** The owner is started by what arrives at a resource. */
export function consumed(
  source: YamlNode,
  owner: Owner,
  evidence: FactDraft['evidence'],
  declared: Declared,
): readonly FactDraft[] {
  const managed = declared.managed.get(referencesIn(source, declared.template)[0] ?? '');
  const [, service = '', arn] = /^arn:aws:(\w+):[^:]*:[^:]*:([\w.-]+)/.exec(source.text() ?? '') ?? [];
  const word = managed?.word ?? (service in CHANNELS ? (service as ServiceWord) : undefined);
  const channel = word && CHANNELS[word];
  if (!channel) return managed ? [connectionTo(owner, managed, evidence)] : [];
  const [protocol, channelKind] = channel;
  const name = managed?.name ?? arn;
  if (name === undefined) return [];
  const connection = managed ? { connection: literal(managed.reference) } : {};
  return [{ kind: 'subscribe', evidence, owner, protocol, channel: literal(name), channelKind, ...connection }];
}

/** What starts a function. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
export function eventFacts(event: YamlNode, owner: Owner, declared: Declared): readonly FactDraft[] {
  const properties = event.get('Properties');
  switch (event.get('Type').text()) {
    case 'Api':
    case 'HttpApi':
      return routeFact(properties.get('Path'), properties.get('Method').text(), owner);
    case 'SQS':
      return consumed(properties.get('Queue'), owner, event.evidence(), declared);
    case 'SNS':
      return consumed(properties.get('Topic'), owner, event.evidence(), declared);
    case 'Kinesis':
    case 'DynamoDB':
    case 'MSK':
      return consumed(properties.get('Stream'), owner, event.evidence(), declared);
    case 'S3':
      return consumed(properties.get('Bucket'), owner, event.evidence(), declared);
    default:
      return [];
  }
}

/** An HTTP event of a function. */
export function routeFact(path: YamlNode, method: string | undefined, owner: Owner): readonly RouteFact[] {
  const text = path.text();
  if (text === undefined) return [];
  const named = (method ?? 'any').toUpperCase();
  const shown = `/${text.replace(/^\//, '')}`;
  return [{ kind: 'route', evidence: path.evidence(), owner, method: named === '*' ? 'ANY' : named, path: literal(shown) }];
}
