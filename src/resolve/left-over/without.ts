import type { Fact, FactKind, FactOf, Owner } from '../../model/fact.ts';
import type { FactIndex } from '../fact-index.ts';
import type { LeftOver } from './left-over.ts';
import { isInAny } from './put-away.ts';

/** The facts without those of what is left over; code that others reach as well stays theirs. */
export function withoutLeftOver(facts: FactIndex, leftOver: readonly LeftOver[]): FactIndex {
  const namesOf = (is: LeftOver['is']) => new Set(leftOver.filter((each) => each.is === is).map(({ name }) => name));
  const gone = { deployments: namesOf('deployment'), programs: namesOf('program') };
  const kept = new Map<FactKind, readonly Fact[]>();
  return {
    of: <K extends FactKind>(kind: K) => {
      const known = kept.get(kind) ?? facts.of(kind).flatMap((fact) => keep(fact, gone));
      kept.set(kind, known);
      return known as readonly FactOf<K>[];
    },
  };
}

interface Gone {
  readonly deployments: ReadonlySet<string>;
  readonly programs: ReadonlySet<string>;
}

function keep(fact: Fact, { deployments, programs }: Gone): readonly Fact[] {
  if ('deployment' in fact && fact.deployment !== undefined && deployments.has(fact.deployment)) return [];
  if (fact.kind === 'program') return programs.has(fact.folder) ? [] : [fact];
  if (fact.kind === 'image') return isInAny(fact.path, programs) ? [] : [fact];
  const owner = 'owner' in fact ? fact.owner : undefined;
  if (!owner) return [fact];
  const left = keepOwner(owner, { deployments, programs });
  return left ? [left === owner ? fact : ({ ...fact, owner: left } as Fact)] : [];
}

function keepOwner(owner: Owner, { deployments, programs }: Gone): Owner | undefined {
  switch (owner.is) {
    case 'component':
      return deployments.has(owner.deployment) ? undefined : owner;
    case 'file':
      return isInAny(owner.path, programs) ? undefined : owner;
    case 'code': {
      const left = owner.programs.filter((folder) => !programs.has(folder));
      if (left.length === owner.programs.length) return owner;
      return left.length > 0 ? { ...owner, programs: left } : undefined;
    }
  }
}
