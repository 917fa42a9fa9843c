import type { Condition } from '../../model/condition.ts';
import type { Fact, FactOf, Owner } from '../../model/fact.ts';
import type { Draft } from '../draft.ts';
import type { FactIndex } from '../fact-index.ts';
import type { Owners } from '../owners.ts';
import type { Pass } from '../pass.ts';

const KINDS = ['route', 'call', 'publish', 'subscribe', 'connection'] as const;

/** Code that does something and that no program reaches: one entry a file. */
export const unowned: Pass = {
  name: 'unowned code',
  run: ({ facts, owners, draft }) => {
    reportUndrawn(facts, owners, draft);
    reportInactive(facts, owners, draft);
    const byFile = new Map<string, Fact[]>();
    for (const kind of KINDS) {
      for (const fact of facts.of(kind)) {
        if (!isUnowned(fact.owner, owners)) continue;
        byFile.set(fact.evidence.path, [...(byFile.get(fact.evidence.path) ?? []), fact]);
      }
    }
    for (const [path, group] of byFile) {
      const [first] = group;
      if (!first) continue;
      draft.addUnknown({
        code: 'unowned-code',
        message: `${path} holds ${statementsIn(group)} that no program reaches.`,
        evidence: first.evidence,
        settledBy: isCode(first)
          ? 'a program that imports the file'
          : 'a container that mounts the file or an image that copies it',
      });
    }
  },
};

/** Code that no program imports, and a product's configuration that nothing of that product takes in. */
function isUnowned(owner: Owner, owners: Owners): boolean {
  if (owner.is === 'code') return owner.programs.length === 0;
  return owner.is === 'file' && owner.product !== undefined && owners.thingsOf(owner).length === 0;
}

function isCode(fact: Fact): boolean {
  return 'owner' in fact && fact.owner?.is === 'code';
}

/** Test runners and what only they use, and containers that do one errand: seen, and left out of the drawing. */
function reportUndrawn(facts: FactIndex, owners: Owners, draft: Draft): void {
  for (const { deployment, name, evidence } of facts.of('component')) {
    if (owners.thingsOf({ is: 'component', deployment, name }).length > 0) continue;
    draft.addUnknown({
      code: 'unknown-object',
      message: `${name} of ${deployment} serves tests or does an errand and is not drawn.`,
      evidence,
      settledBy: 'a name and a deployment file that are not for tests',
    });
  }
}

function statementsIn(group: readonly Fact[]): string {
  const kinds = [...new Set(group.map((fact) => fact.kind))].sort().join(', ');
  return `${group.length} statement${group.length === 1 ? '' : 's'} (${kinds})`;
}

/** Code on conditions that whatever runs it here is told not to meet: one entry for the conditions of a program. */
function reportInactive(facts: FactIndex, owners: Owners, draft: Draft): void {
  const found = new Map<string, { readonly of: string; readonly on: string; readonly facts: Fact[] }>();
  for (const fact of KINDS.flatMap((kind): readonly FactOf<(typeof KINDS)[number]>[] => facts.of(kind))) {
    const { owner } = fact;
    if (owner.is !== 'code' || !owner.conditions || owners.thingsOf(owner).length > 0) continue;
    const { conditions, ...code } = owner;
    const of = [...new Set(owners.thingsOf(code).map(({ name }) => name))].sort().join(', ');
    const on = conditions.map(wordsOf).join(' and ');
    if (of !== '') found.set(`${of} ${on}`, { of, on, facts: [...(found.get(`${of} ${on}`)?.facts ?? []), fact] });
  }
  for (const { of, on, facts: group } of found.values()) {
    const [first] = group;
    if (!first) continue;
    draft.addUnknown({
      code: 'inactive-code',
      message: `${statementsIn(group)} of ${of} take${group.length === 1 ? 's' : ''} part with ${on} alone, which nothing deployed here has.`,
      evidence: first.evidence,
      settledBy: 'a deployment that meets the condition',
    });
  }
}

function wordsOf(condition: Condition): string {
  if (condition.on === 'profile') return `profile ${condition.anyOf.join(' or ')}`;
  const { key, value = 'true', isUnless = false } = condition;
  return `${key}${isUnless ? '!=' : '='}${value}`;
}
