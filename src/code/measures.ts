import type { StatedPolicy } from '../model/resilience.ts';
import type { Value } from '../model/value.ts';
import { CallsWithin } from './calls-within.ts';
import type { Claim } from './claims.ts';
import { isSameWay, makerPlace, makersOf } from './makers.ts';
import type { Reach } from './reach.ts';
import type { Measuring } from './resilience-rules.ts';
import { evidenceOf } from './site-evidence.ts';
import { optionsOf } from './thing.ts';
import type { OpenWorld } from './world.ts';

const VALUES = [
  'timeoutMs',
  'retries',
  'attempts',
  'delayMs',
  'failurePercentage',
  'failures',
  'resetMs',
  'limit',
  'windowMs',
  'concurrency',
  'ttlMs',
] as const;

interface Measured {
  readonly claim: Claim;
  readonly rule: Measuring;
  readonly policy: StatedPolicy;
  /** Makers of the clients, and places of the requests, that it holds for. */
  readonly keys: ReadonlySet<unknown>;
  /** The library's own default client is meant: every request of the library. */
  readonly isWhole: boolean;
}

/** Tells which measures hold for a request, and which for what a program serves. */
export class Policies {
  private readonly reach: Reach;
  private readonly measured: readonly Measured[];
  private readonly within: CallsWithin;
  /** What was seen to hold for a request. */
  private readonly laid = new Set<Measured>();

  constructor(world: OpenWorld, claims: readonly Claim[], reach: Reach) {
    this.reach = reach;
    this.within = new CallsWithin(world);
    this.measured = claims.flatMap((claim) => this.measure(claim));
  }

  /** The measures for a request. */
  ofCall(claim: Claim, programs: readonly string[]): readonly StatedPolicy[] {
    const held = this.measured.filter((each) => this.holds(each, claim, programs));
    for (const each of held) this.laid.add(each);
    return distinct(held);
  }

  /** What holds for programs, and what programs have for requests that could not be told; to be asked when every request was. */
  ofPrograms(): readonly { readonly policy: StatedPolicy; readonly claim: Claim; readonly isWhole: boolean }[] {
    const places = new Set([...this.laid].map(({ policy }) => placeOf(policy)));
    return this.measured.flatMap(({ rule, policy, claim }) => {
      const isWhole = rule.on === 'program';
      const isLeft = !places.has(placeOf(policy)) && this.reach.programsAtAll(claim.chain).length > 0;
      return isWhole || isLeft ? [{ policy, claim, isWhole }] : [];
    });
  }

  private holds({ rule, keys, isWhole, claim: by }: Measured, claim: Claim, programs: readonly string[]): boolean {
    const places = claim.chain.map(({ place }): unknown => place);
    const makers = makersOf(claim.receiver).map(makerPlace);
    switch (rule.on) {
      case 'call':
        return by.chain.at(-1)?.place === places.at(-1) && isSameWay(by.chain, claim.chain);
      case 'made':
        return makers.includes(by.chain.at(-1)?.place);
      case 'client':
        return makers.some((key) => key !== undefined && keys.has(key)) || (isWhole && this.isOf(by, claim, programs));
      case 'wrapped':
        return places.some((place) => keys.has(place));
      case 'receiver':
        return keys.has(places.at(-1));
      case 'requests':
        return this.isOf(by, claim, programs);
      default:
        return false;
    }
  }

  /** Both are of one library, and one program runs both. */
  private isOf(by: Claim, claim: Claim, programs: readonly string[]): boolean {
    const library =
      optionsOf(by.things['of'] ?? { is: 'unknown', why: '' }).find((each) => each.is === 'symbol')?.library ?? by.library;
    if (library !== claim.library) return false;
    return this.reach.programsAtAll(by.chain).some((program) => programs.includes(program));
  }

  private measure(claim: Claim): readonly Measured[] {
    const { effect, things } = claim;
    if (effect.does !== 'resilience') return [];
    const values = valuesOf(claim);
    const site = claim.isDecorated ? claim.chain[0] : claim.chain.at(-1);
    if (!site || (effect.isOptional && Object.keys(values).length === 0)) return [];
    const of = things['of'] ? optionsOf(things['of']) : [];
    const subject = claim.values['subject'];
    const policy: StatedPolicy = {
      pattern: effect.pattern,
      by: claim.library.name,
      ...(subject?.is === 'literal'
        ? { subject: String(subject.value) }
        : claim.name === undefined
          ? {}
          : { subject: claim.name }),
      values,
      ...(effect.unit ? { unit: effect.unit } : {}),
      evidence: evidenceOf(site),
    };
    // What is wrapped may be the request as it was sent, with all that was called on it since.
    const isSent = effect.on === 'wrapped';
    const made = of.flatMap((each) => (each.is !== 'made' ? [] : isSent ? makersOf(each).map(makerPlace) : makerPlace(each)));
    const reached = isSent ? of.flatMap((each) => this.within.places(each)) : [];
    const own = effect.on === 'receiver' ? makersOf(claim.receiver).map(makerPlace) : [];
    const keys = new Set([...made, ...reached, ...own].filter((key) => key !== undefined));
    return [{ claim, rule: effect, policy, keys, isWhole: of.some((each) => each.is === 'symbol') }];
  }
}

function valuesOf(claim: Claim): Readonly<Record<string, Value>> {
  const found = VALUES.flatMap((name) => {
    const value = claim.values[name];
    if (
      !value ||
      value.is === 'object' ||
      value.is === 'list' ||
      value.is === 'unknown' ||
      (value.is === 'literal' && (value.value === null || typeof value.value === 'boolean'))
    )
      return [];
    return [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** One measure, whoever is followed to it. */
export function placeOf({ pattern, evidence }: StatedPolicy): string {
  return `${pattern} ${evidence.path}:${evidence.line}`;
}

function distinct(measured: readonly Measured[]): readonly StatedPolicy[] {
  return [...new Map(measured.map(({ policy }) => [placeOf(policy), policy])).values()];
}
