// https://kubernetes.io/docs/concepts/workloads/management/#canary-deployments

import { slug } from '../../model/names.ts';
import type { FactIndex } from '../fact-index.ts';
import { baseName } from '../folders.ts';
import { canBeOne, type Group, groupsOf } from './group.ts';
import type { Joins } from './joins.ts';
import { type ComponentSighting, repositoryOf, type Sightings } from './sightings.ts';

/** Workloads of one deployment behind one Service that are called like it and run releases of one image are versions of one service. */
export function joinVersions(sightings: Sightings, facts: FactIndex, joins: Joins): void {
  const groups = new Map(groupsOf(sightings, joins).flatMap((group) => group.components.map(({ key }) => [key, group] as const)));
  for (const [service, behind] of byService(sightings.components, facts)) {
    const [first, ...others] = behind.filter((each) => isCalledLike(each, service) && !hasServiceOfItsOwn(each, service, behind));
    for (const other of first ? others : []) {
      if (first && isRelease(first, other) && areOne(groups.get(first.key), groups.get(other.key))) {
        const facts = [...first.facts.slice(0, 1), ...other.facts.slice(0, 1)];
        const reason = `the Service ${service} leads to both`;
        joins.join({ a: first.key, b: other.key, reason, certainty: 'declared', facts });
      }
    }
  }
}

type Behind = readonly (readonly [service: string, components: readonly ComponentSighting[]])[];

function byService(components: readonly ComponentSighting[], facts: FactIndex): Behind {
  const behind = new Map<string, ComponentSighting[]>();
  const add = (key: string, component: ComponentSighting) => behind.set(key, [...(behind.get(key) ?? []), component]);
  for (const component of components.filter(({ deployment }) => deployment.startsWith('kubernetes'))) {
    for (const service of component.serviceNames) add(`${component.deployment}\n${service}`, component);
    if (component.serviceNames.length === 0) for (const key of servedElsewhere(component, facts)) add(key, component);
  }
  const several = [...behind].filter(([, all]) => all.length > 1);
  return several.map(([key, all]) => [key.slice(key.indexOf('\n') + 1), [...all].sort(byLength)]);
}

/** A release that is tried out lies in a folder of its own, and a Service of another folder leads to it. */
function servedElsewhere(component: ComponentSighting, facts: FactIndex): readonly string[] {
  const labels = component.facts[0]?.labels ?? {};
  const selecting = facts.of('exposure').filter(({ selector = {}, host, deployment }) => {
    const wanted = Object.entries(selector);
    return (
      host !== undefined &&
      deployment.startsWith('kubernetes') &&
      wanted.length > 0 &&
      wanted.every(([key, value]) => labels[key] === value)
    );
  });
  const hosts = new Set(selecting.map(({ host }) => host));
  return hosts.size === 1 ? selecting.map(({ host, deployment }) => `${deployment}\n${host}`) : [];
}

function byLength(a: ComponentSighting, b: ComponentSighting): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

function isCalledLike({ name }: ComponentSighting, service: string): boolean {
  return slug(name) === slug(service) || slug(name).startsWith(`${slug(service)}-`);
}

/** A Service that selects it and none of the others makes it a thing of its own, unless the name says that it is a version. */
function hasServiceOfItsOwn(component: ComponentSighting, shared: string, behind: readonly ComponentSighting[]): boolean {
  const isOthers = (service: string) => behind.some((each) => each !== component && each.serviceNames.includes(service));
  const own = component.serviceNames.filter((service) => service !== shared && !isOthers(service));
  return own.some((service) => !/-(v?\d+|canary|stable|blue|green|baseline|preview)$/i.test(service));
}

/** `reviews-v1` and `reviews-v2`, `payment` and `payment-fix`, or the same image; a worker beside a server has another command. */
function isRelease(one: ComponentSighting, other: ComponentSighting): boolean {
  const [a, b] = [one, other].map((each) => baseName(repositoryOf(each) ?? '').replace(/[-_]?v?\d+(\.\d+)*$/, ''));
  const commandOf = (each: ComponentSighting) => each.facts.map((fact) => fact.command ?? '').join(' ');
  if (!a || !b || commandOf(one) !== commandOf(other)) return false;
  return a.startsWith(b) || b.startsWith(a);
}

function areOne(a: Group | undefined, b: Group | undefined): boolean {
  return a !== undefined && b !== undefined && canBeOne(a, b);
}
