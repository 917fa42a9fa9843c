import type { Architecture, Channel, Handling, Route, Step } from '../model/architecture.ts';
import { covers, mayCover, shapeOf } from '../model/path-shape.ts';
import { compareText } from '../model/sorted-json.ts';
import { allSteps, type Entry, type Flow, type FlowStep, type Partner } from './flow.ts';
import { type PassedOn, passedOn, type Rules, rulesOf } from './pass-on.ts';

const DEEPEST = 8;
const MOST_STEPS = 60;

/** Follows an entry through what its service does, to the entries of others that this leads to, and on from there. */
export function followFlow(architecture: Architecture, entry: Entry): Flow {
  const way: Way = {
    routes: byKey(architecture.routes, ({ service }) => service),
    channels: new Map(architecture.channels.map((channel) => [channel.id, channel])),
    handlings: new Map((architecture.handlings ?? []).map((handling) => [handling.id, handling])),
    rules: rulesOf(architecture),
    count: { left: MOST_STEPS },
  };
  const at = { way, above: [], number: '' };
  const steps = way.handlings.has(entry.id) ? stepsBehind(entry.id, at) : stepsPassedOn(entry.service, entry.title, at);
  return { entry, steps, unattributed: unattributedIn(entry, steps, way) };
}

interface Way {
  readonly routes: ReadonlyMap<string, readonly Route[]>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly handlings: ReadonlyMap<string, Handling>;
  readonly rules: Rules;
  readonly count: { left: number };
}

interface Place {
  readonly way: Way;
  /** Ids of the entries that have led here, the outermost first. */
  readonly above: readonly string[];
  readonly number: string;
}

function stepsBehind(id: string, { way, above, number }: Place): readonly FlowStep[] {
  const handling = way.handlings.get(id);
  if (!handling) return [];
  const told = handling.steps.filter((step) => !isPutIntoQueue(step, handling, way));
  const targets = told.flatMap((step) => targetsOf(step, way).map((target) => ({ step, target })));
  return targets.map(({ step, target }, index): FlowStep => {
    const at = { way, above: [...above, id], number: `${number}${index + 1}` };
    const { protocol, evidence } = step;
    const does = isAsked(step, way) ? 'call' : step.does;
    const shared = { number: at.number, does, from: handling.service, protocol, evidence, to: target.to, what: target.what };
    return { ...shared, ...behindTarget(target, at) };
  });
}

/** Who sends a message of a remote call waits for what comes back. */
function isAsked({ does, channel = '' }: Step, { channels }: Way): boolean {
  return does === 'publish' && channels.get(channel)?.kind === 'rpc';
}

/** A message is put into a queue by writing to the store that holds the queue: that is one step. */
function isPutIntoQueue({ does, to, evidence }: Step, { steps }: Handling, { channels }: Way): boolean {
  const isSame = ({ evidence: other }: Step) => other.path === evidence.path && other.line === evidence.line;
  const sent = steps.filter((step) => step.does === 'publish' && isSame(step));
  return does === 'store' && sent.some(({ channel = '' }) => channels.get(channel)?.broker === to);
}

/** What an entry leads to; what has no handler and is a proxy passes the request on. */
function behindTarget({ entry, to, what }: Target, at: Place): Pick<FlowStep, 'leadsTo' | 'ends' | 'steps'> {
  if (entry !== undefined && (to.is !== 'node' || at.way.handlings.has(entry) || !at.way.rules.has(to.id)))
    return behind(entry, at);
  const steps = to.is === 'node' ? stepsPassedOn(to.id, what, { ...at, number: `${at.number}.` }) : [];
  return steps.length > 0 || entry === undefined ? { steps } : behind(entry, at);
}

/** The proxy's own step, and what happens behind it. */
function stepsPassedOn(proxy: string, operation: string, { way, above, number }: Place): readonly FlowStep[] {
  const passed = passedOn(operation, way.rules.get(proxy) ?? []);
  const key = `${proxy} passes ${operation}`;
  if (!passed || above.includes(key) || above.length >= DEEPEST) return [];
  const at = { way, above: [...above, key], number: `${number}1` };
  const target = targetOf(passed, way);
  const { protocol, evidence } = passed;
  return [
    {
      number: at.number,
      does: 'call',
      from: proxy,
      protocol,
      evidence,
      to: target.to,
      what: target.what,
      ...behindTarget(target, at),
    },
  ];
}

function targetOf({ to: id, operation: what }: PassedOn, { routes }: Way): Target {
  const to: Partner = { is: 'node', id };
  const route = routeFor(what, routes.get(id) ?? []);
  return route ? { to, what, entry: route.id } : { to, what };
}

function behind(entry: string, { way, above, number }: Place): Pick<FlowStep, 'leadsTo' | 'ends' | 'steps'> {
  if (above.includes(entry)) return { leadsTo: entry, ends: 'repeats', steps: [] };
  const goesOn = way.handlings.has(entry);
  if (goesOn && (above.length >= DEEPEST || way.count.left <= 0)) return { leadsTo: entry, ends: 'too-long', steps: [] };
  way.count.left -= 1;
  return { leadsTo: entry, steps: stepsBehind(entry, { way, above, number: `${number}.` }) };
}

interface Target {
  readonly to: Partner;
  readonly what: string;
  readonly entry?: string;
}

/** Whom a step leads to, one a consumer of a message and one a route that is asked for. */
function targetsOf(step: Step, way: Way): readonly Target[] {
  if (step.does === 'publish') return receiversOf(step, way);
  const to: Partner = step.to === undefined ? { is: 'unknown' } : { is: 'node', id: step.to };
  if (step.does === 'store' || step.operations.length === 0) return [{ to, what: step.operations.join(', ') }];
  return step.operations.map((what) => {
    const route = step.to === undefined ? undefined : routeFor(what, way.routes.get(step.to) ?? []);
    return route ? { to, what, entry: route.id } : { to, what };
  });
}

function receiversOf({ channel: id }: Step, { channels }: Way): readonly Target[] {
  const channel = id === undefined ? undefined : channels.get(id);
  if (!channel) return [{ to: { is: 'unknown' }, what: '' }];
  const { name: what, consumers } = channel;
  if (consumers.length === 0) return [{ to: { is: 'channel', id: channel.id, name: channel.name }, what }];
  return consumers.map((consumer) => ({
    to: { is: 'node', id: consumer },
    what,
    entry: `${consumer} receives ${channel.id}`,
  }));
}

/** The route that answers a request: one whose path fits for certain before one that may. */
function routeFor(operation: string, routes: readonly Route[]): Route | undefined {
  const space = operation.indexOf(' ');
  const [method, path] = space > 0 ? [operation.slice(0, space), operation.slice(space + 1)] : [undefined, operation];
  const isAsked = (route: Route) => method === undefined || route.method === method || route.method === 'ANY';
  const asked = routes.filter(isAsked).map((route) => ({ route, shape: shapeOf(route.path) }));
  const wanted = shapeOf(path);
  const exact = asked.find(({ shape }) => shape.join('/') === wanted.join('/'));
  const found =
    exact ?? asked.find(({ shape }) => covers(shape, wanted)) ?? onlyOne(asked.filter(({ shape }) => mayCover(shape, wanted)));
  return found?.route;
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function unattributedIn({ service }: Entry, steps: readonly FlowStep[], { handlings }: Way): Flow['unattributed'] {
  const passed = allSteps(steps).flatMap(({ from, to, leadsTo }) => [
    from,
    ...(to.is === 'node' && leadsTo !== undefined ? [to.id] : []),
  ]);
  return [...new Set([service, ...passed])].sort(compareText).flatMap((each) => {
    const count = handlings.get(`${each} otherwise`)?.steps.length ?? 0;
    return count > 0 ? [{ service: each, count }] : [];
  });
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
