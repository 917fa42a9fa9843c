import type { Edge } from '../../model/architecture.ts';
import type { Fact, FactOf, NodeKind, Protocol } from '../../model/fact.ts';
import { concat, literal, oneOf, setting, type Value } from '../../model/value.ts';
import { isInside } from '../../sdk/path.ts';
import { parseAddresses } from '../address.ts';
import { areAtHome } from '../at-home.ts';
import { because, evidenceChain, realDeployments } from '../chain.ts';
import { isDenied } from '../denied-client.ts';
import { type Followed, followEverywhere, followIn, isComplete } from '../follow.ts';
import { foldersOf, programsOf } from '../identity/group.ts';
import type { Thing } from '../identity/thing.ts';
import { runsJavaAgent } from '../java-agents.ts';
import { BROKER_CLIENTS } from '../knowledge/frameworks/broker-clients.ts';
import { type ClientRule, type Place, placeExpression } from '../knowledge/frameworks/client-rule.ts';
import { INFRASTRUCTURE_CLIENTS } from '../knowledge/frameworks/infrastructure-clients.ts';
import { frameworksOf } from '../knowledge/frameworks/roles.ts';
import { STORE_CLIENTS } from '../knowledge/frameworks/store-clients.ts';
import { isEmbedded, technologyOfUrl } from '../knowledge/technologies.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { IN_CODE } from '../settings.ts';
import { findLikely, findStores, type StoreFound } from '../store.ts';
import { findTarget } from '../target.ts';
import { isHandedTraces } from '../traced.ts';
import { reportUnaddressed } from '../unaddressed-store.ts';
import { isUsedByCode, nobodyAt, nobodyThere } from '../used-by-code.ts';

const RULES = [...INFRASTRUCTURE_CLIENTS, ...STORE_CLIENTS, ...BROKER_CLIENTS];

/** Connections that a framework opens by itself, told by its settings or, without any, by its documented default. */
export const frameworkClients: Pass = {
  name: 'framework clients',
  run: (around) => {
    for (const thing of around.things) {
      if (foldersOf(thing).length === 0) continue;
      for (const rule of RULES) if (!isDenied(rule, thing, around)) connect(rule, thing, around);
    }
  },
};

/** A client of a rule in one program. */
interface Client {
  readonly rule: ClientRule;
  readonly thing: Thing;
  /** The library that brings it in. */
  readonly library: FactOf<'dependency'> | undefined;
  /** The deployments that turn it off. */
  readonly off: ReadonlySet<string>;
}

function connect(rule: ClientRule, thing: Thing, around: Surroundings): void {
  const libraries = around.libraries.of(foldersOf(thing));
  const library = rule.libraries && libraries.find(({ name }) => rule.libraries?.test(name));
  const isListed = rule.isOfAnyLanguage ? libraries.length > 0 : isOfOtherKind(thing);
  const isKnown = isListed || frameworksOf(libraries.map(({ name }) => name)).length > 0;
  const needsAgent = rule.libraries !== undefined && isKnown && !library;
  if (needsAgent && !isLeftToAgents(rule, thing, around)) return;
  const off = offIn(rule, thing, around);
  if (deploymentsOf(thing).every((each) => off.has(each))) return;
  const client = { rule, thing, library, off };
  const isIdle = ({ fact }: Target) =>
    rule.isOfAnyLanguage && rule.libraries && isHandedTraces(thing, fact, rule.libraries, around);
  const stated = targetsOf(rule, thing, around).filter((target) => !isIdle(target) && (!needsAgent || isReadByAgents(target)));
  const told = library && isOnlyHanded(client, library, stated, around) ? [] : stated;
  for (const target of told) addTold(client, target, around);
  if (told.length < stated.length) return;
  if (told.length === 0 && rule.hasDrivers) reportUnaddressed(thing, libraries, around);
  if (told.length === 0 && library && rule.fallback !== undefined) addUsual(client, library, rule.fallback, around);
}

/**
 * Agents send the traces of programs that name no library for it: of those that are started with one, and where no manifest of the repository
 * names a library, all of its languages are believed the variable alike. https://opentelemetry.io/docs/zero-code/java/agent/configuration/
 */
function isLeftToAgents({ isOfAnyLanguage, libraries }: ClientRule, thing: Thing, around: Surroundings): boolean {
  if (!isOfAnyLanguage) return false;
  const { facts } = around;
  if (libraries && runsJavaAgent(thing, libraries, around)) return true;
  const isNamed =
    facts.of('dependency').some(({ name }) => libraries?.test(name)) ||
    facts.of('library').some(({ role }) => role === 'tracing');
  return !isNamed;
}

function isReadByAgents({ fact }: Target): boolean {
  return fact.kind === 'setting' && fact.key.startsWith('OTEL_');
}

/**
 * A client of a broker connects when somebody sends or listens. Where both the library and its address are only handed to a program, by a module
 * that it shares and by everybody's settings, and others are seen sending or receiving, a program whose code was read and does not is none of them.
 */
function isOnlyHanded(
  { rule: { kind, protocol }, thing }: Client,
  { evidence }: FactOf<'dependency'>,
  told: readonly Target[],
  { facts, owners }: Surroundings,
): boolean {
  const isOwn = (path: string) => foldersOf(thing).some((folder) => isInside(path, folder));
  if (kind !== 'broker' || told.length === 0 || isOwn(evidence.path)) return false;
  // What a deployment gives it by the framework's own name is meant for it.
  const isMeant = ({ fact }: Target) => isOwn(fact.evidence.path) || fact.kind !== 'setting' || fact.deployment !== undefined;
  if (told.some(isMeant)) return false;
  const speakers = new Set(
    [...facts.of('publish'), ...facts.of('subscribe')].flatMap((fact) =>
      fact.protocol === protocol && fact.owner.is === 'code' ? owners.thingsOf(fact.owner) : [],
    ),
  );
  const isRead = READ.some((each) =>
    facts.of(each).some(({ owner }) => owner.is === 'code' && owners.thingsOf(owner).includes(thing)),
  );
  return speakers.size > 0 && !speakers.has(thing) && isRead;
}

const READ = ['route', 'call', 'publish', 'subscribe'] as const;

/** Languages that these frameworks are made for. */
const OWN_LANGUAGES = new Set(['java', 'kotlin', 'scala', 'groovy']);

/** Whether its manifests say that it is built in other languages: what settings happen to be called means nothing there. */
function isOfOtherKind(thing: Thing): boolean {
  const technologies = programsOf(thing).flatMap(({ facts }) => facts.flatMap(({ technology }) => technology));
  return technologies.length > 0 && !technologies.some((each) => OWN_LANGUAGES.has(each));
}

function deploymentsOf({ deployments }: Thing): readonly string[] {
  return deployments.length > 0 ? deployments : [IN_CODE];
}

/** The deployments that turn a client off. */
function offIn(rule: ClientRule, thing: Thing, { settings }: Surroundings): ReadonlySet<string> {
  const says = (key: string, text: string, deployment: string) => {
    const texts = followIn(setting(key), thing, deployment, settings).filter(isComplete);
    return texts.some((each) => each.text.split(/\s*,\s*/).includes(text));
  };
  const isKeptOn = (deployment: string) => (rule.keptOn ?? []).some(([key, text]) => says(key, text, deployment));
  const isOff = (deployment: string) =>
    (rule.off ?? []).some((group) => group.every(([key, text]) => says(key, text, deployment))) && !isKeptOn(deployment);
  return new Set(deploymentsOf(thing).filter(isOff));
}

/** An address that settings give a client. */
interface Target {
  readonly value: Value;
  readonly texts: readonly Followed[];
  readonly fact: Fact;
}

function targetsOf(rule: ClientRule, thing: Thing, around: Surroundings): readonly Target[] {
  const found: Target[] = [];
  const isRead = rule.isOfAnyLanguage ? (text: Followed) => isInEnvironment(text, thing, around) : () => true;
  for (const place of rule.places) {
    found.push(...placeTargets(place, thing, around, isRead));
    if (found.length > 0 && !rule.everyPlace) return found;
  }
  return found;
}

/** What reads only its environment does not see a `.env` file that its deployment leaves to compose: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/ */
function isInEnvironment({ hops: [fact], deployment }: Followed, thing: Thing, { settings }: Surroundings): boolean {
  if (thing.deployments.length === 0 || fact?.kind !== 'setting' || !fact.group?.startsWith('file:')) return true;
  return settings.given(thing, deployment).has(fact.key);
}

function placeTargets(place: Place, thing: Thing, around: Surroundings, isRead: (text: Followed) => boolean): readonly Target[] {
  return keysOf('url' in place ? place.url : place.host, thing, around).flatMap((key) => {
    const value = 'url' in place ? setting(key) : concat([setting(key), literal(':'), portOf(place)]);
    const all = followEverywhere(value, thing, around.settings, (each) => each.hops.length > 0);
    const texts = all.filter(
      (each) =>
        isRead(each) &&
        each.hops.length > 0 &&
        each.text !== '' &&
        (!('accepts' in place) || (place.accepts?.test(each.text) ?? true)),
    );
    const fact = texts[0]?.hops[0];
    return fact ? [{ value: accepted(value, place, texts), texts, fact }] : [];
  });
}

/** Of a setting that can hold several things only those that are an address of this client. */
function accepted(value: Value, place: Place, texts: readonly Followed[]): Value {
  return 'accepts' in place ? oneOf(texts.map((each) => literal(each.text))) : value;
}

function portOf(place: Extract<Place, { host: string }>): Value {
  const usual = literal(place.defaultPort);
  return place.port === undefined ? usual : setting(place.port, usual);
}

function keysOf(pattern: string, thing: Thing, { settings }: Surroundings): readonly string[] {
  const deployments = [...thing.deployments, IN_CODE];
  if (!pattern.includes('*'))
    return deployments.some((each) => settings.lookup(pattern, thing, each).length > 0) ? [pattern] : [];
  const expression = new RegExp(`^${placeExpression(pattern)}$`);
  return [...new Set(deployments.flatMap((each) => settings.keysLike(expression, thing, each)))];
}

function addTold(client: Client, target: Target, around: Surroundings): void {
  const { rule, thing } = client;
  const technology = rule.technology ?? target.texts.flatMap(({ text }) => technologyOfUrl(text) ?? [])[0];
  if (technology !== undefined && isEmbedded(technology)) return;
  const hint = { kind: rule.kind, ...(technology ? { technology } : {}), fact: target.fact };
  const isSuch = technology !== undefined && thing.technology.includes(technology);
  const isMade = rule.isMade && !isSuch && technology !== undefined;
  const found: readonly StoreFound[] = isMade
    ? findStores({ ...hint, technology, target: target.value }, thing, around)
    : findTarget(target.value, thing, hint, around).reached.map((each) => ({ ...each, deployments: [each.deployment] }));
  const here = found.filter(({ deployments }) => deployments.length === 0 || deployments.some((each) => !client.off.has(each)));
  if (found.length > 0 && here.length === 0) return;
  // A setting that all share (whom to ask who a caller is) names, for one of them, that one itself.
  if (found.length === 0 && !isSuch && areAtHome({ lost: target.texts }, thing, around.directory)) return;
  around.draft.count('connections', here.length > 0 || isSuch);
  if (here.length === 0 && !isSuch) around.draft.addUnknown(nobodyThere(target, thing));
  const protocol = protocolAt(rule, target.texts);
  for (const each of here) addEdge({ ...client, rule: { ...rule, protocol } }, each, target.fact, around);
}

/** What is spoken on the port that the settings give. */
function protocolAt({ protocol, ports = {} }: ClientRule, texts: readonly Followed[]): Protocol {
  const given = texts.flatMap(({ text }) => parseAddresses(text).flatMap(({ port }) => port ?? []));
  return given.flatMap((port) => ports[port] ?? [])[0] ?? protocol;
}

/** Nobody says where: the only one of its kind is meant, or the provider's own. */
function addUsual(client: Client, library: Fact, fallback: string, around: Surroundings): void {
  const { rule, thing } = client;
  const { technology } = rule;
  if (technology === undefined || thing.technology.includes(technology)) return;
  const wish = { technology, kind: rule.kind, target: literal(fallback), fact: library };
  const found = /^https:\/\/(?!localhost)/.test(fallback) ? findStores(wish, thing, around)[0] : findLikely(wish, thing, around);
  if (found) addEdge(client, found, library, around);
  else if (isUsedByCode(thing, rule, around)) return;
  else around.draft.addUnknown(nobodyAt(fallback, rule, thing, library));
  around.draft.count('connections', found !== undefined);
}

const DATA: readonly NodeKind[] = ['database', 'cache', 'storage', 'search'];

function addEdge({ rule, thing, library, off }: Client, found: StoreFound, fact: Fact, { draft }: Surroundings): void {
  const { kind = rule.kind, technology = [] } = draft.node(found.to) ?? {};
  const pattern: Edge['pattern'] = DATA.includes(kind) ? 'data-access' : kind === 'broker' ? 'publish-subscribe' : 'connection';
  const facts = [fact, ...found.hops, ...(library ? [library] : [])];
  const where = found.reason === '' ? '' : `: ${found.reason}`;
  draft.addEdge({
    from: thing.id,
    to: found.to,
    protocol: technology.includes('memcached') ? 'other' : rule.protocol,
    pattern,
    operations: [],
    purpose: rule.purpose,
    deployments: realDeployments(found.deployments.filter((each) => !off.has(each))),
    certainty: found.certainty === 'inferred' ? 'inferred' : 'declared',
    evidence: evidenceChain(fact, facts.slice(1)),
    because: because('framework clients', facts, `${rule.name}${where}`),
  });
}
