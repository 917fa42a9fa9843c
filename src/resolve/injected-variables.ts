import type { FactOf } from '../model/fact.ts';
import { literal, type Value } from '../model/value.ts';
import { isCluster } from './directory-entry.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';

type SettingFact = FactOf<'setting'>;

const INJECTED = /^([A-Z][A-Z0-9_]*)_(?:SERVICE_(HOST|PORT)|PORT_(\d+)_(TCP|UDP)(?:_(ADDR|PORT|PROTO))?)$/;

/**
 * Variables that a container finds without anybody writing them: what Kubernetes says about each Service, and Docker about each container that is linked.
 * https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables, https://docs.docker.com/engine/network/links/#environment-variables
 */
export class InjectedVariables {
  private readonly facts: FactIndex;
  private readonly owners: Owners;

  constructor(facts: FactIndex, owners: Owners) {
    this.facts = facts;
    this.owners = owners;
  }

  /** What a thing finds under that key in a deployment. */
  lookup(key: string, thing: Thing, deployment: string): SettingFact | undefined {
    const [, name, service, port, transport = '', part] = INJECTED.exec(key) ?? [];
    if (name === undefined) return undefined;
    const asked = { name, service, port, transport, part };
    return this.ofService(key, asked, thing, deployment) ?? this.ofLink(key, asked, thing, deployment);
  }

  /** Of the Services of its own namespace. */
  private ofService(key: string, asked: Asked, thing: Thing, deployment: string): SettingFact | undefined {
    if (!isCluster(deployment)) return undefined;
    const own = thing.components.filter((each) => each.deployment === deployment).flatMap(({ facts }) => facts);
    const spaces = new Set(own.flatMap(({ namespace }) => namespace ?? []));
    const isNear = ({ namespace }: FactOf<'exposure'>) => namespace === undefined || spaces.size === 0 || spaces.has(namespace);
    const offers = this.facts
      .of('exposure')
      .filter((each) => each.deployment === deployment && isNear(each))
      .filter(({ host }) => host !== undefined && variableOf(host) === asked.name);
    const [offer] = offers;
    if (offer?.host === undefined || new Set(offers.map(({ host }) => host)).size > 1) return undefined;
    const value = asked.service === 'PORT' ? offer.ports[0]?.port : valueOf(asked, offer.host);
    return value === undefined ? undefined : settingAt(key, literal(value), offer);
  }

  /** Such variables are named after the alias; what is linked answers to that as a host. */
  private ofLink(key: string, asked: Asked, thing: Thing, deployment: string): SettingFact | undefined {
    if (asked.port === undefined) return undefined;
    const link = this.facts
      .of('depends-on')
      .find(
        (each) =>
          each.deployment === deployment &&
          each.linkedAs !== undefined &&
          variableOf(each.linkedAs) === asked.name &&
          this.owners.thingsOf(each.owner).includes(thing),
      );
    return link?.linkedAs === undefined ? undefined : settingAt(key, literal(valueOf(asked, link.linkedAs)), link);
  }
}

interface Asked {
  readonly name: string;
  readonly service: string | undefined;
  readonly port: string | undefined;
  readonly transport: string;
  readonly part: string | undefined;
}

/** `orders-db` is `ORDERS_DB`. */
function variableOf(host: string): string {
  return host.toUpperCase().replace(/[-.]/g, '_');
}

function valueOf({ service, port = '', transport, part }: Asked, host: string): string {
  if (service !== undefined || part === 'ADDR') return host;
  if (part === 'PORT') return port;
  return part === 'PROTO' ? transport.toLowerCase() : `${transport.toLowerCase()}://${host}:${port}`;
}

function settingAt(key: string, value: Value, { id, evidence, foundBy }: FactOf<'exposure' | 'depends-on'>): SettingFact {
  return { kind: 'setting', id, foundBy, evidence, key, value };
}
