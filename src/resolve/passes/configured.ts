import type { FactOf, Protocol } from '../../model/fact.ts';
import { type Address, isHostOpen, isLocal, isPublicAddress, parseAddresses } from '../address.ts';
import { isAddress, isNotCalled } from '../address-keys.ts';
import { because, evidenceChain, realDeployments } from '../chain.ts';
import type { Located } from '../directory-entry.ts';
import { type Followed, followSetting } from '../follow.ts';
import { type Given, givenSettings, OWN_ADDRESS } from '../given.ts';
import type { Thing } from '../identity/thing.ts';
import { isIdentityProvider } from '../knowledge/products.ts';
import { protocolOfHint, protocolOfScheme, protocolOfTechnology } from '../knowledge/technologies.ts';
import { settingsOfOthers } from '../others-settings.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { protocolAtPort } from '../protocol-at-port.ts';
import { isLeftToAnother } from '../seen-by-others.ts';
import { placeOf } from '../traced.ts';
import { unreadSettings } from '../unread-settings.ts';
import { findWritten } from '../written-by.ts';

/** Who issues tokens: a name to compare with, and the address of the keys where a product of that kind is there. */
const ISSUER = /issuer/gi;

/** Settings of a deployment that name another of its components are connections, whether or not code was seen reading them. */
export const configured: Pass = {
  name: 'configured connections',
  run: (around) => {
    const given = givenSettings(around);
    const takers = takersOf(given);
    const active = activeThings(around);
    const isOthers = settingsOfOthers(around);
    const addresses = addressesOf(given, around);
    const leftToMain: Given[] = [];
    for (const each of given) {
      if (isOthers(each.key, each.thing)) continue;
      const both = takers.get(placeOf(each.fact)) ?? new Set();
      const isLeft = (to: Thing) => active.has(each.thing) && isLeftToAnother({ thing: each.thing, to, takers: both }, around);
      const isMeant: IsMeant = ({ thing: to, isElsewhere }, address) =>
        !isLeft(to) &&
        !isOwnAddress(each, to, address, active, around) &&
        // Of the team's own in another folder, those who are asked are seen in the code.
        !(isElsewhere && active.has(each.thing) && to.programs.length > 0);
      if (both.size < COMMON) addConfigured(addresses(each), around, isMeant);
      else if (isOfOneProgram(both)) leftToMain.push(each);
      // A file of everybody's addresses: those who need one are seen using it; where no code of a service could be read, stores are likely.
      else if (each.thing.kind === 'service' && !active.has(each.thing))
        addConfigured(addresses(each), around, ({ thing: to }) => to.kind !== 'service' && to.kind !== 'frontend');
    }
    for (const each of leftToMain) addToMain(each, addresses(each), takers.get(placeOf(each.fact)) ?? new Set(), around);
  },
};

/** The addresses that settings name; without those that no code of theirs can read, where nothing else tells of the connection. */
function addressesOf(given: readonly Given[], around: Surroundings): (given: Given) => readonly Configured[] {
  const found = new Map(given.map((each) => [each, configuredBy(each, around)]));
  const isNew = ({ thing, located }: Configured) => around.draft.edgesBetween(thing.id, located.thing.id).length === 0;
  const asAsked = ({ key, thing, located }: Configured) => ({ key, thing, to: located.thing });
  const asked = [...found].flatMap(([{ isVariable }, each]) => (isVariable ? each.filter(isNew).map(asAsked) : []));
  const isUnread = unreadSettings(asked, around, around.findNames);
  return (each) => (found.get(each) ?? []).filter((address) => !each.isVariable || !isUnread(asAsked(address)));
}

/** A line that so many things are given says nothing about any of them. */
const COMMON = 3;

/** Whether all of them run one program, each with a command of its own. */
function isOfOneProgram(things: ReadonlySet<Thing> = new Set()): boolean {
  const [first, ...others] = [...things].map((thing) => new Set(thing.shared.map(({ program }) => program.folder)));
  return first?.size === 1 && others.every((folders) => folders.size === 1 && [...folders].every((each) => first.has(each)));
}

/** What none of a program's processes is seen to use is taken to be used by the one that bears the program's name. */
function addToMain({ thing }: Given, addresses: readonly Configured[], takers: ReadonlySet<Thing>, around: Surroundings): void {
  const isUsed = (to: Thing) => [...takers].some((taker) => around.draft.edgesBetween(taker.id, to.id).length > 0);
  if (thing.programs.length > 0) addConfigured(addresses, around, ({ thing: to }) => !isUsed(to));
}

/** Whether what is found behind an address is what the setting is for. */
type IsMeant = (located: Located, address: Address) => boolean;

function takersOf(given: readonly Given[]): ReadonlyMap<string, ReadonlySet<Thing>> {
  const takers = new Map<string, Set<Thing>>();
  for (const { fact, thing } of given) takers.set(placeOf(fact), (takers.get(placeOf(fact)) ?? new Set()).add(thing));
  return takers;
}

/** Things whose code was read. */
function activeThings({ facts, owners }: Surroundings): ReadonlySet<Thing> {
  const kinds = ['listen', 'route', 'call', 'publish', 'subscribe', 'connection'] as const;
  return new Set(
    kinds.flatMap((kind) => facts.of(kind).flatMap((fact) => (fact.owner.is === 'code' ? owners.thingsOf(fact.owner) : []))),
  );
}

function addConfigured(addresses: readonly Configured[], around: Surroundings, isLikely: IsMeant): void {
  for (const each of addresses) if (isLikely(each.located, each.address)) connect(each, around);
}

function configuredBy(given: Given, around: Surroundings): readonly Configured[] {
  const { key, fact, thing, deployment } = given;
  if (isNotCalled(key.replace(ISSUER, ''))) return [];
  return followSetting(fact, thing, deployment, around.settings).flatMap((followed) =>
    parseAddresses(followed.text).flatMap((address) => {
      if (isHostOpen(address) || !isAddress(key, followed.text, address)) return [];
      const located = whereTo(address, followed, given, around);
      const isOther = located && located.thing !== thing && isCalled(thing, located.thing, key);
      return isOther ? [{ key, fact, thing, located, address, followed }] : [];
    }),
  );
}

function whereTo(
  address: Address,
  followed: Followed,
  { fact, thing, deployment }: Given,
  around: Surroundings,
): Located | undefined {
  if (isLocal(address)) return besideBrowser(address, thing, deployment, around);
  const { directory } = around;
  return (
    findWritten(address, followed, directory) ??
    directory.findInCluster(address, thing, deployment) ??
    namedElsewhere(address, fact, thing, deployment, around)
  );
}

/** A page runs where the ports are published: at home, its local addresses are those of the others. */
function besideBrowser(address: Address, thing: Thing, deployment: string, { directory }: Surroundings): Located | undefined {
  return thing.kind === 'frontend' && address.port !== undefined ? directory.find(address, thing, deployment) : undefined;
}

/** A file does not know its deployment: it may use any name that is the other's own. */
function namedElsewhere(
  address: Address,
  fact: FactOf<'setting'>,
  thing: Thing,
  deployment: string,
  { directory }: Surroundings,
): Located | undefined {
  if (!fact.group?.startsWith('config:')) return undefined;
  const located = directory.find(address, thing, deployment);
  const isOwnName = [located?.thing.id, located?.thing.name, ...(located?.thing.aliases ?? [])].includes(address.host);
  return located && (located.certainty !== 'inferred' || isOwnName) ? located : undefined;
}

/** A server knows its frontend's address to write links, not to call it. */
function isCalled(from: Thing, to: Thing, key: string): boolean {
  if (isNotCalled(key) && !to.technology.some(isIdentityProvider)) return false;
  return to.kind !== 'frontend' || from.kind === 'gateway' || from.kind === 'frontend';
}

/**
 * The public address of the system, which an Ingress has: a server writes it into links and mails (`PUBLIC_URL`) or hands it to partners, to be
 * called back (`webhook-url`, `return-url`); what the name calls public is that in a private zone, too. Where its code was read and asks nobody
 * there, it does no more with it.
 */
function isOwnAddress(
  { thing: from, key }: Given,
  to: Thing,
  address: Address,
  active: ReadonlySet<Thing>,
  { draft }: Surroundings,
): boolean {
  if (from.kind !== 'service' || to.kind !== 'gateway' || !active.has(from)) return false;
  return (isPublicAddress(address) || OWN_ADDRESS.test(key)) && draft.edgesBetween(from.id, to.id).length === 0;
}

interface Configured {
  readonly key: string;
  readonly fact: FactOf<'setting'>;
  readonly thing: Thing;
  readonly located: Located;
  readonly address: Address;
  readonly followed: Followed;
}

/** What code says about the same pair is more precise than a setting: then the setting only adds its line. */
function connect(configured: Configured, around: Surroundings): void {
  const { key, fact, thing, located, address, followed } = configured;
  const { draft } = around;
  const to = located.thing;
  const guess = protocolFor(configured, around);
  const known = draft.edgesBetween(thing.id, to.id);
  const same = known.find((edge) => edge.protocol === guess) ?? known[0];
  const isData = ['database', 'cache', 'storage', 'search'].includes(to.kind);
  const hops = [...followed.hops, ...located.facts];
  draft.addEdge({
    from: thing.id,
    to: to.id,
    protocol: same?.protocol ?? guess,
    pattern: same?.pattern ?? (isData ? 'data-access' : to.kind === 'broker' ? 'publish-subscribe' : 'connection'),
    operations: [],
    purpose: same?.purpose ?? (isData ? 'keeps data' : to.kind === 'broker' ? 'exchanges messages' : 'connects'),
    deployments: realDeployments([followed.deployment]),
    certainty: located.isElsewhere && located.certainty === 'inferred' ? 'inferred' : 'declared',
    evidence: evidenceChain(fact, hops),
    because: because('configured connections', [fact, ...hops], `${key} names ${address.host}`),
  });
}

/** A store speaks its own protocol whatever scheme the setting was given. */
function protocolFor(configured: Configured, around: Surroundings): Protocol {
  const { key, address, located } = configured;
  const to = located.thing;
  const byScheme = protocolOfScheme(address.scheme);
  const isProgram = to.kind === 'service' || to.kind === 'frontend';
  const byTechnology = isProgram ? undefined : (protocolOfTechnology(to.technology) ?? protocolOfService(key, to));
  // https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-default-port
  if (/otlp/i.test(key) && address.port === 4317) return 'grpc';
  // https://skywalking.apache.org/docs/skywalking-java/next/en/setup/service-agent/java-agent/configurations/
  if (/(^|_|\.)(agent_)?collector[._]backend_services?$/i.test(key)) return 'grpc';
  // https://micronaut-projects.github.io/micronaut-grpc/latest/guide/#client, https://docs.spring.io/spring-grpc/reference/client.html
  if (/(^|\.)grpc\.(client\.)?channels\.[^.]+\.address$/.test(key)) return 'grpc';
  if (byTechnology) return byTechnology;
  if (byScheme && (byScheme !== 'tcp' || address.scheme !== 'tcp')) return byScheme;
  const byRoutes = protocolByRoutes(configured, around);
  if (byRoutes) return byRoutes;
  return to.kind === 'database' || to.kind === 'cache' || to.kind === 'broker'
    ? (protocolOfHint(key, address.port) ?? 'other')
    : 'http';
}

/** LocalStack is many services: `AWS_ENDPOINT_URL_SQS`. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function protocolOfService(key: string, { technology }: Thing): Protocol | undefined {
  const service = /(?:^|[_.])(sqs|sns|s3)(?:[_.]|$)/i.exec(key)?.[1]?.toLowerCase();
  return service !== undefined && technology.includes('localstack') ? protocolOfTechnology([service]) : undefined;
}

/** What serves nothing but procedures is asked for these; of what serves both, the port says which. */
function protocolByRoutes({ address, located, followed }: Configured, around: Surroundings): Protocol | undefined {
  const routes = around.draft.allRoutes().filter(({ service }) => service === located.thing.id);
  if (!routes.some(({ method }) => method === 'RPC')) return undefined;
  if (routes.every(({ method }) => method === 'RPC')) return 'grpc';
  return protocolAtPort(address.port, located, followed.deployment, around);
}
