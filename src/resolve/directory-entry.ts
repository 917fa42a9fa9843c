import type { Certainty } from '../model/architecture.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import type { Thing } from './identity/thing.ts';

/** The thing behind an address and why it is that one. */
export interface Located {
  readonly thing: Thing;
  readonly certainty: Certainty;
  readonly reason: string;
  /** The declaration of the name. */
  readonly facts: readonly Fact[];
  /** Only another folder of manifests has the name. */
  readonly isElsewhere?: true;
}

/** Somebody under a host name, with the ports that the name is declared with. */
export interface Entry {
  readonly thing: Thing;
  readonly ports: readonly number[];
  readonly facts: readonly Fact[];
}

/** Somebody at a port of the machine that a deployment runs on. */
export interface Published extends Entry {
  readonly deployment: string;
  readonly port: number;
  /** Who reaches it at their own address. */
  readonly beside?: readonly Thing[];
}

/** Whether the port, where one is written, is one of the entry's. */
export function fitsPort(entry: Entry, port: number | undefined): boolean {
  return port === undefined || entry.ports.includes(port);
}

/** The first that fits the port, else the first. */
export function pick(entries: readonly Entry[], port: number | undefined): Entry | undefined {
  return entries.find((entry) => fitsPort(entry, port)) ?? entries[0];
}

/** Of the first choice that has anybody: the one that it has, where that is one thing alone. */
export function firstAlone(choices: readonly (readonly Entry[])[]): Entry | undefined {
  const choice = choices.find(({ length }) => length > 0) ?? [];
  return new Set(choice.map((each) => each.thing)).size === 1 ? choice[0] : undefined;
}

/** The ports behind the published ones. */
export function targetsOf(exposure: FactOf<'exposure'>): readonly number[] {
  return exposure.ports.map((each) => (typeof each.target === 'number' ? each.target : each.port));
}

/** Deployments of one kind come first. */
export function rank(deployment: string, kind: string): number {
  return deployment.startsWith(`${kind}:`) ? 0 : 1;
}

/** The one thing of a set. */
export function only<T>(items: ReadonlySet<T> | undefined): T | undefined {
  return items?.size === 1 ? [...items][0] : undefined;
}

/** Whether a name is stated for a port of a machine alone, as registries have it. */
export function isRegistered({ host, owner, selector, externalName }: FactOf<'exposure'>): boolean {
  return host !== undefined && !owner && !selector && externalName === undefined;
}

/** Whether a deployment is one of a cluster. */
export function isCluster(deployment: string): boolean {
  return deployment.startsWith('kubernetes');
}
