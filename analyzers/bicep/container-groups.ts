// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups
import { isCarrier } from '../../src/cluster/index.ts';
import type { Deployment } from './deployment.ts';
import { textsIn, variablesOf } from './environment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { known, type Made, type Resource } from './language/made.ts';
import { evidenceOf, type Ground, type Program, programOf, settingFacts } from './programs.ts';
import { imageOf } from './values.ts';

/** Container Instances: the first container is the group, the others run beside it. */
export function containerGroup(resource: Resource, ground: Ground): readonly Program[] {
  const own = resource.isModule ? resource.body() : below(resource.body(), 'properties');
  const [main, ...others] = itemsOf(below(own, 'containers'));
  const inside = below(main, 'properties');
  const ports = itemsOf(below(inside, 'ports')).flatMap((each) => Number(known(below(each, 'port'))) || []);
  const program = programOf(
    resource,
    {
      image: imageOf(below(inside, 'image'), ground.deployment),
      command: textsIn(below(inside, 'command')).join(' '),
      variables: variablesOf(below(inside, 'environmentVariables'), undefined),
      ports,
    },
    ground,
  );
  return [program, ...others.flatMap((each) => besideOf(each, program, ground.deployment))];
}

/** A further container with ports of its own that is no part of the first one's equipment. */
function besideOf(container: Made, { resource, owner }: Program, deployment: Deployment): readonly Program[] {
  const inside = below(container, 'properties');
  const name = known(below(container, 'name')) ?? 'container';
  const image = imageOf(below(inside, 'image'), deployment);
  const isServer = itemsOf(below(inside, 'ports')).length > 0;
  if (image === undefined || !isServer || isCarrier(image) || isCarrier(name)) return [];
  const variables = variablesOf(below(inside, 'environmentVariables'), undefined);
  const beside = { ...owner, name: `${owner.name}/${name}` };
  const component = {
    kind: 'component',
    evidence: evidenceOf(container.at),
    deployment: beside.deployment,
    name: beside.name,
    hosts: [],
    image,
  } as const;
  return [{ resource, owner: beside, variables, facts: [component, ...settingFacts(variables, beside, deployment)] }];
}
