import { literal, type Value } from '../model/value.ts';
import type { Expression } from '../sdk/hcl.ts';
import { own } from '../sdk/own.ts';
import { attribute, type Placed } from './terraform-blocks.ts';

interface Blocks {
  readonly blocks: readonly Placed[];
}

/** What `.name` of a namespace is: hosts end in it. https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-namespaces.html */
export function domainOf([type = '', label, member]: readonly string[], module: Blocks): Expression | undefined {
  return member === 'name' && NAMESPACE.test(type) ? attribute(resourceOf(type, label, module), 'name') : undefined;
}

/** Resource types within which services find each other by name. */
export const NAMESPACE = /^aws_service_discovery_(?:private_dns|public_dns|http)_namespace$/;

const QUEUES: Readonly<Record<string, string>> = { aws_sqs_queue: 'sqs', aws_sns_topic: 'sns' };

/**
 * A queue's URL and a topic's ARN end in its name, which is what both ends of it share; a module may be given them by its caller.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue#attribute-reference
 */
export function nameSharedBy<M extends Blocks & { readonly around?: M | undefined }>(
  [type = '', label, member = '']: readonly string[],
  module: M,
  valueIn: (expression: Expression | undefined, module: M) => Value,
): Value | undefined {
  const service = own(QUEUES, type);
  if (service === undefined || !/^(?:id|arn|url|name)$/.test(member)) return undefined;
  for (let at: M | undefined = module; at; at = at.around) {
    const block = resourceOf(type, label, at);
    const name = block && valueIn(attribute(block, 'name'), at);
    if (name?.is === 'literal' && name.value !== null) return literal(spelled(service, member, String(name.value)));
  }
  return undefined;
}

function spelled(service: string, member: string, name: string): string {
  if (member === 'name') return name;
  const isUrl = service === 'sqs' && member !== 'arn';
  return isUrl ? `https://sqs.amazonaws.com/${name}` : `arn:aws:${service}:::${name}`;
}

function resourceOf(type: string, label: string | undefined, { blocks }: Blocks): Placed | undefined {
  return blocks.find(({ labels }) => labels[0] === type && labels[1] === label);
}
