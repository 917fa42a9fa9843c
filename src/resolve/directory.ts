import type { Fact, FactOf, Owner } from '../model/fact.ts';
import { bareName, slug } from '../model/names.ts';
import { type Address, isLocal, usualPort } from './address.ts';
import { inContainer, openedInClusters, prefixed, serviceBeside, serviceElsewhere } from './cluster-services.ts';
import {
  type Entry,
  firstAlone,
  fitsPort,
  isCluster,
  isRegistered,
  type Located,
  only,
  type Published,
  pick,
  rank,
  targetsOf,
} from './directory-entry.ts';
import type { FactIndex } from './fact-index.ts';
import { hostSpellings, isClusterHost, labelsOf } from './host-names.ts';
import { componentsOfExposure } from './identity/sightings.ts';
import type { Thing } from './identity/thing.ts';
import { identityHosts } from './identity-hosts.ts';
import { inOwnPod, isBeside, isOfOwnAddress, listenersOf } from './listeners.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';
import { virtualHosts } from './virtual-hosts.ts';

/** Who answers to which host name, deployment by deployment. */
export class Directory {
  /** Deployment, then host. */
  private readonly hosts = new Map<string, Map<string, Entry[]>>();
  private readonly published: Published[] = [];
  private readonly listened: Published[] = [];
  /** Where developers start it: asked last. */
  private readonly developed: Published[] = [];
  private readonly aliases = new Map<string, Set<Thing>>();
  private readonly system: string;
  private readonly outside = new Map<string, { readonly host: string; readonly fact: Fact }>();

  constructor(facts: FactIndex, things: readonly Thing[], owners: Owners, settings: Settings, system: string) {
    this.system = system;
    for (const thing of things) this.readComponents(thing);
    this.readExposures(facts, owners);
    this.readRegistered(facts);
    this.readListeners(facts, owners, settings);
    for (const thing of things) {
      for (const name of [thing.id, thing.name, ...thing.aliases]) this.addAlias(name.toLowerCase(), thing);
      for (const name of [thing.name, ...thing.aliases]) this.addAlias(`bare ${bareName(name)}`, thing);
    }
    const given = new Set([...this.hosts.values()].flatMap((hosts) => [...hosts.keys()]));
    const ground = { owners, settings, given, find: (...asked: Parameters<Directory['find']>) => this.find(...asked)?.thing };
    for (const each of virtualHosts(facts, ground)) this.addHost(each.deployment, each.host, each.entry);
    const known = (host: string) =>
      [...this.hosts.keys()].flatMap((deployment) =>
        this.declared(host, deployment).map(({ thing }) => ({ deployment, thing })),
      )[0];
    for (const each of identityHosts(facts, known)) this.addHost(each.deployment, each.host, each.entry);
  }

  /** The thing that an address means to somebody in a deployment. */
  find(address: Address, from: Thing, deployment: string): Located | undefined {
    if (address.host === '') return undefined;
    if (isLocal(address)) return this.findLocal(address, from, deployment);
    return (
      this.findDeployed(address, deployment) ?? this.findElsewhere(address, deployment) ?? this.findByName(address, deployment)
    );
  }

  /** Only what the deployment itself declares under exactly this host. */
  findDeployed(address: Address, deployment: string): Located | undefined {
    const entry = pick(this.declared(address.host, deployment), address.port);
    return (
      entry && {
        thing: entry.thing,
        certainty: 'declared',
        reason: `${address.host} is its name in ${deployment}`,
        facts: entry.facts,
      }
    );
  }

  /**
   * Whoever has exactly this host as a Service in another folder of manifests, which are applied to one cluster, or in another compose file
   * of the folder.
   */
  findInCluster(address: Address, from: Thing, deployment: string): Located | undefined {
    return serviceElsewhere(address, from, deployment, this.hosts) ?? serviceBeside(address, from, deployment, this.hosts);
  }

  /** Everybody whom a deployment itself declares under a host. */
  declared(host: string, deployment: string): readonly Entry[] {
    const named = hostSpellings(host).flatMap((each) => this.hosts.get(deployment)?.get(each) ?? []);
    return named.length > 0
      ? named
      : [...prefixed(host, this.hosts.get(deployment)), ...inContainer(host, deployment, this.hosts, this.system)];
  }

  /** All hosts that a deployment declares. */
  hostsOf(deployment: string): readonly string[] {
    return [...(this.hosts.get(deployment)?.keys() ?? [])];
  }

  /** The outside host that a name of the cluster stands for. */
  outsideHost(host: string): { readonly host: string; readonly fact: Fact } | undefined {
    return hostSpellings(host)
      .map((each) => this.outside.get(each))
      .find((each) => each !== undefined);
  }

  /** Ports that its code or image opens. */
  portsOf(thing: Thing): readonly number[] {
    const exposed = [...this.hosts.values()]
      .flatMap((hosts) => [...hosts.values()].flat())
      .filter((entry) => entry.thing === thing);
    const own = (all: readonly Published[]) => all.filter((each) => each.thing === thing).map((each) => each.port);
    const ports = [...own(this.listened), ...exposed.flatMap((entry) => entry.ports)];
    return ports.length > 0 ? ports : own(this.developed);
  }

  /** Everybody who may answer at a port of the machine. */
  atPort(port: number): readonly Published[] {
    return [...this.published, ...this.listened, ...this.developed].filter((each) => each.port === port);
  }

  /** What deployments publish on the machine that they run on. */
  publishedBy(deployments: RegExp): readonly Published[] {
    return this.published.filter(({ deployment }) => deployments.test(deployment));
  }

  private findLocal(address: Address, from: Thing, deployment: string): Located | undefined {
    const port = address.port ?? usualPort(address);
    if (port === undefined) return undefined;
    const isMeant = (each: Published) => each.port === port && each.thing !== from;
    const inPod = this.listened.filter((each) => isMeant(each) && isBeside(each, from, deployment));
    if (inPod.length > 0) return inOwnPod(inPod, port);
    const choices: readonly (readonly Entry[])[] = [
      this.published.filter((each) => isMeant(each) && each.deployment === deployment),
      this.published.filter(isMeant),
      this.listened.filter((each) => isMeant(each) && !isOfOwnAddress(each)),
      openedInClusters(port, this.hosts).filter((each) => each.thing !== from),
      this.developed.filter(isMeant),
    ];
    // A port that nobody wrote says less: only what the same deployment publishes there is meant.
    const entry = firstAlone(address.port === undefined ? choices.slice(0, 1) : choices);
    const reason = `it is what answers on port ${port} of a developer's machine`;
    return entry && { thing: entry.thing, certainty: 'inferred', reason, facts: entry.facts };
  }

  private findElsewhere(address: Address, deployment: string): Located | undefined {
    const kind = deployment.replace(/:.*$/, '');
    const others = [...this.hosts].filter(([each]) => each !== deployment).sort(([a], [b]) => rank(a, kind) - rank(b, kind));
    const entries = others.flatMap(([, hosts]) => hostSpellings(address.host).flatMap((host) => hosts.get(host) ?? []));
    const fitting = entries.filter((entry) => fitsPort(entry, address.port));
    const [entry] = fitting.length > 0 ? fitting : entries;
    if (!entry || new Set((fitting.length > 0 ? fitting : entries).map((each) => each.thing)).size > 1) return undefined;
    return {
      thing: entry.thing,
      certainty: 'resolved',
      reason: `${address.host} is its name in a deployment`,
      facts: entry.facts,
    };
  }

  private findByName(address: Address, deployment: string): Located | undefined {
    const labels = labelsOf(address, deployment);
    for (const label of labels) {
      const thing = only(this.aliases.get(label)) ?? only(this.aliases.get(slug(label)));
      const registered = thing?.programs
        .flatMap((each) => each.facts)
        .find((fact) => fact.aliases.some((alias) => alias.toLowerCase() === label));
      if (thing && registered)
        return { thing, certainty: 'resolved', reason: `${label} is the name it goes by`, facts: [registered] };
      if (thing) return { thing, certainty: 'inferred', reason: `${label} is one of its names`, facts: thing.facts.slice(0, 1) };
    }
    const [first = ''] = labels;
    const bare = first.includes('.') || deployment === '' ? undefined : only(this.aliases.get(`bare ${bareName(first)}`));
    return (
      bare && { thing: bare, certainty: 'inferred', reason: `${first} is much like its name`, facts: bare.facts.slice(0, 1) }
    );
  }

  private readComponents(thing: Thing): void {
    for (const { deployment, name, facts } of thing.components) {
      for (const fact of facts) {
        const hosts = isCluster(deployment) ? fact.hosts.filter((each) => isClusterHost(each, fact)) : [name, ...fact.hosts];
        for (const host of hosts) this.addHost(deployment, host, { thing, ports: [], facts: [fact] });
      }
    }
  }

  private readExposures(facts: FactIndex, owners: Owners): void {
    for (const exposure of facts.of('exposure')) {
      const { host, externalName } = exposure;
      if (host && externalName) this.outside.set(host.toLowerCase(), { host: externalName, fact: exposure });
      const components = componentsOfExposure(exposure, facts);
      const selected = components.map(({ deployment, name }): Owner => ({ is: 'component', deployment, name }));
      // Tools that forward ports name what another file deploys.
      const meant = selected.length === 0 && exposure.owner ? [exposure.owner] : selected;
      for (const thing of new Set(meant.flatMap((each) => owners.thingsOf(each)))) {
        if (host) this.addNamed(exposure, host, thing, components);
        else this.addPublished(exposure, thing);
      }
    }
  }

  /** A registry's entry for a machine names a port of it: whoever publishes that port, where it is one alone. */
  private readRegistered(facts: FactIndex): void {
    for (const exposure of facts.of('exposure').filter(isRegistered)) {
      const ports = exposure.ports.map(({ port }) => port);
      const thing = only(new Set(this.published.filter(({ port }) => ports.includes(port)).map((each) => each.thing)));
      if (thing) this.addHost(exposure.deployment, exposure.host ?? '', { thing, ports, facts: [exposure] });
    }
  }

  /** In a cluster a host is also found with the namespace behind it. */
  private addNamed(exposure: FactOf<'exposure'>, host: string, thing: Thing, components: readonly FactOf<'component'>[]): void {
    const entry = { thing, ports: [...exposure.ports.map((each) => each.port), ...targetsOf(exposure)], facts: [exposure] };
    const spaces = [exposure.namespace, ...components.map((each) => each.namespace)].filter((each) => each !== undefined);
    for (const name of new Set([host, ...spaces.map((space) => `${host}.${space}`)])) {
      this.addHost(exposure.deployment, name, entry);
    }
  }

  private addPublished(exposure: FactOf<'exposure'>, thing: Thing): void {
    const { deployment } = exposure;
    const ports = targetsOf(exposure);
    for (const { port } of exposure.ports) this.published.push({ thing, port, ports, deployment, facts: [exposure] });
    for (const port of ports) this.listened.push({ thing, port, ports, deployment, facts: [] });
  }

  private readListeners(facts: FactIndex, owners: Owners, settings: Settings): void {
    for (const fact of facts.of('listen')) {
      const listeners = fact.isOfDevelopment ? this.developed : this.listened;
      listeners.push(...listenersOf(fact, owners, settings));
    }
  }

  private addHost(deployment: string, host: string, entry: Entry): void {
    const hosts = this.hosts.get(deployment) ?? new Map<string, Entry[]>();
    this.hosts.set(deployment, hosts);
    hosts.set(host.toLowerCase(), [...(hosts.get(host.toLowerCase()) ?? []), entry]);
  }

  private addAlias(name: string, thing: Thing): void {
    this.aliases.set(name, (this.aliases.get(name) ?? new Set()).add(thing));
  }
}
