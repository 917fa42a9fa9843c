import type { Channel, Handling, Route, Step } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type FactId, type FactOf, wayOf } from '../../model/fact.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

type EffectFact = FactOf<'call'> | FactOf<'publish'> | FactOf<'connection'>;
type EntryFact = FactOf<'route'> | FactOf<'subscribe'>;

/** What happens behind routes and consumers, and what no known handler comes to. Other passes have said where it leads. */
export const handlings: Pass = {
  name: 'handlings',
  run: (around) => {
    const index = indexOf(around);
    const reached = new Set<string>();
    const found = new Map<string, Handling>();
    const add = (entry: Entry, steps: readonly Step[]) => {
      const known = found.get(entry.id)?.steps ?? [];
      if (steps.length > 0) found.set(entry.id, { ...entry, steps: distinct([...known, ...steps]) });
    };
    for (const { fact, thing } of entriesIn(around)) {
      const met = metBy(fact, thing, index);
      const entries = entriesOf(fact, thing, index);
      if (entries.length > 0) for (const { effect } of met) reached.add(`${thing.id} ${effect.id}`);
      const steps = met.flatMap(({ effect, at }) => stepsOf(effect, thing, index, at));
      for (const entry of entries) add(entry, steps);
    }
    const handled = new Set(
      [...found.values()].flatMap(({ service, steps }) => steps.map((step) => doneAt(service, step, step.evidence))),
    );
    for (const { fact, thing } of index.effects) {
      if (reached.has(`${thing.id} ${fact.id}`)) continue;
      const steps = stepsOf(fact, thing, index).filter((step) => !isHandled(step, fact, thing, handled));
      add({ id: `${thing.id} otherwise`, service: thing.id, entry: 'none' }, steps);
    }
    for (const handling of found.values()) around.draft.addHandling(handling);
  },
};

type Entry = Omit<Handling, 'steps'>;

/** Looked up often: effects by their ways, elements by the facts that they rest on. */
interface Index {
  readonly around: Surroundings;
  readonly effects: readonly { readonly fact: EffectFact; readonly thing: Thing }[];
  readonly byWay: ReadonlyMap<string, Index['effects']>;
  readonly routes: ReadonlyMap<FactId, readonly Route[]>;
  readonly channels: ReadonlyMap<FactId, readonly Channel[]>;
}

function indexOf(around: Surroundings): Index {
  const { facts, owners, draft } = around;
  const all = [...facts.of('call'), ...facts.of('publish'), ...facts.of('connection')];
  const effects = all
    .filter(({ owner }) => owner.is === 'code')
    .flatMap((fact) => owners.thingsOf(fact.owner).map((thing) => ({ fact, thing })));
  return {
    around,
    effects,
    byWay: grouped(effects, ({ fact }) => [wayOf([fact.evidence, ...(fact.via ?? [])])]),
    routes: grouped(draft.allRoutes(), factsUnder),
    channels: grouped(draft.allChannels(), factsUnder),
  };
}

function factsUnder({ because }: Route | Channel): readonly FactId[] {
  return [...new Set(because.flatMap(({ facts }) => facts))];
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

function entriesIn({ facts, owners }: Surroundings): readonly { readonly fact: EntryFact; readonly thing: Thing }[] {
  return [...facts.of('route'), ...facts.of('subscribe')]
    .filter(({ reaches }) => reaches !== undefined)
    .flatMap((fact) => owners.thingsOf(fact.owner).map((thing) => ({ fact, thing })));
}

interface Met {
  readonly effect: EffectFact;
  readonly at: Evidence | undefined;
}

function metBy({ reaches = [] }: EntryFact, thing: Thing, { byWay }: Index): readonly Met[] {
  return reaches.flatMap(({ way, at }) =>
    (byWay.get(way) ?? []).flatMap((each) => (each.thing === thing ? [{ effect: each.fact, at }] : [])),
  );
}

function entriesOf(fact: EntryFact, { id: service }: Thing, { routes, channels }: Index): readonly Entry[] {
  if (fact.kind === 'subscribe')
    return (channels.get(fact.id) ?? []).map(
      ({ id }): Entry => ({ id: `${service} receives ${id}`, service, entry: 'channel', of: id }),
    );
  const own = (routes.get(fact.id) ?? []).filter((route) => route.service === service);
  return own.map(({ id }): Entry => ({ id, service, entry: 'route', of: id }));
}

function stepsOf(fact: EffectFact, thing: Thing, { channels, around }: Index, at?: Evidence): readonly Step[] {
  const evidence = at ?? fact.evidence;
  const shared = { protocol: fact.protocol, evidence, ...otherPlaces(evidence, [fact.evidence, ...(fact.via ?? [])]) };
  if (fact.kind === 'publish') {
    const sent = channels.get(fact.id) ?? [];
    if (sent.length === 0) return fact.ifTaken ? [] : [{ does: 'publish', ...shared, operations: [] }];
    return sent.map(({ id }): Step => ({ does: 'publish', ...shared, channel: id, operations: [] }));
  }
  const made = around.draft.madeBy(fact.id).filter(({ from }) => from === thing.id);
  if (fact.kind === 'connection') {
    const stores = made.filter(({ pattern }) => pattern === 'data-access');
    return stores.map(({ to, operations }): Step => ({ does: 'store', ...shared, to, operations }));
  }
  if (made.length === 0) return [{ does: 'call', ...shared, operations: fact.method ? [fact.method] : [] }];
  return made.map(({ to, protocol, operations }): Step => ({ does: 'call', ...shared, protocol, to, operations }));
}

/** What a step does at one place. */
function doneAt(service: string, { does, to, channel, operations }: Step, { path, line }: Evidence): string {
  return JSON.stringify([service, does, to, channel, operations, path, line]);
}

/** Whether a handler does the same at a place that the effect goes through: then it was found on a second way, from where its client is made. */
function isHandled(step: Step, { evidence, via = [] }: EffectFact, { id }: Thing, handled: ReadonlySet<string>): boolean {
  return [evidence, ...via].some((place) => handled.has(doneAt(id, step, place)));
}

/** The same thing done at another line is the same step, where the code first comes to it; it rests on all of these lines. */
function distinct(steps: readonly Step[]): readonly Step[] {
  const first = new Map<string, Step>();
  for (const step of steps) {
    const { evidence, via: _, ...what } = step;
    const isKnown = what.to !== undefined || what.channel !== undefined;
    const key = JSON.stringify(isKnown ? what : [what, evidence.path, evidence.line]);
    const known = first.get(key);
    first.set(key, known ? { ...known, ...otherPlaces(known.evidence, [...placesIn(known), ...placesIn(step)]) } : step);
  }
  return [...first.values()];
}

function placesIn({ evidence, via = [] }: Step): readonly Evidence[] {
  return [evidence, ...via];
}

/** Each of the places but one, once. */
function otherPlaces(but: Evidence, places: readonly Evidence[]): Pick<Step, 'via'> {
  const others = new Map(places.map((place) => [`${place.path}:${place.line}`, place]));
  others.delete(`${but.path}:${but.line}`);
  return others.size === 0 ? {} : { via: [...others.values()] };
}
