import { parseAddresses } from './address.ts';
import { isNotCalled } from './address-keys.ts';
import { type Followed, followIn, followSetting } from './follow.ts';
import type { Join } from './identity/joins.ts';
import type { Thing } from './identity/thing.ts';
import { areCompatible } from './knowledge/technologies.ts';
import { type Client, clientsOf } from './store-places.ts';
import type { Survey } from './survey.ts';

/**
 * Servers whose clients take a list of addresses that all belong to one cluster.
 * https://kafka.apache.org/documentation/#producerconfigs_bootstrap.servers, https://zookeeper.apache.org/doc/current/zookeeperProgrammers.html
 * (a connection string), https://www.mongodb.com/docs/manual/reference/connection-string/ (seeds),
 * https://www.elastic.co/guide/en/kibana/current/settings.html (`elasticsearch.hosts`), https://cassandra.apache.org/doc/latest/cassandra/architecture/dynamo.html (seeds)
 */
const CLUSTERED = new Set(['kafka', 'redpanda', 'zookeeper', 'mongodb', 'elasticsearch', 'opensearch', 'cassandra', 'scylla']);
/** Names of settings that are such a list, whoever else is told one of the addresses alone. */
const SEEDS =
  /bootstrap|brokers?(?![a-z])|seeds?(?![a-z])|contact[._-]?points?|(kafka|redpanda|zookeeper|cassandra|scylla|elasticsearch|opensearch)[._-]?(servers?|hosts?|urls?|nodes|endpoints?|address(es)?|connect)$/i;
/** Brokers that are told the same place in the same ensemble: https://kafka.apache.org/documentation/#brokerconfigs_zookeeper.connect */
const ENSEMBLE = /zookeeper[._-]?connect$/i;

/** Servers of one deployment that one client is given together, and brokers that share one place to keep their cluster. */
export function clusterMembers(survey: Survey): readonly Join[] {
  const members = survey.things.filter((thing) => thing.product && thing.technology.some((each) => CLUSTERED.has(each)));
  if (!members.some((one) => members.some((other) => areAlike(one, other)))) return [];
  const clients = clientsOf(survey);
  const isMember = (each: Thing) => members.includes(each);
  const told = survey.things
    .flatMap((thing) => toldTo(thing, clients.get(thing) ?? [], survey))
    .map((each) => ({ ...each, things: each.things.filter(isMember) }))
    .filter(({ things }) => things.length > 0);
  const deployments = [...new Set(members.flatMap((each) => each.deployments))];
  return [
    ...told.flatMap((each) => joined(each.things, `${each.key} of ${each.client.name} names them as one cluster`, told)),
    ...deployments.flatMap((each) => sharingEnsembles(members, each, survey)),
  ];
}

function areAlike(one: Thing, other: Thing): boolean {
  const isTogether = one.deployments.some((each) => other.deployments.includes(each));
  return one !== other && isTogether && one.technology.some((each) => areCompatible(each, other.technology));
}

/** What stands behind the addresses that somebody is given under one name. */
interface Told {
  readonly client: Thing;
  readonly key: string;
  readonly things: readonly Thing[];
  /** Whether several are members of one cluster by what the list is for: clients in code, settings that are called so, seeds behind one scheme. */
  readonly areSeeds: boolean;
}

/** What stands behind each address and each list of addresses that somebody is given: by the deployment, by a file, in code. */
function toldTo(thing: Thing, clients: readonly Client[], survey: Survey): readonly Told[] {
  return thing.deployments.flatMap((deployment) => toldIn(thing, deployment, clients, survey));
}

function toldIn(thing: Thing, deployment: string, clients: readonly Client[], survey: Survey): readonly Told[] {
  const { settings } = survey;
  const given = [...settings.given(thing, deployment)].map(([key, fact]) => ({
    key,
    texts: followSetting(fact, thing, deployment, settings),
  }));
  const ofFiles = settings.fileKeys(thing).map((key) => ({
    key,
    texts: settings.lookup(key, thing, deployment).flatMap((fact) => followSetting(fact, thing, deployment, settings)),
  }));
  const inCode = clients.map(({ fact, value }) => ({
    key: `${fact.evidence.path}:${fact.evidence.line}`,
    texts: followIn(value, thing, deployment, settings),
    areSeeds: true,
  }));
  const bySettings = [...given, ...ofFiles].filter(({ key }) => !isNotCalled(key));
  return [...bySettings.map((each) => ({ ...each, areSeeds: SEEDS.test(each.key) })), ...inCode].flatMap(
    ({ key, texts, areSeeds }) =>
      texts.map((text) => ({
        things: behind(text, thing, deployment, survey),
        key,
        client: thing,
        areSeeds: areSeeds || /^mongodb:/.test(text.text),
      })),
  );
}

/** https://www.mongodb.com/docs/manual/reference/connection-string/: one scheme for all seeds, so that several are several connections. */
const CONNECTIONS = /mongodb(\+srv)?:\/\/.*mongodb(\+srv)?:\/\//s;

function behind({ text }: Followed, from: Thing, deployment: string, { directory }: Survey): readonly Thing[] {
  const addresses = CONNECTIONS.test(text) ? [] : parseAddresses(text);
  const found = addresses.map(
    (each) => directory.findDeployed(each, deployment) ?? directory.findInCluster(each, from, deployment),
  );
  return found.flatMap((each) => each?.thing ?? []);
}

function sharingEnsembles(members: readonly Thing[], deployment: string, { settings }: Survey): readonly Join[] {
  const byPlace = new Map<string, Thing[]>();
  for (const thing of members.filter((each) => each.deployments.includes(deployment))) {
    for (const [key, fact] of settings.given(thing, deployment)) {
      if (!ENSEMBLE.test(key)) continue;
      for (const { text, missing } of followSetting(fact, thing, deployment, settings))
        if (missing.length === 0 && text !== '') byPlace.set(text, [...(byPlace.get(text) ?? []), thing]);
    }
  }
  return [...byPlace].flatMap(([text, things]) => joined(things, `both keep their cluster at ${text}`));
}

/** Each of them with the first that it is alike, but where what clients are told otherwise speaks against it. */
function joined(things: readonly Thing[], reason: string, told: readonly Told[] = []): readonly Join[] {
  return things.flatMap((other, index) => {
    const first = things.slice(0, index).find((each) => areAlike(each, other));
    return first && !areApart(first, other, told) ? joinOf(first, other, reason) : [];
  });
}

/** Whether one client uses one of them alone and another the other, and neither two clients nor the seeds of one are told both. */
function areApart(one: Thing, other: Thing, told: readonly Told[]): boolean {
  if (told.some(({ areSeeds, things }) => areSeeds && things.includes(one) && things.includes(other))) return false;
  const tellingOf = (...wanted: readonly Thing[]) =>
    new Set(told.flatMap(({ client, things }) => (wanted.every((each) => things.includes(each)) ? [client] : [])));
  const both = tellingOf(one, other);
  const isAlone = (each: Thing) => !both.has(each) && each !== one && each !== other;
  const [ofOne = [], ofOther = []] = [one, other].map((each) => [...tellingOf(each)].filter(isAlone));
  return both.size < 2 && ofOne.some((each) => ofOther.some((another) => another !== each));
}

function joinOf(one: Thing, other: Thing, reason: string): readonly Join[] {
  const [a, b] = [one.components[0], other.components[0]];
  if (!a || !b) return [];
  const facts = [...a.facts.slice(0, 1), ...b.facts.slice(0, 1)];
  return [{ a: a.key, b: b.key, reason, certainty: 'inferred', facts }];
}
