import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Feature } from '../options.ts';
import { placesIn } from '../places.ts';
import { distinct, namesOf, sortedBy } from '../selection.ts';
import { type ChannelRow, channels } from './channels.ts';
import { cutTo } from './cut.ts';
import { type EndpointRow, endpointsById } from './endpoints.ts';
import { type FailureMode, failureModes } from './failure-modes.ts';
import { type FlowStep, flowSteps } from './flow-steps.ts';
import { everyFlow, placesOf, type ToldFlows, toldFlows } from './flows.ts';
import { type Module, modulesOf } from './modules.ts';
import { phasesOf } from './phases.ts';
import { type Scope, scopeOf, wholeScope } from './scope.ts';
import { type SharedType, sharedTypes } from './shared-types.ts';
import { type StoreRow, stores } from './stores.ts';
import { type Verdict, verdicts } from './verdicts.ts';

/** What a specification of a cross-cutting feature says. */
export interface Specification {
  readonly title: string;
  readonly path: string;
  readonly isWhole: boolean;
  readonly absent: readonly string[];
  readonly entry: readonly EntryPoint[];
  readonly flows: ToldFlows;
  readonly modules: readonly Module[];
  readonly steps: readonly FlowStep[];
  readonly calls: readonly FlowStep[];
  readonly events: readonly ChannelRow[];
  /** Stores that more than one module uses. */
  readonly shared: readonly StoreRow[];
  readonly failures: readonly FailureMode[];
  readonly relays: readonly {
    readonly service: string;
    readonly receives: readonly string[];
    readonly sends: readonly string[];
  }[];
  readonly types: readonly SharedType[];
  readonly endpoints: readonly (EndpointRow & { readonly module: string })[];
  readonly published: readonly (ChannelRow & { readonly module: string })[];
  readonly phases: readonly (readonly string[])[];
  readonly verdicts: Verdict;
}

interface EntryPoint {
  readonly service: string;
  readonly operation: string;
  readonly evidence: readonly Evidence[];
}

/** One of the whole system and, if a feature is asked for, one of that. */
export function specifications(architecture: Architecture, feature?: Feature): readonly Specification[] {
  const whole = specify(wholeScope(architecture), architecture, true);
  return feature ? [whole, specify(scopeOf(feature, architecture), architecture, false)] : [whole];
}

function specify(scope: Scope, architecture: Architecture, isWhole: boolean): Specification {
  const nameOf = namesOf(architecture);
  const inside = cutTo(scope, architecture);
  const steps = flowSteps(inside, scope);
  const events = channels(inside);
  // What somebody waits for an answer to is a call, whatever carries it.
  const told = events.filter(({ kind }) => kind !== 'rpc');
  const failures = failureModes(inside);
  const names = scope.members.map(nameOf);
  return {
    ...{ title: scope.title, path: scope.path, isWhole, absent: scope.absent },
    entry: (scope.flows ?? []).map(({ entry }) => ({
      service: nameOf(entry.service),
      operation: entry.title,
      evidence: placesOf(entry, architecture),
    })),
    flows: flowsOf(scope, architecture),
    modules: modulesOf(inside, scope.members),
    steps,
    calls: steps.filter(({ isMessage, isOneWay }) => !isMessage || !isOneWay),
    events: told,
    shared: stores(inside).all.filter(({ shared }) => shared),
    failures,
    relays: names.flatMap((service) => relayOf(service, events)),
    types: sharedTypes(inside),
    endpoints: endpointsOf(inside, nameOf),
    published: publishedIn(inside, told),
    phases: phasesOf(inside),
    verdicts: verdicts({ scope, steps, events, failures, inside }),
  };
}

/** Each message once a module that sends it, with the places where that module does. */
function publishedIn(inside: Architecture, events: readonly ChannelRow[]): Specification['published'] {
  const nameOf = namesOf(inside);
  const places = placesIn(inside);
  const channelOf = new Map(inside.channels.map((channel) => [channel.id, channel]));
  return events.flatMap((event) => {
    const channel = channelOf.get(event.id);
    const producers = sortedBy(channel?.producers ?? [], (id) => [nameOf(id)]);
    return producers.map((id) => ({
      ...event,
      module: nameOf(id),
      payload: event.alsoSent.find((each) => each.producers.includes(nameOf(id)))?.payload ?? event.payload,
      evidence: channel ? places.sending(channel, id) : event.evidence,
    }));
  });
}

const MOST_FLOWS = 12;

/** Those that were asked for, else those that begin in the scope. */
function flowsOf({ flows, members }: Scope, architecture: Architecture): ToldFlows {
  const begins = new Set(members);
  const all = flows ?? everyFlow(architecture).filter(({ entry }) => begins.has(entry.service));
  return toldFlows(all, architecture, MOST_FLOWS);
}

function relayOf(service: string, events: readonly ChannelRow[]): Specification['relays'] {
  const receives = distinct(events.filter(({ consumers }) => consumers.includes(service)).map(({ name }) => name));
  const sends = distinct(events.filter(({ producers }) => producers.includes(service)).map(({ name }) => name));
  return receives.length > 0 && sends.length > 0 ? [{ service, receives, sends }] : [];
}

function endpointsOf(inside: Architecture, nameOf: (id: string) => string): Specification['endpoints'] {
  return [...endpointsById(inside)].flatMap(([id, rows]) => rows.map((row) => ({ ...row, module: nameOf(id) })));
}
