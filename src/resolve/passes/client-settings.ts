import type { Edge } from '../../model/architecture.ts';
import type { Policy } from '../../model/resilience.ts';
import { setting } from '../../model/value.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** Settings by which Spring's configuration says how long declared clients wait. `*` stands for `default` and the client's name. */
interface Rule {
  readonly by: string;
  readonly keys: readonly string[];
  /** A setting without which the others mean nothing for declared clients. */
  readonly when?: string;
}

/**
 * The first key of a rule that is set counts.
 * https://docs.spring.io/spring-cloud-openfeign/reference/spring-cloud-openfeign.html#timeout-handling,
 * https://cloud.spring.io/spring-cloud-netflix/multi/multi_spring-cloud-feign.html
 */
const RULES: readonly Rule[] = [
  {
    by: 'spring-cloud-openfeign',
    keys: ['spring.cloud.openfeign.client.config.*.read-timeout', 'feign.client.config.*.read-timeout'],
  },
  { by: 'ribbon', keys: ['*.ribbon.ReadTimeout', 'ribbon.ReadTimeout'] },
  {
    by: 'hystrix',
    keys: ['hystrix.command.default.execution.isolation.thread.timeoutInMilliseconds'],
    when: 'feign.hystrix.enabled',
  },
];

/** What settings, also those of a config server, say for the requests of declared clients. */
export const clientSettings: Pass = {
  name: 'settings of declared clients',
  run: (around) => {
    for (const fact of around.facts.of('call')) {
      if (fact.library !== 'spring-cloud-openfeign') continue;
      for (const thing of around.owners.thingsOf(fact.owner)) {
        const own = around.draft.edgesFrom(thing.id).filter((edge) => edge.because.some(({ facts }) => facts.includes(fact.id)));
        for (const edge of own) around.draft.addResilience(edge.id, policiesOf(edge, thing, around));
      }
    }
  },
};

function policiesOf({ to }: Edge, thing: Thing, around: Surroundings): readonly Policy[] {
  const names = [around.draft.node(to)?.name ?? to, 'default'];
  return RULES.flatMap(({ by, keys, when }): readonly Policy[] => {
    if (when !== undefined && textOf(when, thing, around)?.text !== 'true') return [];
    const asked = keys.flatMap((key) => (key.includes('*') ? names.map((name) => key.replace('*', name)) : [key]));
    for (const key of asked) {
      const found = textOf(key, thing, around);
      if (found && /^\d{1,9}$/.test(found.text))
        return [{ pattern: 'timeout', by, values: { timeoutMs: Number(found.text) }, evidence: found.evidence }];
    }
    return [];
  });
}

/** What a setting says, where everything that sets it says the same. */
function textOf(key: string, thing: Thing, { settings }: Surroundings) {
  const told = followEverywhere(setting(key), thing, settings).filter((each) => isComplete(each) && each.hops.length > 0);
  const [first] = told;
  const [hop] = first?.hops ?? [];
  if (!first || !hop || told.some(({ text }) => text !== first.text)) return undefined;
  return { text: first.text.trim(), evidence: hop.evidence };
}
