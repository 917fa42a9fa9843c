// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener_rule
import { attribute, blockAt, type Module, type Placed, referencesIn, textsIn } from '../../src/cloud/index.ts';
import { cleanText, type ExposureFact, evidenceAt } from '../../src/sdk/index.ts';
import { groupsFilledBy, programOf } from './balancers.ts';
import type { Program } from './compute.ts';

interface Instance {
  readonly block: Placed;
  readonly module: Module;
}

/** Host names that a load balancer's rule hands to a service: the rule's target group is the one that the service fills. */
export function hostFacts(
  { block, module }: Instance,
  programs: readonly Program[],
  deployment: string,
): readonly ExposureFact[] {
  if (block.type !== 'resource' || !/^aws_a?lb_listener_rule$/.test(block.labels[0] ?? '')) return [];
  const hosts = block.blocks
    .filter((each) => each.type === 'condition')
    .flatMap((each) => textsIn(attribute(blockAt(each, 'host_header'), 'values'), module));
  const groups = referencesIn(attribute(blockAt(block, 'action'), 'target_group_arn'), module);
  const filling = module.blocks.filter((each) => groupsFilledBy(each, module).some((group) => groups.includes(group)));
  const owner = filling.map((each) => programOf(each, module, programs)).find((each) => each)?.owner;
  if (!owner) return [];
  return hosts
    .filter((host) => /^[\w-]+(\.[\w-]+)+$/.test(host))
    .map((host) => ({
      kind: 'exposure',
      evidence: evidenceAt(block.source, block.line),
      deployment,
      owner,
      host: cleanText(host),
      ports: [],
    }));
}
