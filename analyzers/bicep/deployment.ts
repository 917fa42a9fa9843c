import { type AzureType, azureType } from '../../src/cloud/index.ts';
import { at as below } from './language/access.ts';
import { known, type Made, type Reference, type Resource } from './language/made.ts';
import { findIn } from './language/resources.ts';

/** What a root file deploys. */
export interface Deployment {
  /** `bicep:infra/main.bicep`. */
  readonly id: string;
  readonly resources: readonly Resource[];
}

const actuals = new WeakMap<Resource, Resource>();

/** The resource that is deployed here, for one that other lines call existing. */
export function actualOf(resource: Resource, { resources }: Deployment): Resource {
  if (!resource.isExisting) return resource;
  const done = actuals.get(resource) ?? findIn(resources, resource.type, resource.name()) ?? resource;
  actuals.set(resource, done);
  return done;
}

/** What Azure calls the resource's type. */
export function typeOf(resource: Resource): AzureType | undefined {
  const body = resource.body();
  return azureType(resource.type, known(below(body, 'kind')) ?? '');
}

/** The managed service or the program that a resource is or belongs to: a queue belongs to its namespace. */
export function rootOf(resource: Resource, deployment: Deployment): Resource {
  let found = resource;
  for (let depth = 0; depth < 6; depth += 1) {
    const parent = typeOf(found) ? undefined : found.parent();
    if (!parent) break;
    found = parent;
  }
  return actualOf(found, deployment);
}

/** The name that the resource gets, when the files fix it. */
export function nameOf(resource: Resource): string | undefined {
  const name = known(resource.name());
  return name !== undefined && /^[\w.-]+$/.test(name) ? name : undefined;
}

/** Its name, or how the lines of the root lead to it. */
export function labelOf(resource: Resource): string {
  return nameOf(resource) ?? resource.symbol;
}

/** A word of how lines lead to it that tells more than its type. */
export function tellingName(resource: Resource): string {
  const steps = resource.symbol.split('.').reverse();
  return steps.find((step) => !SAYS_NOTHING.test(step)) ?? steps[0] ?? resource.symbol;
}

const SAYS_NOTHING =
  /^(this|main|default|resource|module|app|application|container|containerapp|site|webapp|web|appservice|function|functionapp|job|server|account|namespace|instance|db|database|cache|cluster|storageaccount|containers?)$/i;

const MOST_LOOKED_AT = 2000;

/** Every resource that a value refers to; what stands in several of its places is looked through once. */
export function referencesIn(made: Made | undefined): readonly Reference[] {
  const found = new Set<Reference>();
  const seen = new Set<Made>();
  const left = made ? [made] : [];
  for (let next = left.pop(); next && seen.size < MOST_LOOKED_AT; next = left.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.is === 'reference') found.add(next);
    left.push(...[...insideOf(next)].reverse());
  }
  return [...found];
}

function insideOf(made: Made): readonly Made[] {
  switch (made.is) {
    case 'text':
      return made.parts.filter((part) => typeof part !== 'string');
    case 'choice':
      return made.values;
    case 'list':
      return made.items;
    case 'object':
      return made.entries.map(({ value }) => value);
    default:
      return [];
  }
}
