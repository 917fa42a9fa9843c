import type { Architecture } from '../../model/architecture.ts';
import type { ChannelRow } from './channels.ts';
import type { FailureMode } from './failure-modes.ts';
import type { FlowStep } from './flow-steps.ts';
import type { Scope } from './scope.ts';

/** What the sources prove of a specification. */
export interface Verdict {
  readonly allModulesExist: boolean;
  readonly isComplete: boolean;
  /** Channels with one side only, by name. */
  readonly deadEnds: readonly string[];
  readonly unresolved: number;
  /** Files that could not be parsed, so that nobody knows what is asked and sent in them. */
  readonly unread: number;
  readonly allRecover: boolean;
  readonly unrecovered: readonly string[];
  readonly isBidirectional: boolean;
  /** Requests for which no route was seen to answer. */
  readonly unanswered: readonly FlowStep[];
  /** Requests of which it is not known who should answer. */
  readonly aimless: number;
}

interface Subject {
  readonly scope: Scope;
  readonly steps: readonly FlowStep[];
  readonly events: readonly ChannelRow[];
  readonly failures: readonly FailureMode[];
  readonly inside: Architecture;
}

/** The checklist, as far as it can be computed. An empty specification proves nothing. */
export function verdicts({ scope, steps, events, failures, inside: { unknowns, coverage } }: Subject): Verdict {
  const deadEnds = events
    .filter(({ producers, consumers }) => producers.length === 0 || consumers.length === 0)
    .map(({ name }) => name);
  const unrecovered = failures.filter(({ isRecovered }) => !isRecovered).map(({ failure }) => failure);
  const unanswered = steps.filter(({ isAnswered }) => !isAnswered);
  const aimless = unknowns.filter(({ code }) => code === 'unresolved-target').length;
  const isAny = steps.length > 0;
  const unread = coverage.files.seen - coverage.files.parsed;
  return {
    allModulesExist: scope.members.length > 0 && scope.absent.length === 0,
    isComplete: isAny && deadEnds.length === 0 && unknowns.length === 0 && unread === 0,
    deadEnds,
    unresolved: unknowns.length,
    unread,
    allRecover: failures.length > 0 && unrecovered.length === 0,
    unrecovered,
    isBidirectional: isAny && unanswered.length === 0 && deadEnds.length === 0 && aimless === 0,
    unanswered,
    aimless,
  };
}
