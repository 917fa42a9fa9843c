import type { Certainty } from '../model/architecture.ts';
import type { Fact, FactOf, NodeKind } from '../model/fact.ts';
import { bareName, slug } from '../model/names.ts';
import type { Value } from '../model/value.ts';
import { isHostOpen, isLocal, parseAddresses } from './address.ts';
import { blockStore } from './block-stores.ts';
import { type Followed, followEverywhere, followSetting } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { hostOfMailService } from './knowledge/mail-services.ts';
import { isManaged, productName } from './knowledge/products.ts';
import { areCompatible, areStrangers, STORES, technologyOfUrl } from './knowledge/technologies.ts';
import { outsideNode } from './outside.ts';
import type { Surroundings } from './pass.ts';
import { providedNode } from './provided.ts';
import { IN_CODE } from './settings.ts';
import { findTarget } from './target.ts';
import { tellUnplaced } from './unplaced-store.ts';
import { isWithinProgram } from './within-program.ts';
import { findWritten } from './written-by.ts';

/** What somebody connects to: a database, a broker, a mail server. */
export interface StoreWish {
  readonly technology: string;
  readonly kind: NodeKind;
  readonly target?: Value;
  readonly fact: Fact;
}

/** The node behind a connection. */
export interface StoreFound {
  readonly to: string;
  readonly deployments: readonly string[];
  readonly certainty: Certainty;
  readonly reason: string;
  readonly hops: readonly Fact[];
}

/** Finds the store by its address, then by what the deployment connects the service with, then by technology; makes it at last. */
export function findStores(wish: StoreWish, from: Thing, around: Surroundings): readonly StoreFound[] {
  const { fact, kind, technology } = wish;
  const declared = declaredResource(wish, from, around);
  if (declared) return [declared];
  const target = wish.target ? findTarget(wish.target, from, { kind, technology, fact }, around) : undefined;
  const reached = target?.reached.filter((each) => !isStranger(each.to, technology, around)) ?? [];
  if (reached.length > 0) return reached.map((each) => ({ ...each, deployments: [each.deployment] }));
  if (kind === 'external' && target && target.lost.some(isOwnMachine)) return [];
  if (target?.reached.length && isOtherArm(wish, target.reached[0]?.to, around)) return [];
  const mail = technology === 'smtp' ? target?.lost.flatMap((each) => mailService(each, wish, around) ?? []) : undefined;
  if (mail && mail.length > 0) return mail;
  const word =
    kind === 'external' ? target?.lost.find((each) => each.missing.length === 0 && /^[a-z][\w-]+$/i.test(each.text)) : undefined;
  if (word) return [made(word.text, wish, from, around)];
  if (isWithinProgram(wish, from, around.settings)) return [];
  const likely = findLikely(wish, from, around);
  return likely ? [likely] : [makeStore(asWritten(wish, from, around), from, around)];
}

/** What speaks SQL with whatever its address says is told by that, even where the host stays open: `jdbc:mysql://${HOST}/books`. */
function asWritten(wish: StoreWish, from: Thing, { settings }: Surroundings): StoreWish {
  if (wish.technology !== 'sql' || !wish.target) return wish;
  const told = followEverywhere(wish.target, from, settings).flatMap(({ text }) => technologyOfUrl(text) ?? []);
  const [technology, second] = new Set(told);
  return technology === undefined || second !== undefined ? wish : { ...wish, technology };
}

/**
 * Code that can talk to several databases of SQL gives each of their clients the same setting: where that leads to the database of one of them, the
 * others are not in use. A managed service may be used where nothing of the repository says so. https://learn.microsoft.com/ef/core/managing-schemas/migrations/providers
 */
function isOtherArm({ fact, target, technology }: StoreWish, to: string | undefined, { facts, things }: Surroundings): boolean {
  if (fact.kind !== 'connection' || fact.protocol !== 'sql' || isManaged(technology)) return false;
  const store = things.find(({ id }) => id === to);
  const told = JSON.stringify([fact.owner, target]);
  const isGiven = (each: FactOf<'connection'>) => JSON.stringify([each.owner, each.target]) === told;
  return (
    store !== undefined &&
    facts.of('connection').some((each) => isGiven(each) && areCompatible(each.technology, store.technology))
  );
}

/** `service: 'gmail'`: a mail service that clients know by this name. */
function mailService(followed: Followed, { kind, technology, fact }: StoreWish, around: Surroundings): StoreFound | undefined {
  const { text, missing, deployment, hops } = followed;
  const host = missing.length > 0 ? undefined : hostOfMailService(text);
  if (host === undefined) return undefined;
  const to = outsideNode({ host, kind, technology, fact }, around);
  return { to, deployments: [deployment], certainty: 'resolved', reason: `${text} is a mail service at ${host}`, hops };
}

/** A mail server beside the program, as frameworks have it until somebody says where it is. */
function isOwnMachine({ text, missing }: Followed): boolean {
  return missing.length === 0 && parseAddresses(text).some(isLocal);
}

/** A provider's own address says which service it is and not whose: that is what a deployment declares of it. */
const PROVIDERS_OWN = /^https:\/\/[a-z0-9-]+(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.(?:amazonaws\.com|googleapis\.com)\/?$/;

/** Whichever region it is that a setting says: `https://sqs.${AWS_REGION}.amazonaws.com`. */
function isProvidersOwn(target: Value | undefined): boolean {
  const parts = target?.is === 'concat' ? target.parts : target ? [target] : [];
  const text = parts.map((part, at) => (part.is === 'literal' ? String(part.value) : at === 1 ? 'eu-west-1' : '')).join('');
  return target === undefined || PROVIDERS_OWN.test(text);
}

/** What deployments declare of a managed service that code uses without an address of its own. */
function declaredResource({ technology, target }: StoreWish, from: Thing, { things }: Surroundings): StoreFound | undefined {
  if (!isProvidersOwn(target) || !isManaged(technology)) return undefined;
  const declared = things.filter(
    (thing) => thing !== from && thing.kind !== 'service' && thing.technology.map(productName).includes(productName(technology)),
  );
  const near = declared.filter((thing) => thing.deployments.some((each) => from.deployments.includes(each)));
  const [only, ...others] = near.length > 0 ? near : declared;
  if (!only || others.length > 0) return undefined;
  const shared = only.deployments.filter((each) => from.deployments.includes(each));
  const reason = `it is the only ${productName(technology)} that is declared`;
  return { to: only.id, deployments: shared, certainty: 'inferred', reason, hops: only.facts.slice(0, 1) };
}

/** One setting can hold the address of another store in another deployment: a client of this one does not talk to that. */
function isStranger(to: string, technology: string, { things }: Surroundings): boolean {
  const store = things.find((thing) => thing.id === to);
  return store !== undefined && STORES.has(store.kind) && areStrangers(technology, store.technology);
}

/** The one of that technology that the service's settings, its start order, its name or the lack of others speak for. */
export function findLikely(wish: StoreWish, from: Thing, around: Surroundings): StoreFound | undefined {
  const connected = isTold(wish, from, around) ? undefined : findConnected(wish, from, around);
  if (connected) return connected;
  const candidates = around.things.filter(
    (thing) => thing !== from && areCompatible(wish.technology, thing.technology) && thing.kind !== 'service',
  );
  const near = candidates.filter(
    (thing) => from.deployments.length === 0 || thing.deployments.some((each) => from.deployments.includes(each)),
  );
  const pool = near.length > 0 ? near : candidates;
  const choices: readonly (readonly [readonly Thing[], string])[] = [
    [pool.filter((thing) => isConfigured(thing, from, around)), 'a setting of the service names it'],
    [pool.filter((thing) => isAwaited(thing, from, around)), 'the service starts after it'],
    [pool.filter((thing) => bareName(thing.name).startsWith(`${bareName(from.name)}-`)), 'it bears the name of the service'],
    [pool.filter((thing) => !belongsToAnother(thing, from, around)), `it is the only ${wish.technology} there`],
  ];
  for (const [found, reason] of choices) {
    const [only] = found;
    if (!only || found.length > 1) continue;
    const shared = only.deployments.filter((each) => from.deployments.includes(each));
    return { to: only.id, deployments: shared, certainty: 'inferred', reason, hops: only.facts.slice(0, 1) };
  }
  return undefined;
}

/** A library's own setting that nothing of the repository states tells a client of a broker nothing. */
function isTold({ target, kind }: StoreWish, from: Thing, { settings }: Surroundings): boolean {
  if (kind !== 'broker' || target?.is !== 'setting' || target.fallback !== undefined) return target !== undefined;
  return [...from.deployments, IN_CODE].some((each) => settings.lookup(target.key, from, each).length > 0);
}

/** What the settings of the framework have already connected it with, where the code says nothing itself. */
function findConnected({ technology, kind }: StoreWish, from: Thing, { draft }: Surroundings): StoreFound | undefined {
  const edges = draft.edgesFrom(from.id).filter((edge) => {
    const node = draft.node(edge.to);
    return node?.kind === kind && areCompatible(technology, node.technology);
  });
  const [edge] = edges;
  if (!edge || new Set(edges.map(({ to }) => to)).size > 1) return undefined;
  const { to, deployments, certainty } = edge;
  return { to, deployments, certainty, reason: 'its settings name it', hops: [] };
}

function isConfigured(thing: Thing, from: Thing, { settings, directory }: Surroundings): boolean {
  return from.deployments.some((deployment) =>
    [...settings.given(from, deployment).values()]
      .flatMap((fact) => followSetting(fact, from, deployment, settings))
      .some((each) =>
        parseAddresses(each.text).some(
          (address) => !isHostOpen(address) && findWritten(address, each, directory)?.thing === thing,
        ),
      ),
  );
}

function isAwaited(thing: Thing, from: Thing, { facts, owners }: Surroundings): boolean {
  return facts
    .of('depends-on')
    .some(
      (fact) =>
        owners.thingsOf(fact.owner).includes(from) &&
        owners.thingsOf({ is: 'component', deployment: fact.deployment, name: fact.target }).includes(thing),
    );
}

/** `payments-db` is the store of `payments`. */
function belongsToAnother(store: Thing, from: Thing, { things }: Surroundings): boolean {
  const name = bareName(store.name);
  return things.some(
    (thing) => thing !== from && thing !== store && thing.kind === 'service' && name.startsWith(`${bareName(thing.name)}-`),
  );
}

/**
 * Code connects and no deployment says to what: what carries messages, managed services and what sidecars reach are shared, a database is the
 * service's own.
 */
function makeStore(wish: StoreWish, from: Thing, around: Surroundings): StoreFound {
  const behind = blockStore(wish, around);
  const isShared = behind !== undefined || SHARED.has(wish.kind) || isManaged(wish.technology) || carriesMessages(wish.fact);
  const name = behind?.name ?? (isShared ? productName(wish.technology) : `${from.name}-${wish.technology}`);
  const same = isShared
    ? around.things.find((each) => each !== from && each.id === slug(name) && each.kind === wish.kind)
    : undefined;
  const met = same ? undefined : providedNode(wish.technology, around);
  if (met !== undefined)
    return { to: met, deployments: [], certainty: 'resolved', reason: `there is one ${name} for everybody`, hops: [] };
  if (!same) return made(name, wish, from, around);
  const deployments = same.deployments.filter((each) => from.deployments.includes(each));
  const reason = `it is the ${name} that another deployment declares`;
  return { to: same.id, deployments, certainty: 'inferred', reason, hops: same.facts.slice(0, 1) };
}

const SHARED: ReadonlySet<NodeKind> = new Set(['broker', 'external', 'infrastructure']);

/** A cache or database with messages in it is the one that their receivers ask. */
function carriesMessages({ kind }: Fact): boolean {
  return kind === 'publish' || kind === 'subscribe';
}

function made(name: string, wish: StoreWish, from: Thing, around: Surroundings): StoreFound {
  const { fact, kind, technology } = wish;
  const certainty: Certainty = isManaged(technology) ? 'resolved' : 'inferred';
  const taken = around.things.some((thing) => thing.id === slug(name));
  const id = taken ? `${slug(name)}-store` : slug(name);
  const reason = `${from.name} connects to it and no deployment declares it`;
  around.draft.addNode({
    id,
    name,
    kind,
    aliases: [],
    technology: [productName(technology)],
    paths: [],
    owners: [],
    ports: [],
    deployments: [],
    certainty,
    evidence: [fact.evidence],
    because: [{ pass: 'stores', facts: [fact.id], reason }],
  });
  if (certainty === 'inferred') tellUnplaced(wish, from, around);
  return { to: id, deployments: [], certainty, reason, hops: [] };
}
