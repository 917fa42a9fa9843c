import { cleanText, type FactDraft, type YamlNode } from '../../sdk/index.ts';
import { SERVICES } from '../services.ts';
import { consumed, consumedEvents, resourceAt, typesIn } from './arrivals.ts';
import { type Declared, programAt } from './declared.ts';

/** Subscriptions and rules: they hand what arrives to functions, or to queues of which others take it. */
export function feedFacts(node: YamlNode, declared: Declared): readonly FactDraft[] {
  const properties = node.get('Properties');
  if (node.get('Type').text() === 'AWS::Events::Rule')
    return properties
      .get('Targets')
      .items()
      .flatMap((target) => ruleFacts(properties, target, node, declared));
  const endpoint = properties.get('Endpoint');
  const owner = programAt(endpoint, declared);
  if (owner) return consumed(properties.get('TopicArn'), { owner, node, declared }, { word: 'sns' });
  const topic = resourceAt(properties.get('TopicArn'), declared)?.name;
  return topic === undefined ? [] : queueFacts(endpoint, [topic], node, declared);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
function ruleFacts(rule: YamlNode, target: YamlNode, node: YamlNode, declared: Declared): readonly FactDraft[] {
  const pattern = rule.get('EventPattern');
  const owner = programAt(target.get('Arn'), declared);
  if (owner) return consumedEvents(pattern, { owner, node, declared }, rule.get('EventBusName'));
  return queueFacts(target.get('Arn'), typesIn(pattern), node, declared);
}

function queueFacts(queue: YamlNode, fedBy: readonly string[], node: YamlNode, declared: Declared): readonly FactDraft[] {
  const { word, name } = resourceAt(queue, declared) ?? {};
  if (word !== 'sqs' || name === undefined || fedBy.length === 0) return [];
  return [
    {
      kind: 'channel',
      evidence: node.evidence(),
      owner: { is: 'component', deployment: declared.deployment, name: SERVICES.sqs.technology },
      protocol: 'sqs',
      channel: cleanText(name),
      channelKind: 'queue',
      fedBy: fedBy.map((channel) => ({ channel: cleanText(channel) })),
    },
  ];
}
