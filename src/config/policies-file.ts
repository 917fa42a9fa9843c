import { z } from 'zod';
import { NODE_KINDS, PROTOCOLS } from '../model/architecture-words.ts';
import type { FindingSeverity } from '../model/finding.ts';
import { FINDING_SEVERITIES } from '../model/finding.ts';
import type { GraphPolicy, PolicySet } from '../model/graph-policy.ts';
import { POLICY_RULES } from '../model/rules.ts';

const text = (says: string) => z.string().min(1).describe(says);
const word = <W extends string>(meanings: Readonly<Record<W, unknown>>) => z.enum(Object.keys(meanings) as [W, ...W[]]);
const SETS: Readonly<Record<PolicySet, true>> = { recommended: true, constitution: true };

/** One or several. */
function some<T extends z.ZodType>(item: T) {
  return z.union([item.transform((one) => [one]), z.array(item).min(1)]).optional();
}

const pattern = text('Any part may be `*`.');
const Selector = z.strictObject({
  kind: some(word(NODE_KINDS)),
  name: some(pattern),
  owner: some(pattern),
  technology: some(pattern),
  path: some(pattern),
  group: some(text('A name under `groups`.')),
});

const Rule = z
  .strictObject({
    rule: word(POLICY_RULES),
    name: text('Stands in findings in place of the rule.').optional(),
    severity: z.enum(FINDING_SEVERITIES as [FindingSeverity, ...FindingSeverity[]]).optional(),
    why: text('Said with each finding.').optional(),
    from: Selector.optional(),
    to: Selector.optional(),
    of: Selector.optional(),
    limit: z.coerce.number().int().min(0).optional(),
    protocols: z.array(word(PROTOCOLS)).min(1).optional(),
  })
  .superRefine((policy, context) => {
    for (const key of NEEDS[policy.rule] ?? []) {
      if (policy[key] === undefined) context.addIssue({ code: 'custom', path: [], message: `${policy.rule} needs \`${key}\`` });
    }
  })
  .transform(({ name, ...policy }): GraphPolicy => ({ ...policy, name: name ?? policy.rule }));

const NEEDS: Partial<Record<GraphPolicy['rule'], readonly ('from' | 'to' | 'limit' | 'protocols')[]>> = {
  'forbidden-edge': ['from', 'to'],
  'required-edge': ['from', 'to'],
  'max-dependencies': ['limit'],
  'max-chain': ['limit'],
  'allowed-protocols': ['protocols'],
};

/** What the graph has to hold to. */
export const PoliciesFile = z
  .strictObject({
    use: z.array(word(SETS)).default([]),
    groups: z.record(z.string(), z.array(pattern).min(1)).default({}),
    rules: z.array(Rule).default([]),
  })
  .superRefine(({ rules, groups }, context) => {
    const selectors = rules.flatMap((rule, index) =>
      (['from', 'to', 'of'] as const).map((side) => ({ names: rule[side]?.group ?? [], path: ['rules', index, side, 'group'] })),
    );
    for (const { names, path } of selectors) {
      const unknown = names.find((name) => !Object.hasOwn(groups, name));
      if (unknown !== undefined) context.addIssue({ code: 'custom', path, message: `there is no group \`${unknown}\`` });
    }
  });
