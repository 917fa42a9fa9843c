// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener_rule
import { attribute, blockAt, type Module, membersIn, type Placed, referencesIn, textsIn } from '../../src/cloud/index.ts';
import { cleanText, type ExposureFact, evidenceAt, type Owner } from '../../src/sdk/index.ts';
import { groupsFilledBy, programOf } from './balancers.ts';
import type { Program } from './compute.ts';

interface Instance {
  readonly block: Placed;
  readonly module: Module;
}

/** Every name that a block gives to a service. */
export function hostFacts(instance: Instance, programs: readonly Program[], deployment: string): readonly ExposureFact[] {
  return [...ruleFacts(instance, programs, deployment), ...discoveryFacts(instance, programs, deployment)];
}

/**
 * What a service of ECS is called by others of its namespace: by Service Connect, and in the registry that it enters itself.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html,
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/service_discovery_service
 */
function discoveryFacts({ block, module }: Instance, programs: readonly Program[], deployment: string): readonly ExposureFact[] {
  if (block.type !== 'resource' || block.labels[0] !== 'aws_ecs_service') return [];
  const owner = programOf(block, module, programs)?.owner;
  const hosts = [...connectedAs(block, module), ...registeredAs(block, module)];
  return owner ? hosts.map((host) => exposureOf(host, block, owner, deployment)) : [];
}

/**
 * An alias, else the name that it is discovered by, or that of its port, with the namespace's behind it:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectClientAlias.html
 */
function connectedAs(block: Placed, module: Module): readonly string[] {
  const connect = blockAt(block, 'service_connect_configuration');
  const domains = namesOf(attribute(connect, 'namespace'), module);
  return (connect?.blocks ?? []).flatMap((service) => {
    if (service.type !== 'service') return [];
    const aliases = service.blocks.filter(({ type }) => type === 'client_alias');
    const named = aliases.flatMap((alias) => textsIn(attribute(alias, 'dns_name'), module));
    const usual = ['discovery_name', 'port_name'].map((key) => textsIn(attribute(service, key), module));
    const [names = []] = usual.filter(({ length }) => length > 0);
    return named.length > 0 ? named : names.flatMap((name) => domains.map((domain) => `${name}.${domain}`));
  });
}

/** Its entry's name with the namespace's behind it. */
function registeredAs(block: Placed, module: Module): readonly string[] {
  const entries = membersIn(attribute(blockAt(block, 'service_registries'), 'registry_arn'), module);
  return entries.flatMap(({ place }) => {
    if (!place) return [];
    const names = textsIn(attribute(place.block, 'name'), place.module);
    const domains = namesOf(attribute(blockAt(place.block, 'dns_config'), 'namespace_id'), place.module);
    return names.flatMap((name) => domains.map((domain) => `${name}.${domain}`));
  });
}

/** The names of the resources that an attribute refers to. */
function namesOf(referring: Parameters<typeof membersIn>[0], module: Module): readonly string[] {
  return membersIn(referring, module).flatMap(({ place }) =>
    place ? textsIn(attribute(place.block, 'name'), place.module) : [],
  );
}

function exposureOf(host: string, block: Placed, owner: Owner, deployment: string): ExposureFact {
  return {
    kind: 'exposure',
    evidence: evidenceAt(block.source, block.line),
    deployment,
    owner,
    host: cleanText(host),
    ports: [],
  };
}

/** Host names that a load balancer's rule hands to a service: the rule's target group is the one that the service fills. */
function ruleFacts({ block, module }: Instance, programs: readonly Program[], deployment: string): readonly ExposureFact[] {
  if (block.type !== 'resource' || !/^aws_a?lb_listener_rule$/.test(block.labels[0] ?? '')) return [];
  const hosts = block.blocks
    .filter((each) => each.type === 'condition')
    .flatMap((each) => textsIn(attribute(blockAt(each, 'host_header'), 'values'), module));
  const groups = referencesIn(attribute(blockAt(block, 'action'), 'target_group_arn'), module);
  const filling = module.blocks.filter((each) => groupsFilledBy(each, module).some((group) => groups.includes(group)));
  const owner = filling.map((each) => programOf(each, module, programs)).find((each) => each)?.owner;
  if (!owner) return [];
  return hosts.filter((host) => /^[\w-]+(\.[\w-]+)+$/.test(host)).map((host) => exposureOf(host, block, owner, deployment));
}
