import { type FactDraft, literal, type Owner, type RouteFact, type YamlNode } from '../../sdk/index.ts';
import { consumed, consumedEvents, consumedTopics } from './arrivals.ts';
import type { Declared } from './declared.ts';

/** What starts a function. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
export function eventFacts(event: YamlNode, owner: Owner, declared: Declared): readonly FactDraft[] {
  const properties = event.get('Properties');
  const arrival = { owner, node: event, declared };
  switch (event.get('Type').text()) {
    case 'Api':
    case 'HttpApi':
      return routeFact(properties.get('Path'), properties.get('Method').text(), owner);
    case 'SQS':
      return consumed(properties.get('Queue'), arrival, { word: 'sqs' });
    case 'SNS':
      return consumed(properties.get('Topic'), arrival, { word: 'sns' });
    case 'Kinesis':
      return consumed(properties.get('Stream'), arrival, { word: 'kinesis' });
    case 'DynamoDB':
      return consumed(properties.get('Stream'), arrival, { word: 'dynamodb' });
    case 'MSK':
      return consumed(properties.get('Stream'), arrival, { word: 'kafka', channels: properties.get('Topics').texts() });
    case 'MQ':
      return consumed(properties.get('Broker'), arrival, { word: 'activemq', channels: properties.get('Queues').texts() });
    case 'SelfManagedKafka':
      return consumedTopics(properties.get('Topics').texts(), properties.get('KafkaBootstrapServers').texts(), arrival);
    case 'EventBridgeRule':
    case 'CloudWatchEvent':
      return consumedEvents(properties.get('Pattern'), arrival, properties.get('EventBusName'));
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
