import type { FactOf } from '../../model/fact.ts';
import type { Policy, StatedPolicy } from '../../model/resilience.ts';
import { own } from '../../sdk/own.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** What is known of waiting, further tries, broken circuits and limits: on the edges that a request made, else on the node. */
export const resilience: Pass = {
  name: 'resilience',
  run: (around) => {
    for (const fact of around.facts.of('call')) {
      if (!fact.policies) continue;
      for (const thing of around.owners.thingsOf(fact.owner)) qualify(fact, thing, fact.policies, around);
    }
    for (const fact of around.facts.of('resilience')) {
      const { owner, pattern, by, subject, values, unit, evidence } = fact;
      const stated = { pattern, by, ...(subject === undefined ? {} : { subject }), values, ...(unit ? { unit } : {}), evidence };
      for (const thing of around.owners.thingsOf(owner)) around.draft.addPolicies(thing.id, told(known(stated, thing, around)));
    }
  },
};

function qualify(fact: FactOf<'call'>, thing: Thing, stated: readonly StatedPolicy[], around: Surroundings): void {
  const policies = stated.map((each) => known(each, thing, around));
  const own = around.draft.edgesFrom(thing.id).filter((edge) => edge.because.some(({ facts }) => facts.includes(fact.id)));
  for (const edge of own) {
    const made = around.draft.madeBy(fact.id).filter(({ from, to }) => from === edge.from && to === edge.to);
    const operations = made.filter(({ protocol }) => protocol === edge.protocol).flatMap((each) => each.operations);
    around.draft.addResilience(
      edge.id,
      operations.length === 0 ? policies : policies.map((policy) => ({ ...policy, operations })),
    );
  }
}

function known({ values, unit, ...measure }: StatedPolicy, thing: Thing, around: Surroundings): Policy {
  const found = Object.entries(values).flatMap(([name, value]) => {
    const texts = followEverywhere(value, thing, around.settings).filter(isComplete);
    const numbers = [...new Set(texts.flatMap(({ text }) => numberIn(text, name, unit) ?? []))];
    const [only] = numbers;
    return only !== undefined && numbers.length === 1 ? [counted(name, only)] : [];
  });
  return { ...measure, values: Object.fromEntries(found) };
}

/** A time to live of nothing means that things are kept; one that no source tells is none that is known of. */
function told(policy: Policy): readonly Policy[] {
  return policy.pattern === 'time-to-live' && !policy.values['ttlMs'] ? [] : [policy];
}

/** One of all attempts is the first; the others are retries. */
function counted(name: string, value: number): readonly [string, number] {
  return name === 'attempts' ? ['retries', Math.max(0, value - 1)] : [name, value];
}

const SECOND = 1000;
const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
};

/** A cache's specification in one text: https://github.com/ben-manes/caffeine/wiki/Specification */
const EXPIRY = /(?:^|,)\s*expireAfter(?:Write|Access)\s*=\s*([^,\s]{1,20})/;

/** `5000`, `5s`, `1 minute`, `PT5S`: times in milliseconds, whatever the unit of bare numbers; everything else as it is. */
function numberIn(stated: string, name: string, bare: 's' | undefined): number | undefined {
  const text = EXPIRY.exec(stated)?.[1] ?? stated;
  const plain = Number(text.replaceAll('_', ''));
  const isTime = name.endsWith('Ms');
  if (text.trim() !== '' && Number.isFinite(plain)) return plain >= 0 ? plain * (isTime && bare ? SECOND : 1) : undefined;
  if (!isTime) return undefined;
  const [, amount, unit = ''] = /^\s*(?:PT?)?(\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*$/i.exec(text) ?? [];
  const factor = own(UNITS, unit.toLowerCase());
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
