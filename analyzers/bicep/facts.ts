import { toldApart } from '../../src/cloud/index.ts';
import { type FactDraft, own } from '../../src/sdk/index.ts';
import { containerApp } from './container-apps.ts';
import { containerGroup } from './container-groups.ts';
import { daprFacts } from './dapr.ts';
import { actualOf, type Deployment } from './deployment.ts';
import { at as below } from './language/access.ts';
import { identity, known, type Resource } from './language/made.ts';
import { channelFacts, managedFacts, vaultFacts } from './managed.ts';
import type { Ground, Program } from './programs.ts';
import { staticSite, webApp } from './web-apps.ts';
import { wiresOf } from './wires.ts';

type Reading = (resource: Resource, ground: Ground) => readonly Program[];

/** What runs programs of the team's own. */
const READINGS: Readonly<Record<string, Reading>> = {
  'microsoft.app/containerapps': containerApp,
  'microsoft.app/jobs': containerApp,
  'microsoft.containerinstance/containergroups': containerGroup,
  'microsoft.web/sites': webApp,
  'microsoft.web/staticsites': staticSite,
};

/** The facts of what a root file deploys, and the services of azd that its resources are tagged with. */
export function deploymentFacts(ground: Ground): { readonly facts: readonly FactDraft[]; readonly tags: readonly string[] } {
  const { deployment } = ground;
  const resources = distinct(deployment);
  const programs = resources.flatMap((resource) =>
    resource.isExisting ? [] : (own(READINGS, resource.type)?.(resource, ground) ?? []),
  );
  const wires = programs.flatMap((program) => wiresOf(program, programs, deployment));
  const dapr = resources.flatMap((resource) => daprFacts(resource, programs, deployment));
  const managed = resources.flatMap((resource) => {
    const facts = managedFacts(resource, deployment);
    return isDrawn(resource, facts, [...wires, ...dapr]) ? facts : [];
  });
  const facts = [
    ...managed,
    ...programs.flatMap((program) => program.facts),
    ...wires,
    ...dapr,
    ...resources.flatMap((resource) => channelFacts(resource, deployment)),
    ...resources.flatMap((resource) => vaultFacts(resource, deployment)),
  ];
  const tags = programs.flatMap(({ resource }) => known(below(resource.body(), 'tags', 'azd-service-name')) ?? []);
  return { facts: toldApart(facts), tags };
}

/** Each resource once, also where several lines state it. */
function distinct(deployment: Deployment): readonly Resource[] {
  const found = new Map<string, Resource>();
  for (const resource of deployment.resources) {
    const actual = actualOf(resource, deployment);
    const parent = actual.parent();
    const key = `${actual.type} ${parent ? `${identity(parent.name())}/` : ''}${identity(actual.name()) ?? actual.symbol}`;
    if (!found.has(key)) found.set(key, actual);
  }
  return [...found.values()];
}

/** What is there already, and what only keeps secrets and settings, is a part of the system where somebody is led to it. */
function isDrawn(resource: Resource, facts: readonly FactDraft[], wires: readonly FactDraft[]): boolean {
  const isAside =
    resource.isExisting || /^microsoft\.(keyvault|appconfiguration|cognitiveservices|apimanagement)\//.test(resource.type);
  if (!isAside) return true;
  const hosts = new Set(facts.flatMap((fact) => (fact.kind === 'component' ? fact.hosts : [])));
  return wires.some((wire) => {
    const target = wire.kind === 'connection' || wire.kind === 'call' ? wire.target : undefined;
    return target?.is === 'literal' && hosts.has(String(target.value).replace(/^http:\/\//, ''));
  });
}
