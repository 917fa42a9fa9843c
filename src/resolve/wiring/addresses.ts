import type { Fact, FactOf } from '../../model/fact.ts';
import type { Value } from '../../model/value.ts';
import type { NamedAddress } from '../../model/wiring.ts';
import { type Address, isHostOpen, isLocal, isPublicAddress, parseAddresses, usualPort } from '../address.ts';
import { isAddress, isNotCalled } from '../address-keys.ts';
import { evidenceChain } from '../chain.ts';
import { type Followed, followIn, followSetting, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { protocolOfScheme, technologyOfUrl } from '../knowledge/technologies.ts';
import type { Surroundings } from '../pass.ts';
import { alikeNames } from './alike.ts';
import { resolvesNames } from './discovery.ts';

/** Every host that code, settings and gateways name, deployment by deployment; only where there is no choice between several. */
export function namedAddresses(around: Surroundings): readonly NamedAddress[] {
  const aside = new Set(
    around.facts.of('component').flatMap(({ name, hosts }) => [name, ...hosts].map((each) => each.toLowerCase())),
  );
  // What is not drawn (a test's server, an errand) answers all the same; who it is does not matter here.
  return [...inFacts(around), ...inSettings(around)].filter(({ host, to }) => to !== undefined || !aside.has(host));
}

type Naming = FactOf<'call' | 'connection' | 'publish' | 'subscribe'>;

function inFacts(around: Surroundings): readonly NamedAddress[] {
  const { facts, owners } = around;
  const naming: readonly Naming[] = [
    ...facts.of('call').filter((fact) => fact.vendor === undefined && !isOfSidecar(fact)),
    ...facts.of('connection'),
    ...facts.of('publish'),
    ...facts.of('subscribe'),
  ];
  return naming.flatMap((fact) => {
    const value = 'target' in fact ? fact.target : fact.connection;
    return value === undefined ? [] : owners.thingsOf(fact.owner).flatMap((thing) => followed(fact, value, thing, around));
  });
}

/** An application id that the sidecar beside the caller resolves is no host. https://docs.dapr.io/reference/api/service_invocation_api/ */
function isOfSidecar({ library }: FactOf<'call'>): boolean {
  return library === 'dapr';
}

function followed(fact: Naming, value: Value, thing: Thing, around: Surroundings): readonly NamedAddress[] {
  const by = fact.owner.is === 'code' ? 'code' : thing.kind === 'gateway' ? 'gateway' : 'setting';
  return thing.deployments.filter(mayHold(fact)).flatMap((deployment) => {
    const only = onlyOne(followIn(value, thing, deployment, around.settings));
    return only ? addressesIn(only, { fact, thing, by }, around) : [];
  });
}

/** What a manifest says of its own workload (a route of an ingress controller) says nothing of deployments of another kind. */
function mayHold({ owner }: Naming): (deployment: string) => boolean {
  const kindOf = (deployment: string) => deployment.split(':')[0];
  return (deployment) => owner.is !== 'component' || kindOf(owner.deployment) === kindOf(deployment);
}

/** Settings whose form or name says that they are an address, given to programs of the team's own. */
function inSettings(around: Surroundings): readonly NamedAddress[] {
  const own = around.things.filter((thing) => thing.programs.length > 0);
  return own.flatMap((thing) =>
    thing.deployments.flatMap((deployment) =>
      [...around.settings.given(thing, deployment)].flatMap(([key, fact]) => {
        const only = isNotCalled(key) ? undefined : onlyOne(followSetting(fact, thing, deployment, around.settings));
        if (!only) return [];
        const isMeant = (address: Address) =>
          isAddress(key, only.text, address) && (address.port !== undefined || address.scheme !== undefined);
        return parseAddresses(only.text).every(isMeant) ? addressesIn(only, { fact, thing, by: 'setting' }, around) : [];
      }),
    ),
  );
}

function onlyOne(texts: readonly Followed[]): Followed | undefined {
  const [first] = texts;
  return first && new Set(texts.map(({ text }) => text)).size === 1 && isComplete(first) ? first : undefined;
}

interface Namer {
  readonly fact: Fact;
  readonly thing: Thing;
  readonly by: NamedAddress['by'];
}

function addressesIn(text: Followed, { fact, thing, by }: Namer, around: Surroundings): readonly NamedAddress[] {
  const { deployment } = text;
  const { directory } = around;
  const meant = parseAddresses(text.text).filter(
    (each) => each.host !== '' && !isHostOpen(each) && !isLocal(each) && isOfNetwork(each),
  );
  const isPortLeftOpen = isOfRule(fact) || resolvesNames(thing, deployment, around);
  return meant.flatMap((address): readonly NamedAddress[] => {
    const declared = directory.declared(address.host, deployment);
    const located = directory.find(address, thing, deployment);
    if (declared.length === 0 && (isPublicAddress(address) || directory.outsideHost(address.host))) return [];
    const port = address.port ?? (isPortLeftOpen ? undefined : usualPort(address));
    const to = declared[0]?.thing ?? located?.thing;
    return [
      {
        from: thing.id,
        by,
        deployment,
        host: address.host,
        ...(port === undefined ? {} : { port }),
        isPortWritten: address.port !== undefined,
        ...(to ? { to: to.id } : {}),
        isDeclared: declared.length > 0,
        ports: [...new Set(declared.flatMap((each) => each.ports))].sort((a, b) => a - b),
        alike: to ? [] : alikeNames(address.host, directory.hostsOf(deployment)),
        evidence: evidenceChain(fact, text.hops),
        declaration: (declared[0]?.facts ?? []).map((each) => each.evidence),
      },
    ];
  });
}

/** What stands behind a scheme that is no protocol (`cloudinary://key:secret@cloud`) is a name in somebody's own terms. */
function isOfNetwork({ scheme }: Address): boolean {
  return scheme === undefined || protocolOfScheme(scheme) !== undefined || NETWORK.test(scheme) || isOfDatabase(scheme);
}

/** https://www.iana.org/assignments/uri-schemes, and those that the documentation of servers gives. */
const NETWORK =
  /^(lb|h2c?|https?\+.+|.+\+https?|grpc-web|udp|tls|ssl|unix|kafka|nats-streaming|pulsar|stomp|ftps?|sftp|ssh|git|thrift|memcached?|couchbases?|cql|elasticsearch|es|zk|zookeeper|etcd|consul|imaps?|pop3?s?|influxdb|activemq|statsd|syslog|sip|rtmps?|rtsp|socks5h?|coaps?|fluentd?|otlp|jaeger|tempo|loki|ldapi|rabbitmq|redis-(socket|sentinel)|valkeys?)(\+.*)?$/;

function isOfDatabase(scheme: string): boolean {
  return technologyOfUrl(`${scheme.replace(/\+.*$/, '')}:`) !== undefined;
}

/** A rule of the deployment's own router: what names no port there names one of the Service's by its name, or means its only one. */
function isOfRule({ kind, ...fact }: Fact): boolean {
  return kind === 'call' && 'owner' in fact && fact.owner?.is === 'component';
}
