import { type Fact, type FactKind, type FactOf, type Owner, wayOf } from '../model/fact.ts';
import { type FactIndex, withFacts } from './fact-index.ts';
import { isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import type { Thing } from './identity/thing.ts';
import { processOf } from './owners.ts';
import type { Survey } from './survey.ts';
import { takenBy } from './worker-queues.ts';

type Code = Extract<Owner, { readonly is: 'code' }>;
type Effect = FactOf<'call'> | FactOf<'publish'> | FactOf<'connection'>;

/**
 * What the body of a job does is done by the workers that take the job: of two that run the same code, `worker -Q mails` and
 * `worker -Q bills`, each does what its own jobs come to.
 */
export function byTakenJobs(survey: Pick<Survey, 'facts' | 'owners' | 'settings'>): FactIndex {
  const { facts } = survey;
  const jobs = new Set(facts.of('process').flatMap(({ isOfJobs, key }) => (isOfJobs ? [key] : [])));
  const takers = jobs.size === 0 ? new Map() : takersByWay(jobs, survey);
  if (takers.size === 0) return facts;
  const known = new Map<FactKind, readonly Fact[]>(
    (['call', 'publish', 'connection'] as const).map((kind) => [
      kind,
      facts.of(kind).map((fact) => ofTakers(fact, jobs, takers)),
    ]),
  );
  return withFacts(facts, known);
}

type Takers = ReadonlyMap<string, ReadonlySet<Thing>>;

/** Who takes the jobs that come to an effect, by its way. */
function takersByWay(
  jobs: ReadonlySet<string>,
  { facts, owners, settings }: Pick<Survey, 'facts' | 'owners' | 'settings'>,
): Takers {
  const worked = facts.of('subscribe').filter(({ owner }) => jobsOf(owner, jobs).length > 0);
  const stated = worked.flatMap((fact) =>
    owners.thingsOf(fact.owner).map((thing) => {
      return { fact, thing, names: followChannel(fact.channel, fact, thing, settings).filter(isComplete) };
    }),
  );
  const found = new Map<string, Set<Thing>>();
  for (const { fact, thing, names } of takenBy(stated, settings)) {
    const isTaken =
      names.length > 0 || stated.some((each) => each.fact === fact && each.thing === thing && each.names.length === 0);
    for (const { way } of isTaken && fact.kind === 'subscribe' ? (fact.reaches ?? []) : [])
      found.set(way, (found.get(way) ?? new Set()).add(thing));
  }
  return found;
}

function ofTakers<T extends Effect>(fact: T, jobs: ReadonlySet<string>, takers: Takers): T {
  const taking = takers.get(wayOf([fact.evidence, ...(fact.via ?? [])]));
  const { owner } = fact;
  const own = jobsOf(owner, jobs);
  if (!taking || own.length === 0 || owner.is !== 'code') return fact;
  const others = (owner.processes ?? []).filter((key) => !own.includes(key));
  const processes = [...others, ...[...taking].flatMap((thing) => own.map((key) => processOf(thing, key)))];
  return { ...fact, owner: { ...owner, processes } satisfies Code };
}

function jobsOf(owner: Owner, jobs: ReadonlySet<string>): readonly string[] {
  return owner.is === 'code' ? (owner.processes ?? []).filter((key) => jobs.has(key)) : [];
}
