import type { Fact } from '../../model/fact.ts';
import { bareName, isGenericServiceName, isGenericStoreName, slug } from '../../model/names.ts';
import { baseName } from '../folders.ts';
import { isErrandImage, isRuntimeImage } from '../knowledge/images.ts';
import { canBeOne, deploymentsOf, foreignProduct, type Group, groupsOf, isGateway } from './group.ts';
import type { Joins } from './joins.ts';
import { placeNames } from './place-names.ts';
import { runsAnotherProgram } from './program-joins.ts';
import { nameInProject, plainTechnology } from './project-prefix.ts';
import { areRelated } from './related-deployments.ts';
import { type ComponentSighting, namesOfImage, namesOfProgram, productOf, repositoryOf, type Sightings } from './sightings.ts';
import { isRunnable } from './workspace.ts';

/** Joins by name, strictest first; a name that fits two things joins nothing. */
export function joinWeakly(sightings: Sightings, joins: Joins): void {
  joinGateways(sightings, joins);
  joinPatches(sightings, joins);
  const brought = timesBrought(sightings.components);
  const inProject = nameInProject(sightings.components);
  const runnable = sightings.programs.filter(isRunnable);
  const placesOf = (group: Group) => group.programs.flatMap((each) => placeNames(each, runnable));
  const shortNames = (group: Group) => group.components.flatMap((each) => inProject(each) ?? []);
  const rounds: readonly NamesIn[] = [
    (group) => group.components.flatMap((each) => [each.name, ...each.serviceNames]).map(slug),
    (group) => partsOf(group, brought).map(slug),
    (group) => namesOf(group).map(slug),
    (group) => [...namesOf(group), ...shortNames(group)].map(slug),
    (group) => [...(group.programs.length === 0 ? namesOf(group) : []), ...placesOf(group)].map(slug),
    (group) => namesOf(group).map(bareName),
    (group) => [...namesOf(group), ...imageNames(group)].map(plainName),
    (group) => [...namesOf(group), ...shortNames(group)].map(bareName),
    (group, all) => (foreignProduct(group) ? plainTechnology(group, all, inProject) : []),
  ];
  // Services first: which stores are the same is judged by the services that deployments share.
  for (const part of ['own', 'product'] as const) {
    for (const namesIn of rounds) joinRound(sightings, joins, part, namesIn);
  }
}

/** What a group is called, among all groups. */
type NamesIn = (group: Group, all: readonly Group[]) => readonly string[];

function joinRound(sightings: Sightings, joins: Joins, part: 'own' | 'product', namesIn: NamesIn): void {
  const groups = groupsOf(sightings, joins);
  const wanted = groups.filter((group) => (foreignProduct(group) ? 'product' : 'own') === part && isJoinable(group));
  const byName = new Map<string, Set<Group>>();
  for (const group of wanted) {
    for (const name of namesIn(group, groups)) if (name !== '') byName.set(name, (byName.get(name) ?? new Set()).add(group));
  }
  for (const [name, same] of byName) joinSame(name, [...same], groups, joins);
}

/** Gateways are joined by class; a library is nothing that a deployment could run. */
function isJoinable(group: Group): boolean {
  if (group.components.length > 0) return !isGateway(group);
  return group.images.length > 0 || group.programs.some(isRunnable);
}

function joinSame(name: string, same: readonly Group[], all: readonly Group[], joins: Joins): void {
  if (same.length < 2 || isAmbiguous(same)) return;
  for (const [index, a] of same.entries()) {
    for (const b of same.slice(index + 1)) {
      if (!canBeOne(a, b) || !isLikely(name, a, b, all) || areToolsAlike(name, a, b)) continue;
      const facts = [factOf(a), factOf(b)].flatMap((fact) => (fact ? [fact] : []));
      joins.join({ a: a.key, b: b.key, reason: `both are called ${name}`, certainty: 'inferred', facts });
    }
  }
}

/** Two things of one kind that share the name: nobody could say which of them a third is. */
function isAmbiguous(same: readonly Group[]): boolean {
  const deployments = same.flatMap((group) => [...deploymentsOf(group)]);
  const programs = same.filter((group) => group.programs.length > 0);
  return new Set(deployments).size < deployments.length || (programs.length > 1 && programs.length < same.length);
}

/** Both run the image of somebody's tools, each a command of its own, and neither is called like it. */
function areToolsAlike(name: string, a: Group, b: Group): boolean {
  const isNamedSo = (each: ComponentSighting) => plainName(each.name) === name;
  const isSame = (one: ComponentSighting, other: ComponentSighting) =>
    repositoryOf(one) !== repositoryOf(other) || !runsAnotherProgram(one, other);
  if (a.components.length === 0 || b.components.length === 0 || [...a.components, ...b.components].some(isNamedSo)) return false;
  return !a.components.some((one) => b.components.some((other) => isSame(one, other)));
}

/** Without what says that it is a service, and without dashes. */
function plainName(name: string): string {
  return bareName(name).replaceAll('-', '');
}

function isLikely(name: string, a: Group, b: Group, all: readonly Group[]): boolean {
  if (a.components.length === 0 || b.components.length === 0)
    return a.components.length + b.components.length > 0 || !bothPrograms(a, b);
  if (a.product?.kind === 'database' || a.product?.kind === 'cache') return !isGenericStoreName(name) || areRelated(a, b, all);
  return a.product !== undefined || !isGenericServiceName(name) || areRelated(a, b, all);
}

function bothPrograms(a: Group, b: Group): boolean {
  return a.programs.length > 0 && b.programs.length > 0;
}

function namesOf(group: Group): readonly string[] {
  return [
    ...group.components.flatMap((each) => [each.name, ...each.serviceNames, ...labelNames(each)]),
    ...group.programs.flatMap(namesOfProgram),
    ...(group.programs.length > 0 ? [] : group.images.flatMap(namesOfImage)),
  ];
}

/** What a chart calls `{{ .Release.Name }}-orders` is the service `orders` of compose; so is a chart from elsewhere that one chart brings along. */
function partsOf({ components }: Group, brought: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return components.flatMap(({ deployment, name, facts }) =>
    deployment.startsWith('compose')
      ? [name]
      : facts.flatMap(({ part, versionElsewhere }) =>
          part === undefined || (versionElsewhere && (brought.get(part)?.size ?? 0) > 1) ? [] : [part],
        ),
  );
}

/** The files that bring a chart from elsewhere along, by its name there: where each service has a Redis of its own, none is that of compose. */
function timesBrought(components: readonly ComponentSighting[]): ReadonlyMap<string, ReadonlySet<string>> {
  const times = new Map<string, Set<string>>();
  for (const { part, versionElsewhere, evidence } of components.flatMap(({ facts }) => facts))
    if (part !== undefined && versionElsewhere) times.set(part, (times.get(part) ?? new Set()).add(evidence.path));
  return times;
}

/**
 * What labels call it, where its name is that after the release's: `shop-worker` of the chart or alias `worker`.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
function labelNames({ name, facts }: ComponentSighting): readonly string[] {
  const labels = facts.flatMap((fact) => (fact.labels ? [fact.labels] : []));
  const called = labels.flatMap((each) => [each['app.kubernetes.io/name'], each['app.kubernetes.io/component']]);
  return called.filter((each) => each !== undefined && slug(name).endsWith(`-${slug(each)}`)).map(String);
}

function imageNames(group: Group): readonly string[] {
  if (foreignProduct(group)) return [];
  return group.components.flatMap((each) => {
    const repository = repositoryOf(each);
    return repository && !isErrandImage(repository) && !isRuntimeImage(repository) ? [baseName(repository)] : [];
  });
}

/** All Ingress objects of one class are served by one controller. */
function joinGateways(sightings: Sightings, joins: Joins): void {
  const byClass = new Map<string, string>();
  const gateways = sightings.components.flatMap((component) => {
    const fact = component.facts.find((each) => each.nodeKind === 'gateway' && component.deployment.startsWith('kubernetes'));
    return fact ? [{ component, fact }] : [];
  });
  const classes = new Set(gateways.flatMap(({ fact }) => fact.technology ?? []));
  const usual = classes.size === 1 ? [...classes][0] : undefined;
  for (const { component, fact } of gateways) {
    const technology = fact.technology ?? usual ?? 'default';
    const first = byClass.get(technology);
    if (first === undefined) byClass.set(technology, component.key);
    else
      joins.join({
        a: first,
        b: component.key,
        reason: `both are served by the ${technology} controller`,
        certainty: 'declared',
        facts: [fact],
      });
  }
  for (const [technology, ingress] of byClass) joinSameProduct(technology, ingress, sightings, joins);
}

/**
 * Where the Ingress class is called like the product that another deployment has for its gateway, both are that gateway: Traefik. Not so nginx:
 * the controller is another program than the proxy.
 */
function joinSameProduct(technology: string, ingress: string, { components }: Sightings, joins: Joins): void {
  if (technology === 'nginx') return;
  const gateways = components.filter(
    (each) => !each.deployment.startsWith('kubernetes') && productOf(each)?.technology === technology,
  );
  const isOnePerDeployment = new Set(gateways.map(({ deployment }) => deployment)).size === gateways.length;
  for (const gateway of isOnePerDeployment ? gateways : [])
    joins.join({
      a: ingress,
      b: gateway.key,
      reason: `${technology} is the gateway of both`,
      certainty: 'inferred',
      facts: gateway.facts.slice(0, 1),
    });
}

/** Override files and overlays name a component without saying what it is: it is the nearest one of that name. */
function joinPatches(sightings: Sightings, joins: Joins): void {
  const isPatch = (component: ComponentSighting) => component.facts.every((fact) => !fact.image && !fact.build && !fact.nodeKind);
  const whole = sightings.components.filter((each) => !isPatch(each));
  for (const patch of sightings.components.filter(isPatch)) {
    const same = whole.filter((each) => each.name === patch.name && kindOf(each) === kindOf(patch));
    const [nearest] = same.sort((a, b) => sharedPath(b, patch) - sharedPath(a, patch));
    if (!nearest) continue;
    const facts = [...patch.facts.slice(0, 1), ...nearest.facts.slice(0, 1)];
    const reason = `adds to the component of that name`;
    joins.join({ a: nearest.key, b: patch.key, reason, certainty: 'declared', facts });
  }
}

function kindOf(component: ComponentSighting): string {
  return component.deployment.replace(/:.*$/, '');
}

function sharedPath(a: ComponentSighting, b: ComponentSighting): number {
  const [left, right] = [a, b].map((each) => (each.facts[0]?.evidence.path ?? '').split('/'));
  const apart = left?.findIndex((part, index) => part !== right?.[index]) ?? 0;
  return apart < 0 ? (left?.length ?? 0) : apart;
}

function factOf(group: Group): Fact | undefined {
  return group.components[0]?.facts[0] ?? group.programs[0]?.facts[0] ?? group.images[0]?.fact;
}
