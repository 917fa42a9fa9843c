import {
  attribute,
  type Managed,
  type Module,
  managedFact,
  type Placed,
  referencesIn,
  referenceTo,
  type ServiceWord,
  valueOf,
} from '../../src/cloud/index.ts';
import { cleanText, type Expression, evidenceAt, type FactDraft, parseHcl, textOf } from '../../src/sdk/index.ts';
import type { Instance } from './balancers.ts';
import type { Declared } from './wires.ts';

/** Topics and rules that hand what arrives to queues, of which others take it, and rules that hand it to functions. */
export function feedFacts({ block, module }: Instance, placed: readonly Instance[], declared: Declared): readonly FactDraft[] {
  if (block.type !== 'resource') return [];
  switch (block.labels[0]) {
    case 'aws_sns_topic_subscription':
      return queueFacts(attribute(block, 'endpoint'), topicsIn(attribute(block, 'topic_arn'), module, declared), {
        block,
        module,
        declared,
      });
    case 'aws_cloudwatch_event_target':
      return targetFacts({ block, module, declared }, placed);
    default:
      return [];
  }
}

interface Feed {
  readonly block: Placed;
  readonly module: Module;
  readonly declared: Declared;
}

function queueFacts(stated: Expression | undefined, fedBy: readonly string[], feed: Feed): readonly FactDraft[] {
  const { block, module, declared } = feed;
  const queue = managedIn(stated, module, declared, 'sqs');
  if (!queue || fedBy.length === 0) return [];
  return [
    {
      kind: 'channel',
      evidence: evidenceAt(block.source, block.line),
      owner: { is: 'component', deployment: queue.deployment, name: managedFact(queue).name },
      protocol: 'sqs',
      channel: cleanText(queue.name),
      channelKind: 'queue',
      fedBy: fedBy.map((channel) => ({ channel: cleanText(channel) })),
    },
  ];
}

function managedIn(
  stated: Expression | undefined,
  module: Module,
  { managed }: Declared,
  word: ServiceWord,
): Managed | undefined {
  return referencesIn(stated, module)
    .map((reference) => managed.get(reference))
    .find((each) => each?.word === word);
}

/** A topic of these files, or one that is known by its ARN. */
function topicsIn(stated: Expression | undefined, module: Module, declared: Declared): readonly string[] {
  const topic = managedIn(stated, module, declared, 'sns');
  const name = topic?.name ?? /^arn:[^:]*:sns:[^:]*:[^:]*:([\w.-]+)$/.exec(textOf(valueOf(stated, module)))?.[1];
  return name === undefined ? [] : [name];
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target */
function targetFacts(feed: Feed, placed: readonly Instance[]): readonly FactDraft[] {
  const { block, module, declared } = feed;
  const asked = referencesIn(attribute(block, 'rule'), module);
  const rule = placed.find((each) => asked.includes(referenceTo(each.block, each.module)));
  const types = rule ? typesIn(attribute(rule.block, 'event_pattern'), rule.module) : [];
  const target = attribute(block, 'arn');
  const program = referencesIn(target, module).flatMap((reference) => declared.programs.get(reference) ?? [])[0];
  if (!program) return queueFacts(target, types, feed);
  return types.map((type) => ({
    kind: 'subscribe',
    evidence: evidenceAt(block.source, block.line),
    owner: program.owner,
    protocol: 'http',
    broker: 'eventbridge',
    channel: { is: 'literal', value: cleanText(type) },
    channelKind: 'event',
  }));
}

/** The types of event that a rule picks; without any, those who send them: `jsonencode({ "detail-type" = ["OrderPaid"] })`, or as JSON. */
function typesIn(pattern: Expression | undefined, module: Module): readonly string[] {
  const stated = pattern?.is === 'call' && pattern.name === 'jsonencode' ? pattern.args[0] : pattern;
  const object = stated?.is === 'text' ? parseHcl(`x = ${stated.text}`).attributes[0]?.value : stated;
  const entries = object?.is === 'object' ? object.entries : [];
  const at = (key: string) => {
    const value = entries.find(({ name }) => name === key)?.value;
    return value?.is === 'list' ? value.items.map((item) => textOf(valueOf(item, module))).filter((text) => text !== '') : [];
  };
  const types = at('detail-type');
  return types.length > 0 ? types : at('source');
}
