import type { Expander } from './expand.ts';
import { isHandedOn } from './handed-on.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { optionsOf, siteOfCall, type Thing } from './thing.ts';

const DEEPEST = 3;
/** What is called from more places than this is called for more than one branch. */
const MOST_CALLERS = 50;

type Test = Extract<Expression, { is: 'test' }>;

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * In which programs a call stands in a branch that is not taken: `case 'files':` where everyone passes `'bucket'`. Looks at the conditions
 * around the call and at those around the calls that lead to it. Only a comparison of texts that are all known decides.
 */
export class Branches {
  private readonly expander: Expander;
  /** By how far from the call that was asked about they are: callers are not followed for ever. */
  private readonly known = Array.from({ length: DEEPEST + 1 }, () => new Map<CallSite, ReadonlySet<string>>());

  constructor(expander: Expander) {
    this.expander = expander;
  }

  /** The programs that run the code around a call and never make the call. */
  leftOutIn(module: Module, call: CallSite, depth = 0): ReadonlySet<string> {
    const known = this.known[depth]?.get(call);
    if (known) return known;
    const found = new Set((call.guards ?? []).flatMap((guard) => [...this.failsIn(module, call, guard)]));
    for (const program of this.neverLedTo(module, call, depth)) found.add(program);
    this.known[depth]?.set(call, found);
    return found;
  }

  /** Programs in which every call of the function around stands in such a branch itself, where nothing but calls leads to it. */
  private neverLedTo(module: Module, call: CallSite, depth: number): readonly string[] {
    const around = this.expander.base.enclosingFunction(module, call.scope);
    const callers = around && depth < DEEPEST ? this.expander.callersOf(around) : [];
    if (callers.length > MOST_CALLERS) return [];
    const sites = callers.flatMap((caller) => {
      const site = caller.module.calls[caller.call];
      if (!site) return [];
      const programs = this.expander.programsAt([siteOfCall(caller.module, site)]);
      return [{ programs, leftOut: this.leftOutIn(caller.module, site, depth + 1) }];
    });
    const all = new Set(sites.flatMap(({ leftOut }) => [...leftOut]));
    if (!around || all.size === 0 || isHandedOn(this.expander.base, around)) return [];
    return [...all].filter((each) => sites.every(({ programs, leftOut }) => leftOut.has(each) || !programs.includes(each)));
  }

  private failsIn(module: Module, call: CallSite, guard: Expression): ReadonlySet<string> {
    if (guard.is === 'fallback') {
      const second = this.failsIn(module, call, guard.second);
      return new Set([...this.failsIn(module, call, guard.first)].filter((each) => second.has(each)));
    }
    if (guard.is !== 'test' || !guard.equals || !this.isSteady(module, call.scope, guard.of)) return NOWHERE;
    return this.comparedIn(module, call, guard);
  }

  private comparedIn(module: Module, call: CallSite, { of, equals, isNegated }: Test): ReadonlySet<string> {
    const site = siteOfCall(module, call);
    const states = this.expander.expand(site, (evaluator, frame) => {
      const textsAt = (expression: Expression | undefined) =>
        expression && textsIn(evaluator.evaluate({ module, expression, scope: call.scope, frame }));
      const [left, right] = [textsAt(of), textsAt(equals)];
      const fails = isNegated
        ? left?.length === 1 && right?.length === 1 && left[0] === right[0]
        : left !== undefined && right !== undefined && !left.some((each) => right.includes(each));
      return { result: fails, more: 'callers' };
    });
    const programs = states.map(({ result, chain, program }) => ({
      fails: result,
      in: program === undefined ? this.expander.programsAt([...chain, site]) : [program],
    }));
    const holding = new Set(programs.flatMap((each) => (each.fails ? [] : each.in)));
    return new Set(programs.flatMap((each) => each.in).filter((each) => !holding.has(each)));
  }

  /** A variable that is set twice may be anything by then. */
  private isSteady(module: Module, scope: number, of: Expression): boolean {
    if (of.is === 'member') return of.of.is !== 'this' && this.isSteady(module, scope, of.of);
    if (of.is !== 'name') return of.is === 'module';
    const target = this.expander.base.lookUp(module, scope, of.name);
    if (target?.is !== 'variable') return target?.is === 'import';
    return target.variable.values.length === (target.variable.parameter === undefined ? 1 : 0);
  }
}

/** Every text that something can be; undefined where it may be something else. */
function textsIn(thing: Thing): readonly string[] | undefined {
  const texts = optionsOf(thing).map((each) =>
    each.is === 'value' && each.value.is === 'literal' && typeof each.value.value === 'string' ? each.value.value : undefined,
  );
  return texts.every((each) => each !== undefined) ? texts : undefined;
}
