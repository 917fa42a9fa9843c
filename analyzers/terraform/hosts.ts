// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener_rule
import { attribute, blockAt, type Module, type Placed, referencesIn, textsIn } from '../../src/cloud/index.ts';
import { type Block, cleanText, type ExposureFact, evidenceAt } from '../../src/sdk/index.ts';
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
  const owner = module.blocks.map((each) => programBehind(each, groups, module, programs)).find((each) => each)?.owner;
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

function programBehind(
  block: Placed,
  groups: readonly string[],
  module: Module,
  programs: readonly Program[],
): Program | undefined {
  if (block.type !== 'resource' || block.labels[0] !== 'aws_ecs_service') return undefined;
  const filled = contentsOf(block, 'load_balancer').flatMap((each) => referencesIn(attribute(each, 'target_group_arn'), module));
  if (!filled.some((group) => groups.includes(group))) return undefined;
  const tasks = referencesIn(attribute(block, 'task_definition'), module);
  return programs.find(({ reference }) => tasks.includes(reference));
}

/** Blocks of a type, also where they are made by `dynamic`. */
function contentsOf(block: Block, type: string): readonly Block[] {
  return block.blocks.flatMap((each) =>
    each.type === 'dynamic' && each.labels[0] === type ? (blockAt(each, 'content') ?? []) : each.type === type ? [each] : [],
  );
}
