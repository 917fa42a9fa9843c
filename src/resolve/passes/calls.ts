import type { Because } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { slug } from '../../model/names.ts';
import { literal } from '../../model/value.ts';
import { SERVED_BY_OTHERS } from '../../sdk/vendor-hosts.ts';
import { isLocal, parseAddresses, plainPath } from '../address.ts';
import { areAtHome } from '../at-home.ts';
import { because, certaintyOf, evidenceChain, realDeployments } from '../chain.ts';
import { followEverywhere } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { isOnMachine } from '../machine-gateways.ts';
import { outsideNode } from '../outside.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { findTarget, type Reached, type Target } from '../target.ts';
import { addByPath, type OpenCall, pathBehindHost } from './calls-by-path.ts';
import { protocolBehind } from './own-proxy.ts';
import { addRelativeCall } from './relative-calls.ts';
import { missingOf } from './routes.ts';

type CallFact = FactOf<'call'>;

/** Requests become edges to whoever their target names. Absolute ones first: they tell which gateways lead where. */
export const calls: Pass = {
  name: 'calls',
  run: (around) => {
    const open: { fact: CallFact; thing: Thing; target: Target }[] = [];
    for (const fact of around.facts.of('call')) {
      for (const thing of around.owners.thingsOf(fact.owner)) {
        const isInsideOnly = fact.isOfDevelopment === true;
        const target = findTarget(fact.target, thing, { kind: 'external', fact, isInsideOnly }, around);
        if (isInside(fact, thing, target) || isToItself(fact, thing, target, around)) around.draft.count('calls', true);
        else if (!addCall(fact, thing, target, around)) open.push({ fact, thing, target });
      }
    }
    const left = open.filter(({ fact, thing, target }) => {
      const isFound =
        addByContract(fact, thing, around) ||
        addRelativeCall(fact, thing, target, operationOf(fact, thing, undefined, around), around);
      if (isFound) around.draft.count('calls', true);
      return !isFound;
    });
    addLeft(left, around);
  },
};

/** What is known of them is the path alone, or nothing. */
function addLeft(left: readonly Omit<OpenCall, 'operations'>[], around: Surroundings): void {
  const calls = left.map((call) => {
    const operations = operationOf(call.fact, call.thing, pathBehindHost(call.target), around);
    return { ...call, operations };
  });
  const found = addByPath(calls, around);
  for (const call of calls) {
    const isSettled = found.has(call) || isHome(call, around);
    around.draft.count('calls', isSettled);
    if (!isSettled) addUnknown(call.fact, call.thing, call.target, around);
  }
}

/** It goes back to where it comes from: to the server of the page, or to an address that is the program's own. */
function isHome({ thing, target }: Omit<OpenCall, 'operations'>, { directory }: Surroundings): boolean {
  if (target.isOfPage && thing.kind !== 'frontend') return true;
  return areAtHome(target, thing, directory);
}

/** What a product that runs in a container calls `localhost` is the container itself. */
function isInside(fact: CallFact, thing: Thing, { reached, lost }: Target): boolean {
  if (fact.owner.is !== 'file' || fact.owner.product === undefined || isOnMachine(thing)) return false;
  const addresses = [...reached.map((each) => each.address), ...lost.flatMap((each) => parseAddresses(each.text))];
  return addresses.length > 0 && addresses.every((each) => isLocal(each) && !each.host.includes('docker'));
}

/** A gateway and the function behind it that are called the same are one. */
function isToItself({ owner }: CallFact, thing: Thing, { reached, lost }: Target, { directory }: Surroundings): boolean {
  const addresses = lost.flatMap(({ text, deployment }) => parseAddresses(text).map((address) => ({ address, deployment })));
  const isOwn = addresses.some(({ address, deployment }) => directory.find(address, thing, deployment)?.thing === thing);
  return owner.is === 'component' && reached.length === 0 && isOwn;
}

function addCall(fact: CallFact, thing: Thing, target: Target, around: Surroundings): boolean {
  const { draft } = around;
  const inside = target.reached.filter(({ to }) => draft.node(to)?.kind !== 'external');
  if (fact.vendor && inside.length === 0 && !isOthers(fact.vendor, target)) {
    const hosts = target.reached.map((each) => each.address.host);
    const to = [...new Set(hosts.length > 0 ? hosts : [undefined])].map((host) =>
      outsideNode({ vendor: fact.vendor ?? '', kind: 'external', fact, ...(host ? { host } : {}) }, around),
    )[0];
    if (to) addEdge(fact, thing, { to, hops: [], certainty: 'resolved', reason: `the library calls ${fact.vendor}` }, around);
    draft.count('calls', true);
    return true;
  }
  for (const reached of target.reached) addEdge(fact, thing, reached, around);
  if (target.reached.length > 0) draft.count('calls', true);
  return target.reached.length > 0;
}

/** `new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' })`: the client of a vendor, and the host of another. */
function isOthers(vendor: string, { reached }: Target): boolean {
  const name = slug(vendor);
  return SERVED_BY_OTHERS.has(vendor) && reached.length > 0 && reached.every(({ address }) => !address.host.includes(name));
}

type Hit = Pick<Reached, 'to' | 'hops' | 'certainty' | 'reason'> & Partial<Pick<Reached, 'address' | 'deployment'>>;

function addEdge(fact: CallFact, thing: Thing, hit: Hit, around: Surroundings): void {
  const reasons: readonly Because[] = because('calls', [fact, ...hit.hops], hit.reason);
  const operations = operationOf(fact, thing, hit.address?.path, around);
  const { forwards: path, evidence, isOfDevelopment } = fact;
  around.draft.addEdge({
    from: thing.id,
    to: hit.to,
    protocol: protocolBehind(fact, thing, around) ?? fact.protocol,
    pattern: 'request-response',
    operations,
    purpose: path === undefined ? 'sends requests' : 'passes requests on',
    ...(path === undefined
      ? {}
      : { forwards: [{ path, as: operations, ...(isOfDevelopment ? { isOfDevelopment } : {}), evidence }] }),
    deployments: realDeployments(hit.deployment ? [hit.deployment] : []),
    certainty: certaintyOf(fact, hit.certainty),
    evidence: evidenceChain(fact, hit.hops),
    because: reasons,
  });
}

/** `GET /orders/{}`, for gRPC `shop.Orders/Place`; nothing when the code says neither. */
export function operationOf(
  fact: CallFact,
  thing: Thing,
  pathOfUrl: string | undefined,
  around: Surroundings,
): readonly string[] {
  const behind = fact.path ? followEverywhere(fact.path, thing, around.settings).map((each) => each.text) : [];
  const own = behind.map((path) => below(pathOfUrl, path));
  if (fact.contract) return [fact.method ? `${fact.contract}/${fact.method}` : fact.contract];
  const paths = own.length > 0 ? own : pathOfUrl ? [pathOfUrl] : [];
  if (fact.protocol !== 'http') return paths.map((path) => [fact.method, path].filter(Boolean).join(' '));
  const method = fact.method?.toUpperCase() ?? (fact.owner.is === 'code' ? undefined : 'ANY');
  if (paths.length === 0) return [];
  return [
    ...new Set(
      paths.map(
        (path) => `${method ? `${method} ` : ''}${plainPath(path.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''))}`,
      ),
    ),
  ];
}

/** The address of a client of an interface may have a path of its own. */
function below(pathOfUrl: string | undefined, path: string): string {
  const above = pathOfUrl?.replace(/[?#].*$/s, '').replace(/\/+$/, '') ?? '';
  if (above === '' || /^[a-z]+:\/\//i.test(path)) return path;
  return path.startsWith('/') || path === '' ? above + path : `${above}/${path}`;
}

/** A gRPC client whose address is nowhere to be read still names the service it wants. */
function addByContract(fact: CallFact, thing: Thing, around: Surroundings): boolean {
  const name = fact.contract?.split('.').at(-1);
  if (!name) return false;
  const served = around.draft
    .allRoutes()
    .filter((route) => route.method === 'RPC' && route.path.split('/')[0]?.split('.').at(-1) === name);
  const services = [...new Set(served.map((route) => route.service))].filter((id) => id !== thing.id);
  const [only] = services;
  if (!only || services.length > 1) return false;
  addEdge(fact, thing, { to: only, hops: [], certainty: 'inferred', reason: `only ${only} serves ${name}` }, around);
  return true;
}

function addUnknown(fact: CallFact, thing: Thing, target: Target, around: Surroundings): void {
  const texts = target.lost.length > 0 ? target.lost : followEverywhere(fact.target ?? literal(null), thing, around.settings);
  const shown = [...new Set(texts.map((each) => each.text).filter((text) => text !== '' && text !== '{}'))].slice(0, 3);
  const missing = missingOf(texts);
  around.draft.addUnknown({
    code: 'unresolved-target',
    message: `${thing.name} sends a request to ${shown.length > 0 ? shown.join(' or ') : 'a target that is not known'}.`,
    evidence: fact.evidence,
    settledBy: missing ? `value of ${missing} in any deployment` : `a deployment that declares ${shown[0] ?? 'the host'}`,
  });
}
