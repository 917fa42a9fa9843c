// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
import {
  attribute,
  blockAt,
  type Managed,
  type Module,
  managedFact,
  type Placed,
  referencesIn,
  referenceTo,
} from '../../src/cloud/index.ts';
import { type Block, type Evidence, evidenceAt, type FactDraft, literal } from '../../src/sdk/index.ts';
import type { Program } from './compute.ts';

/** What load balancers listen with and hand on to, by how lines refer to it. */
export interface Balancing {
  /** The balancer of a listener. */
  readonly listeners: ReadonlyMap<string, Managed>;
  /** Who hands requests to a target group, with the line that says so. */
  readonly groups: ReadonlyMap<string, readonly Forwarding[]>;
}

interface Forwarding {
  readonly balancer: Managed;
  readonly evidence: Evidence;
}

/** A block as it is within its module. */
export interface Instance {
  readonly block: Placed;
  readonly module: Module;
}

/** The listeners of a deployment and their rules. */
export function balancingOf(placed: readonly Instance[], managed: ReadonlyMap<string, Managed>): Balancing {
  const listeners = new Map<string, Managed>();
  for (const { block, module } of placed) {
    if (!isOf(block, LISTENER)) continue;
    const [balancer] = referencesIn(attribute(block, 'load_balancer_arn'), module).flatMap((each) => managed.get(each) ?? []);
    if (balancer) listeners.set(referenceTo(block, module), balancer);
  }
  const groups = new Map<string, readonly Forwarding[]>();
  for (const { block, module } of placed) {
    const [listener = ''] = isOf(block, RULE) ? referencesIn(attribute(block, 'listener_arn'), module) : [];
    const balancer = listeners.get(isOf(block, LISTENER) ? referenceTo(block, module) : listener);
    if (!balancer) continue;
    const forwarding = { balancer, evidence: evidenceAt(block.source, block.line) };
    for (const group of groupsOf(block, module)) groups.set(group, [...(groups.get(group) ?? []), forwarding]);
  }
  return { listeners, groups };
}

const LISTENER = /^aws_a?lb_listener$/;
const RULE = /^aws_a?lb_listener_rule$/;

function isOf({ type, labels }: Block, pattern: RegExp): boolean {
  return type === 'resource' && pattern.test(labels[0] ?? '');
}

/** The target groups that an action forwards to, one or several by weight. */
function groupsOf(block: Placed, module: Module): readonly string[] {
  const actions = [...contentsOf(block, 'default_action'), ...contentsOf(block, 'action')];
  return actions.flatMap(({ content }) => [
    ...referencesIn(attribute(content, 'target_group_arn'), module),
    ...contentsOf(blockAt(content, 'forward') ?? content, 'target_group').flatMap((each) =>
      referencesIn(attribute(each.content, 'arn'), module),
    ),
  ]);
}

/** A balancer hands requests to the service that fills the target group of its listener. */
export function forwardWires(
  { block, module }: Instance,
  programs: readonly Program[],
  { groups }: Balancing,
): readonly FactDraft[] {
  const program = programOf(block, module, programs);
  if (!program) return [];
  const forwardings = groupsFilledBy(block, module).flatMap((group) => groups.get(group) ?? []);
  return forwardings.map(({ balancer, evidence }): FactDraft => {
    const { deployment, name } = managedFact(balancer);
    const target = literal(`http://${program.owner.name}`);
    return { kind: 'call', evidence, owner: { is: 'component', deployment, name }, protocol: 'http', target };
  });
}

/** The target groups that a service's tasks are put into. */
export function groupsFilledBy(block: Placed, module: Module): readonly string[] {
  if (!isOf(block, /^aws_ecs_service$/)) return [];
  return contentsOf(block, 'load_balancer').flatMap(({ content, each }) => [
    ...referencesIn(attribute(content, 'target_group_arn'), module),
    ...referencesIn(each, module),
  ]);
}

/** The program that a service runs. */
export function programOf(block: Placed, module: Module, programs: readonly Program[]): Program | undefined {
  const tasks = referencesIn(attribute(block, 'task_definition'), module);
  return programs.find(({ reference }) => tasks.includes(reference));
}

interface Made {
  readonly content: Block;
  /** What `dynamic` makes one for each of. */
  readonly each?: ReturnType<typeof attribute>;
}

/** Blocks of a type, also where they are made by `dynamic`. */
function contentsOf(block: Block, type: string): readonly Made[] {
  return block.blocks.flatMap((inner): readonly Made[] => {
    if (inner.type === type) return [{ content: inner }];
    const content = inner.type === 'dynamic' && inner.labels[0] === type ? blockAt(inner, 'content') : undefined;
    return content ? [{ content, each: attribute(inner, 'for_each') }] : [];
  });
}
