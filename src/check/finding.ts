import type { Evidence } from '../model/evidence.ts';
import type { Finding, RuleId } from '../model/finding.ts';
import { RULES } from '../model/rules.ts';

/** What is particular about one finding; the rest comes from its rule. */
export interface FindingDraft {
  readonly elements: readonly string[];
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly related?: readonly Evidence[];
  /** What tells it from other findings of the rule at the same elements: names, never line numbers. */
  readonly about?: readonly (string | number)[];
  readonly severity?: Finding['severity'] | undefined;
  /** The policy's name, where a policy asked for it. */
  readonly policy?: string;
}

/** One finding of a rule, with the severity of the rule unless it says another. */
export function finding(rule: RuleId, draft: FindingDraft): Finding {
  const { elements, message, evidence, related = [], about = [], severity, policy } = draft;
  return {
    rule,
    ...(policy === undefined ? {} : { policy }),
    severity: severity ?? RULES[rule].severity,
    message,
    elements,
    evidence: eachOnce(evidence),
    related: eachOnce(related),
    key: [policy ?? rule, ...elements, ...about].join(' | '),
  };
}

function eachOnce(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((each) => [`${each.path}:${each.line}`, each])).values()];
}

/** Names for a sentence: `a`, `a and b`, `a, b and c`. */
export function inWords(names: readonly (string | number)[], joint = 'and'): string {
  const [last, ...others] = names.toReversed();
  return others.length === 0 ? String(last ?? '') : `${others.reverse().join(', ')} ${joint} ${last}`;
}

/** ` Did you mean orders?`, or nothing. */
export function didYouMean(alike: readonly string[]): string {
  return alike.length === 0 ? '' : ` Did you mean ${inWords(alike, 'or')}?`;
}
