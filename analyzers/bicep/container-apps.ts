// https://learn.microsoft.com/azure/container-apps/azure-resource-manager-api-spec
import { cleanText, type FactDraft } from '../../src/sdk/index.ts';
import { textsIn, variablesOf } from './environment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { known, type Made, type Resource, truth } from './language/made.ts';
import { evidenceOf, type Ground, type Program, programOf } from './programs.ts';
import { scaleFacts } from './scaling.ts';
import { imageOf } from './values.ts';

/**
 * An app or a job of Container Apps, as the resource or as the module of the public registry has it. Further containers are its
 * equipment: nobody else can reach them.
 */
export function containerApp(resource: Resource, ground: Ground): readonly Program[] {
  const body = resource.body();
  const own = resource.isModule ? body : below(body, 'properties');
  const configuration = below(own, 'configuration') ?? own;
  const template = below(own, 'template') ?? own;
  const containers = itemsOf(below(template, 'containers'));
  const [main = template, ...beside] = containers;
  const secrets = below(configuration, 'secrets', 'secureList') ?? below(configuration, 'secrets');
  const ingress = below(configuration, 'ingress');
  const port = Number(known(below(ingress, 'targetPort') ?? below(own, 'ingressTargetPort') ?? below(own, 'targetPort')));
  const app = programOf(
    resource,
    {
      image: imageOf(below(main, 'image') ?? below(main, 'imageName'), ground.deployment),
      command: [...textsIn(below(main, 'command')), ...textsIn(below(main, 'args'))].join(' '),
      variables: [...beside, main].flatMap((each) => variablesOf(below(each, 'env'), secrets)),
      ports: Number.isNaN(port) || port === 0 ? [] : [port],
      isAuxiliary: known(below(configuration, 'triggerType'))?.toLowerCase() === 'manual',
      appId: appIdOf(own, configuration),
      isGrpc: (known(below(ingress, 'transport') ?? below(own, 'ingressTransport')) ?? '').toLowerCase() === 'http2',
    },
    ground,
  );
  const facts = [
    ...app.facts,
    ...sidecarFacts(app, configuration),
    ...probeFacts(main, app),
    ...scaleFacts(own, configuration, template, app, ground.deployment),
  ];
  return [{ ...app, facts }];
}

/** https://learn.microsoft.com/azure/container-apps/dapr-overview */
function appIdOf(own: Made | undefined, configuration: Made | undefined): string | undefined {
  const dapr = below(configuration, 'dapr');
  const enabled = below(dapr, 'enabled') ?? below(own, 'daprEnabled');
  const id = known(below(dapr, 'appId') ?? below(own, 'daprAppId'));
  return id === '' || (enabled && truth(enabled) === false) ? undefined : id;
}

function sidecarFacts({ owner, appId, resource }: Program, configuration: Made | undefined): readonly FactDraft[] {
  if (appId === undefined) return [];
  const dapr = below(configuration, 'dapr');
  const port = Number(known(below(dapr, 'appPort')));
  const ports = Number.isNaN(port) ? [] : [{ port }];
  const id = dapr?.is === 'object' ? dapr.entries.find(({ key }) => key === 'appId') : undefined;
  const { deployment } = owner;
  return [{ kind: 'exposure', evidence: evidenceOf(id?.at ?? resource.at), deployment, owner, host: cleanText(appId), ports }];
}

/** https://learn.microsoft.com/azure/container-apps/health-probes */
function probeFacts(container: Made | undefined, { owner }: Program): readonly FactDraft[] {
  const found = new Map<string, FactDraft>();
  for (const probe of itemsOf(below(container, 'probes'))) {
    const path = known(below(probe, 'httpGet', 'path'));
    const port = Number(known(below(probe, 'httpGet', 'port')));
    if (path === undefined || !path.startsWith('/')) continue;
    const evidence = evidenceOf(probe.at);
    if (!found.has(path))
      found.set(path, { kind: 'health', evidence, owner, path: cleanText(path), ...(!Number.isNaN(port) && { port }) });
  }
  return [...found.values()];
}
