import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Policy, type ResiliencePattern, valuesInWords } from '../../model/resilience.ts';
import { namesOf, sortedBy } from '../selection.ts';

export interface MeasureRow {
  readonly pattern: ResiliencePattern;
  /** Id of the node that has the measure. */
  readonly owner: string;
  /** Id of the node that is asked; empty for what the owner serves, and where it is not known which requests it holds for. */
  readonly target: string;
  /** Who asks whom, or whose measure it is, with the handler it stands on. */
  readonly where: string;
  readonly by: string;
  /** Empty where the sources do not tell. */
  readonly values: string;
  /** What it stands on in the owner's code; empty where that is not known. */
  readonly subject: string;
  /** What of the target's operations it holds for; empty for all of them. */
  readonly operations: readonly string[];
  /** As the source names them, with their unit. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly evidence: readonly Evidence[];
}

export interface MeasuresByPattern {
  readonly timeouts: readonly MeasureRow[];
  readonly retries: readonly MeasureRow[];
  readonly breakers: readonly MeasureRow[];
  readonly limits: readonly MeasureRow[];
  readonly bulkheads: readonly MeasureRow[];
  readonly count: number;
  /** Whether anything is done at all. */
  readonly isAny: boolean;
}

/** What is done against slow, failing and greedy other sides, kind by kind. */
export function resilience(architecture: Architecture): MeasuresByPattern {
  return measuresBy(measuresOf(architecture));
}

/** Every measure that the sources state against slow, failing and greedy other sides. */
export function measuresOf(architecture: Architecture): readonly MeasureRow[] {
  return stated(architecture).filter(({ pattern }) => pattern !== 'time-to-live');
}

/** How long is kept what is cached, as far as the sources state it. */
export function timesToLive(architecture: Architecture): readonly MeasureRow[] {
  return stated(architecture).filter(({ pattern }) => pattern === 'time-to-live');
}

function stated(architecture: Architecture): readonly MeasureRow[] {
  const nameOf = namesOf(architecture);
  const rows = [
    ...architecture.edges.flatMap(({ from, to, resilience: found }) =>
      (found?.policies ?? []).map((policy) =>
        rowOf(policy, { owner: from, target: to, where: `${nameOf(from)} → ${nameOf(to)}${heldFor(policy)}` }),
      ),
    ),
    ...architecture.nodes.flatMap(({ id, policies = [] }) =>
      policies.map((policy) => {
        const where = policy.subject === undefined ? nameOf(id) : `${nameOf(id)}, ${policy.subject}`;
        return rowOf(policy, { owner: id, target: '', where });
      }),
    ),
  ];
  return sortedBy(rows, ({ where, by, values }) => [where, by, values]);
}

function heldFor({ operations = [] }: Policy): string {
  return operations.length === 0 ? '' : `: ${operations.join(', ')}`;
}

/** Whether a measure holds for all that one node asks another for, or for one operation of it. */
export function holdsFor({ owner, target, operations }: MeasureRow, { from, to }: Between, operation?: string): boolean {
  const isHeld = operations.length === 0 || (operation !== undefined && operations.includes(operation));
  return owner === from && target === to && isHeld;
}

interface Between {
  readonly from: string;
  readonly to: string;
}

/**
 * Says which measures that are laid to no request may hold for one: those of who asks, where a handler that the measure stands on
 * comes to the target; what connects a program to infrastructure it does not write itself.
 */
export function looseMeasures(architecture: Architecture): (from: string, to: string) => readonly MeasureRow[] {
  const loose = measuresOf(architecture).filter(({ target, pattern }) => target === '' && pattern !== 'rate-limit');
  const kinds = new Map(architecture.nodes.map(({ id, kind }) => [id, kind]));
  const reached = ({ owner, subject }: MeasureRow): ReadonlySet<string> | undefined => {
    const routes = architecture.routes.filter(({ service, handler }) => service === owner && handler === subject);
    const steps = routes.flatMap(({ id }) => architecture.handlings?.find(({ of }) => of === id)?.steps ?? []);
    return subject === '' || steps.length === 0 ? undefined : new Set(steps.flatMap(({ to }) => to ?? []));
  };
  const rows = loose.map((row) => ({ row, targets: reached(row) }));
  return (from, to) =>
    kinds.get(to) === 'infrastructure'
      ? []
      : rows.filter(({ row, targets }) => row.owner === from && (targets?.has(to) ?? true)).map(({ row }) => row);
}

/** Measures by what they do. */
export function measuresBy(rows: readonly MeasureRow[]): MeasuresByPattern {
  const of = (pattern: ResiliencePattern) => rows.filter((row) => row.pattern === pattern);
  return {
    timeouts: of('timeout'),
    retries: of('retry'),
    breakers: of('circuit-breaker'),
    limits: of('rate-limit'),
    bulkheads: of('bulkhead'),
    count: rows.length,
    isAny: rows.length > 0,
  };
}

function rowOf(policy: Policy, place: Pick<MeasureRow, 'owner' | 'target' | 'where'>): MeasureRow {
  const { pattern, by, values, evidence } = policy;
  return {
    pattern,
    ...place,
    by,
    subject: policy.subject ?? '',
    operations: policy.operations ?? [],
    values: valuesInWords(policy),
    numbers: values,
    evidence: [evidence],
  };
}
