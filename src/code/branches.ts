import type { Caller } from './callers.ts';
import { isSteady, textsIn } from './decided.ts';
import type { Evaluator } from './evaluate.ts';
import type { Expander } from './expand.ts';
import { type IsSet, isOffByDefault } from './guards.ts';
import { isHandedOn } from './handed-on.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { dataWithout, mayBeChanged } from './missing-entries.ts';
import { type Frame, siteOfCall } from './thing.ts';

const DEEPEST = 3;
/** What is called from more places than this is called for more than one branch. */
const MOST_CALLERS = 50;

type Test = Extract<Expression, { is: 'test' }>;

type Member = Extract<Expression, { is: 'member' }>;

/** Whether a condition fails for the callers that are bound. */
type Failing = (evaluator: Evaluator, frame: Frame | undefined) => boolean;

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * In which programs a call stands in a branch that is not taken: `case 'files':` where everyone passes `'bucket'`. Looks at the conditions
 * around the call and at those around the calls that lead to it. Only a comparison of texts that are all known decides.
 */
export class Branches {
  private readonly expander: Expander;
  private readonly isSet: IsSet | undefined;
  /** By how far from the call that was asked about they are: callers are not followed for ever. */
  private readonly known = Array.from({ length: DEEPEST + 1 }, () => new Map<CallSite, ReadonlySet<string>>());

  /** `isSet` tells what files of the repository give settings; without it, every setting counts as set. */
  constructor(expander: Expander, isSet?: IsSet) {
    this.expander = expander;
    this.isSet = isSet;
  }

  /** The programs that run the code around a call and never make the call. */
  leftOutIn(module: Module, call: CallSite, depth = 0): ReadonlySet<string> {
    const known = this.known[depth]?.get(call);
    if (known) return known;
    const found = new Set((call.guards ?? []).flatMap((guard) => [...this.failsIn(module, call, guard)]));
    for (const program of this.notByDefault(module, call)) found.add(program);
    for (const program of this.neverLedTo(module, call, depth)) found.add(program);
    this.known[depth]?.set(call, found);
    return found;
  }

  /** Programs in which every call of the function around stands in such a branch itself, where nothing but calls leads to it. */
  private neverLedTo(module: Module, call: CallSite, depth: number): readonly string[] {
    const around = this.expander.base.enclosingFunction(module, call.scope);
    if (!around || depth >= DEEPEST || isHandedOn(this.expander.base, around)) return [];
    return [this.expander.callersOf(around), this.expander.makersOf(around)].flatMap((each) => this.allLeftOut(each, depth));
  }

  /** The programs in which all of these calls stand in branches that are not taken. */
  private allLeftOut(callers: readonly Caller[], depth: number): readonly string[] {
    if (callers.length > MOST_CALLERS) return [];
    const sites = callers.flatMap((caller) => {
      const site = caller.module.calls[caller.call];
      if (!site) return [];
      const programs = this.expander.programsAt([siteOfCall(caller.module, site)]);
      return [{ programs, leftOut: this.leftOutIn(caller.module, site, depth + 1) }];
    });
    const all = new Set(sites.flatMap(({ leftOut }) => [...leftOut]));
    return [...all].filter((each) => sites.every(({ programs, leftOut }) => leftOut.has(each) || !programs.includes(each)));
  }

  /**
   * `if (settings.perOrder) client.publish(one) else client.publish(other)`: of two ways to do the same, the one that a setting would have to
   * ask for which is off by itself and which nothing in the repository sets. What it switches on beside all else is part of the system.
   */
  private notByDefault(module: Module, call: CallSite): readonly string[] {
    const { isSet } = this;
    const guard =
      isSet &&
      call.guards?.find(
        (each) => isChoice(module, call, each) && isOffByDefault(this.expander, { module, call, guard: each, isSet }),
      );
    return guard ? this.expander.programsAt([siteOfCall(module, call)]) : [];
  }

  private failsIn(module: Module, call: CallSite, guard: Expression): ReadonlySet<string> {
    if (guard.is === 'fallback') {
      const second = this.failsIn(module, call, guard.second);
      return new Set([...this.failsIn(module, call, guard.first)].filter((each) => second.has(each)));
    }
    if (guard.is === 'member') return this.missingIn(module, call, guard);
    if (guard.is !== 'test' || !guard.equals || !this.isSteady(module, call.scope, guard.of)) return NOWHERE;
    return this.comparedIn(module, call, guard);
  }

  /** `if (config.use_env_variable)` where a file of data tells what the configuration holds, and nothing of that name is there. */
  private missingIn(module: Module, call: CallSite, member: Member): ReadonlySet<string> {
    const { of, name } = member;
    if (!this.isSteady(module, call.scope, member) || mayBeChanged(this.expander.base, { module, scope: call.scope, member }))
      return NOWHERE;
    return this.failing(module, call, (evaluator, frame) =>
      dataWithout(evaluator.evaluate({ module, expression: of, scope: call.scope, frame }), name),
    );
  }

  /** What an object holds of its own may be set by others. */
  private isSteady(module: Module, scope: number, of: Expression): boolean {
    return !isOfSelf(of) && of.is !== 'literal' && isSteady(this.expander.base, module, scope, of);
  }

  private comparedIn(module: Module, call: CallSite, { of, equals, isNegated }: Test): ReadonlySet<string> {
    return this.failing(module, call, (evaluator, frame) => {
      const textsAt = (expression: Expression | undefined) =>
        expression && textsIn(evaluator.evaluate({ module, expression, scope: call.scope, frame }));
      const [left, right] = [textsAt(of), textsAt(equals)];
      return isNegated
        ? left?.length === 1 && right?.length === 1 && left[0] === right[0]
        : left !== undefined && right !== undefined && !left.some((each) => right.includes(each));
    });
  }

  /** The programs in which a condition fails for every caller there is. */
  private failing(module: Module, call: CallSite, fails: Failing): ReadonlySet<string> {
    const site = siteOfCall(module, call);
    const states = this.expander.expand(site, (evaluator, frame) => ({ result: fails(evaluator, frame), more: 'callers' }));
    const programs = states.map(({ result, chain, program }) => ({
      fails: result,
      in: program === undefined ? this.expander.programsAt([...chain, site]) : [program],
    }));
    const holding = new Set(programs.flatMap((each) => (each.fails ? [] : each.in)));
    return new Set(programs.flatMap((each) => each.in).filter((each) => !holding.has(each)));
  }
}

function isOfSelf(of: Expression): boolean {
  return of.is === 'member' ? isOfSelf(of.of) : of.is === 'this';
}

/** Whether the same is called with something else where the condition does not hold. */
function isChoice(module: Module, call: CallSite, guard: Expression): boolean {
  const [callee, opposite] = [call.callee, oppositeOf(guard)].map((each) => JSON.stringify(each));
  return module.calls.some(
    (other) =>
      other.scope === call.scope &&
      JSON.stringify(other.callee) === callee &&
      (other.guards ?? []).some((each) => JSON.stringify(each) === opposite),
  );
}

function oppositeOf(guard: Expression): Expression {
  if (guard.is === 'test' && guard.isNegated && !guard.equals) return guard.of;
  return guard.is === 'test' ? { ...guard, isNegated: !guard.isNegated } : { is: 'test', of: guard, isNegated: true };
}
