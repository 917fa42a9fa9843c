// https://www.serverless.com/framework/docs/providers/aws/guide/events
import { type FactDraft, literal, type Owner, TreeNode, type YamlNode } from '../../sdk/index.ts';
import { type Arrival, consumed, consumedEvents, consumedTopics } from './arrivals.ts';
import type { Declared } from './declared.ts';
import { routeFact } from './events.ts';

/** What starts a function of a service file: `- sqs: arn`, `- httpApi: GET /orders`. */
export function serviceEventFacts(event: YamlNode, owner: Owner, declared: Declared): readonly FactDraft[] {
  const [entry] = event.entries();
  if (!entry) return [];
  const [kind, node] = entry;
  const arrival: Arrival = { owner, node, declared };
  const arn = node.get('arn').exists ? node.get('arn') : node;
  switch (kind) {
    case 'http':
    case 'httpApi':
      return httpFacts(node, owner);
    case 'alb':
      return balancedFacts(node.get('conditions'), owner);
    case 'sqs':
      return consumed(arn, arrival, { word: 'sqs' });
    case 'stream':
      return consumed(arn, arrival, { word: node.get('type').text() === 'dynamodb' ? 'dynamodb' : 'kinesis' });
    case 'sns':
      return topicFacts(node, arn, arrival);
    case 'msk':
      return consumed(arn, arrival, { word: 'kafka', channels: node.get('topic').texts() });
    case 'activemq':
    case 'rabbitmq':
      return consumed(arn, arrival, { word: kind, channels: node.get('queue').texts() });
    case 'kafka':
      return consumedTopics(node.get('topic').texts(), node.get('bootstrapServers').texts(), arrival);
    case 'eventBridge':
      return consumedEvents(node.get('pattern'), arrival, node.get('eventBus'));
    case 'cloudwatchEvent':
      return consumedEvents(node.get('event'), arrival);
    default:
      return [];
  }
}

/** A topic by its ARN, or by the name under which the framework makes it. */
function topicFacts(node: YamlNode, arn: YamlNode, arrival: Arrival): readonly FactDraft[] {
  const name = node.get('topicName').text() ?? node.text();
  if (node.get('arn').exists || name === undefined || !/^[\w-]+$/.test(name)) return consumed(arn, arrival, { word: 'sns' });
  const { owner } = arrival;
  const evidence = node.evidence();
  return [{ kind: 'subscribe', evidence, owner, protocol: 'sns', channel: literal(name), channelKind: 'topic' }];
}

/** `http: GET /orders`, or a map of method and path. */
function httpFacts(node: YamlNode, owner: Owner): readonly FactDraft[] {
  const [, method, path] = /^(\S+)\s+(\S+)$/.exec(node.text() ?? '') ?? [];
  if (method === undefined || path === undefined) return routeFact(node.get('path'), node.get('method').text(), owner);
  const place = new TreeNode(node.source, { is: 'scalar', text: path, plain: true, line: node.line, tag: '' }, node.line);
  return routeFact(place, method, owner);
}

/** Rules of a load balancer: https://www.serverless.com/framework/docs/providers/aws/events/alb */
function balancedFacts(conditions: YamlNode, owner: Owner): readonly FactDraft[] {
  const paths = conditions.get('path').text() === undefined ? conditions.get('path').items() : [conditions.get('path')];
  const methods = conditions.get('method').texts();
  return paths.flatMap((path) => (methods.length > 0 ? methods : ['ANY']).flatMap((method) => routeFact(path, method, owner)));
}
