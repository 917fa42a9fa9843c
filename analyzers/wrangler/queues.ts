import { cleanText, type FactDraft, literal, type TreeNode } from '../../src/sdk/index.ts';
import type { Worker } from './worker.ts';

/** Who sends to a queue and who is handed what arrives: https://developers.cloudflare.com/queues/configuration/configure-queues/ */
export function queueFacts(worker: Worker): readonly FactDraft[] {
  const { stated } = worker;
  return [
    ...stated('queues', 'producers').flatMap((node) => messageFacts('publish', node, worker)),
    ...stated('queues', 'consumers').flatMap((node) => messageFacts('subscribe', node, worker)),
  ];
}

function messageFacts(kind: 'publish' | 'subscribe', node: TreeNode, { owner }: Worker): readonly FactDraft[] {
  const queue = node.get('queue').text();
  if (queue === undefined) return [];
  return [
    {
      kind,
      evidence: node.get('queue').evidence(),
      owner,
      protocol: 'other',
      broker: 'cloudflare-queues',
      channel: literal(cleanText(queue)),
      channelKind: 'queue',
      connection: literal(`cloudflare-queues.${cleanText(queue)}`),
    },
  ];
}
