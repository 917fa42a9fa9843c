// https://docs.dapr.io/reference/arguments-annotations-overview/
import type { ExposureFact, Owner } from '../model/fact.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { plain, sightingOf } from './object.ts';

/** A pod whose sidecar Dapr injects is also called by its app id. */
export function daprFacts(pod: TreeNode, owner: Extract<Owner, { is: 'component' }>): readonly ExposureFact[] {
  const annotations = pod.at('metadata', 'annotations');
  const id = annotations.get('dapr.io/app-id');
  const host = plain(id);
  if (host === undefined || annotations.get('dapr.io/enabled').text() === 'false') return [];
  const port = annotations.get('dapr.io/app-port').number();
  const ports = port === undefined ? [] : [{ port }];
  return [{ kind: 'exposure', ...sightingOf(id), deployment: owner.deployment, owner, host, ports }];
}
