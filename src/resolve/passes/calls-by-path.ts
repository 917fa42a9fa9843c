import type { Node, Route } from '../../model/architecture.ts';
import type { FactOf, NodeKind } from '../../model/fact.ts';
import { bareName, isGenericServiceName, slug } from '../../model/names.ts';
import type { Value } from '../../model/value.ts';
import { VENDOR_HOSTS } from '../../sdk/vendor-hosts.ts';
import { because, evidenceChain } from '../chain.ts';
import { distinctEvidence } from '../draft.ts';
import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';
import { fits, isWord, ServedPaths, segmentsOf } from '../served-paths.ts';
import type { Target } from '../target.ts';

/** A request that no deployment says the way of. */
export interface OpenCall {
  readonly fact: FactOf<'call'>;
  readonly thing: Thing;
  readonly target: Target;
  readonly operations: readonly string[];
}

/** Requests of one program whose host is one setting. */
interface SameHost {
  readonly setting: string;
  readonly thing: Thing;
  readonly calls: readonly OpenCall[];
}

/** Who serves a path, with one of the routes. */
type Servers = ReadonlyMap<string, Route>;

/**
 * The host is a setting that nothing sets, its requests name paths: where one service alone has routes for them, they are meant for it, and so is
 * what else asks the same setting. Most requests have to fit; words that any server has in its paths (`/api`, `/health`) tell nothing, and a
 * setting that is called like somebody else means that one.
 */
export function addByPath(open: readonly OpenCall[], around: Surroundings): ReadonlySet<OpenCall> {
  const found = new Set<OpenCall>();
  const groups = groupsOf(open);
  const paths = new ServedPaths(groups.length > 0 ? around.draft.allRoutes() : []);
  for (const group of groups) {
    const server = serverOf(group, paths, around);
    if (!server || namesAnother(group, server.id, around)) continue;
    for (const call of group.calls) {
      addEdge(call, group, server, around);
      found.add(call);
    }
  }
  return found;
}

function groupsOf(open: readonly OpenCall[]): readonly SameHost[] {
  const groups = new Map<string, { setting: string; thing: Thing; calls: OpenCall[] }>();
  for (const call of open) {
    const setting = call.fact.owner.is === 'code' ? hostSetting(call.fact.target) : undefined;
    if (setting === undefined || call.fact.vendor || isOfVendor(setting) || !isHostAlone(call)) continue;
    const key = `${call.thing.id} ${setting}`;
    const group = groups.get(key);
    if (group) group.calls.push(call);
    else groups.set(key, { setting, thing: call.thing, calls: [call] });
  }
  return [...groups.values()];
}

/** The setting without a default that a target begins with, behind a scheme or not. */
function hostSetting(target: Value): string | undefined {
  if (target.is === 'setting') return target.fallback ? undefined : target.key;
  if (target.is !== 'concat') return undefined;
  const start = target.parts.find((part) => part.is !== 'literal' || !/^(?:https?|wss?):\/\/$/.test(String(part.value)));
  return start && start.is !== 'literal' ? hostSetting(start) : undefined;
}

const VENDORS = Object.keys(VENDOR_HOSTS).map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** `GITHUB_API_URL` says who is asked. */
function isOfVendor(setting: string): boolean {
  const words = setting.toLowerCase().split(/[^a-z0-9]+/);
  return VENDORS.some((vendor) => words.includes(vendor));
}

const OWN: ReadonlySet<NodeKind> = new Set(['service', 'gateway', 'frontend']);

/** `PAYMENTS_URL` says who is asked, where the system has payments: nobody else who has such a route. */
function namesAnother({ setting, thing }: SameHost, server: string, { draft }: Surroundings): boolean {
  const key = inWords(setting.replace(/([a-z\d])([A-Z])/g, '$1-$2'));
  const isNamed = ({ name, aliases }: Node) =>
    [name, ...aliases].some((each) => !isGenericServiceName(bareName(each)) && key.includes(inWords(bareName(each))));
  const named = draft.allNodes().filter((node) => OWN.has(node.kind) && node.id !== thing.id && isNamed(node));
  return named.length > 0 && !named.some(({ id }) => id === server);
}

/** With a hyphen around every word, each in the singular. */
function inWords(name: string): string {
  return `-${slug(name).replace(/s(?=-|$)/g, '')}-`;
}

const HOST_ALONE = /^(?:(?:[a-z]+|\{\}):\/\/)?\{\}(?::(?:\d+|\{\}))?(\/[^?#]*)?(?:[?#].*)?$/i;

/** Nothing but the host is missing in front of the path. */
function isHostAlone({ target }: OpenCall): boolean {
  return target.lost.length > 0 && target.lost.every(({ text }) => HOST_ALONE.test(text));
}

/** What stands behind the host, for requests whose whole address is one text. */
export function pathBehindHost({ lost }: Target): string | undefined {
  return lost.map(({ text }) => HOST_ALONE.exec(text)?.[1]).find((path) => path !== undefined);
}

function serverOf(
  { thing, calls }: SameHost,
  paths: ServedPaths,
  around: Surroundings,
): { readonly id: string; readonly route: Route } | undefined {
  const asked = calls.filter(({ fact }) => fact.protocol === 'http').flatMap(askedBy);
  const served = asked.map((each) => serversOf(each, thing, paths, around));
  const fitting = served.filter((each) => each.size > 0);
  const [first] = fitting;
  if (!first || fitting.length * 2 < served.length) return undefined;
  const [only, ...others] = [...first].filter(([id]) => fitting.every((each) => each.has(id)));
  if (!only || others.length > 0) return undefined;
  const [id, route] = only;
  return id === thing.id ? undefined : { id: inFrontOf(id, route, thing, around), route };
}

/** Its own routes count against a page, which may ask its own server; a service that asks another for what it serves itself passes it on. */
function serversOf({ method, path, head }: Asked, thing: Thing, served: ServedPaths, { draft }: Surroundings): Servers {
  const isOfOther = ({ service }: Route) =>
    draft.node(service)?.kind !== 'external' && (thing.kind === 'frontend' || service !== thing.id);
  const isMeant = (route: Route) =>
    isOfOther(route) && (method === '' || method === 'ANY' || route.method === 'ANY' || route.method === method);
  const whole = served.fitting(path, false).filter(isMeant);
  const found = whole.length > 0 ? whole : served.fitting(head, true).filter(isMeant);
  return new Map(found.toReversed().map((route) => [route.service, route]));
}

/** A page asks the service that passes such paths on, not who is behind it. */
function inFrontOf(id: string, route: Route, thing: Thing, { draft }: Surroundings): string {
  if (thing.kind !== 'frontend') return id;
  const path = segmentsOf(route.path);
  const before = draft
    .allEdges()
    .filter(({ to, forwards = [] }) => to === id && forwards.some((each) => fits(segmentsOf(each.path), path, true)));
  const [gateway, ...others] = new Set(before.map(({ from }) => from));
  return gateway !== undefined && others.length === 0 && gateway !== thing.id ? gateway : id;
}

interface Asked {
  readonly method: string;
  readonly path: readonly string[];
  /** What is known of it where its end is open. */
  readonly head: readonly string[];
}

/** What a request says of its path, where that tells anything. */
function askedBy({ operations, target }: OpenCall): readonly Asked[] {
  const joined = /^(.*[^/{}])\{\}$/.exec(pathBehindHost(target) ?? '')?.[1];
  return operations.flatMap((operation) => {
    const [method = '', text = ''] = operation.includes(' ') ? operation.split(' ') : ['', operation];
    const path = segmentsOf(text);
    const head = path.at(-1) === '{}' ? (joined ? segmentsOf(joined) : path.slice(0, -1)) : [];
    return path.some(isWord) || head.some(isWord) ? [{ method, path, head }] : [];
  });
}

function addEdge(
  { fact, thing, operations }: OpenCall,
  { setting }: SameHost,
  { id, route }: { readonly id: string; readonly route: Route },
  { draft }: Surroundings,
): void {
  draft.addEdge({
    from: thing.id,
    to: id,
    protocol: fact.protocol,
    pattern: 'request-response',
    operations,
    purpose: 'sends requests',
    deployments: [],
    certainty: 'inferred',
    evidence: distinctEvidence([...evidenceChain(fact, []), ...route.evidence]),
    because: [
      ...because(
        'calls',
        [fact],
        `nothing sets ${setting}, and only ${route.service} serves ${route.path} of what is asked there`,
      ),
      ...route.because,
    ],
  });
}
