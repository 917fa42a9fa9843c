import type { Unknown } from '../model/architecture.ts';
import type { Fact } from '../model/fact.ts';
import type { Followed } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { ClientRule } from './knowledge/frameworks/client-rule.ts';
import type { Surroundings } from './pass.ts';

/** Whether code of a thing sends, receives or connects as a client does: what that leads to, or that nothing says where it is, is told of the code. */
export function isUsedByCode(
  thing: Thing,
  { technology, protocol }: Pick<ClientRule, 'technology' | 'protocol'>,
  { facts, owners }: Surroundings,
): boolean {
  const messages = [...facts.of('publish'), ...facts.of('subscribe')].filter(
    (fact) => fact.protocol === protocol && (fact.broker ?? technology) === technology,
  );
  const connections = facts.of('connection').filter((fact) => fact.technology === technology);
  return [...messages, ...connections].some(({ owner }) => owner.is === 'code' && owners.thingsOf(owner).includes(thing));
}

/** What is told of a client whose documented address leads to nobody. */
export function nobodyAt(address: string, rule: ClientRule, thing: Thing, { evidence }: Fact): Unknown {
  return {
    code: 'unresolved-target',
    message: `${thing.name} has a ${rule.name} that would connect to ${address}, and nothing says what is there.`,
    evidence,
    settledBy: 'its address in any deployment or configuration file',
  };
}

/** What is told of a setting whose address leads to nobody. */
export function nobodyThere(
  { texts, fact }: { readonly texts: readonly Followed[]; readonly fact: Fact },
  { name }: Thing,
): Unknown {
  const addresses = [...new Set(texts.map(({ text }) => text))].sort().join(', ');
  return {
    code: 'unresolved-target',
    message: `${name} is told to connect to ${addresses}, and nothing says what is there.`,
    evidence: fact.evidence,
    settledBy: 'a deployment that declares it',
  };
}
