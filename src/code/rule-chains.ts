import { literal, textsOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { FunctionNode } from './ir.ts';
import { fitOfRule, type PathRule } from './path-rules.ts';
import type { SiteReference } from './thing.ts';

/** A rule for paths, or something that is said of several of them. */
interface Said {
  readonly claim: Claim;
}

/** What one method says of its rules: for which paths they are, and where it stands among others that do so. */
interface RuleChain<T extends Said> {
  readonly said: readonly T[];
  /** Patterns of paths; absent where it is for all that is left. */
  readonly paths: readonly Value[];
  readonly order: number;
  readonly place: string;
}

/**
 * Of several chains of rules, each made by a method of its own, the first that is for a route decides alone: those with an order by it, then
 * the ones for some paths, then those for all that is left. Nothing where it cannot be told whether a chain is for the route.
 */
export function chainFor<T extends Said>(said: readonly T[], path: Value): readonly T[] {
  if (!said.some(({ claim }) => claim.values['rule'] && isNote(claim))) return said;
  for (const chain of chainsOf(said)) {
    const rule: PathRule['rule'] = { is: 'list', items: chain.paths };
    const fit = chain.paths.length === 0 ? 'all' : fitOfRule(rule, path);
    if (fit === 'none') continue;
    return fit === 'all' ? chain.said.filter(({ claim }) => !isNote(claim) || !claim.values['rule']) : [];
  }
  return [];
}

function chainsOf<T extends Said>(said: readonly T[]): readonly RuleChain<T>[] {
  const orders = said.filter(({ claim }) => claim.values['order']);
  const byMethod = new Map<FunctionNode | undefined, T[]>();
  for (const each of said) {
    if (orders.includes(each)) continue;
    const method = methodAround(each.claim.chain.at(-1));
    byMethod.set(method, [...(byMethod.get(method) ?? []), each]);
  }
  const chains = [...byMethod].map(([method, own]): RuleChain<T> => {
    const notes = own.flatMap(({ claim }) => (isNote(claim) ? (claim.values['rule'] ?? []) : []));
    const order = orders.find(({ claim }) => isOf(claim, method))?.claim.values['order'];
    return { said: own, paths: notes, order: numberOf(order), place: placeOf(own[0]?.claim.chain.at(-1)) };
  });
  const rank = ({ order, paths }: RuleChain<T>) => [order, paths.length > 0 ? 0 : 1];
  return chains.sort((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    const difference = (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
    return difference || (one.place < other.place ? -1 : 1);
  });
}

function isNote({ effect }: Claim): boolean {
  return effect.does === 'guard' && effect.on === 'rules';
}

/** The method that a line is in: methods do not stand within one another, but for those of classes without a name. */
function methodAround(site: SiteReference | undefined): FunctionNode | undefined {
  const before = (site?.module.functions ?? []).filter(
    ({ kind, place }) => kind === 'method' && site !== undefined && place.line <= site.place.line,
  );
  return before.reduce<FunctionNode | undefined>(
    (last, each) => (last && last.place.line >= each.place.line ? last : each),
    undefined,
  );
}

/** What is said of the method itself, or of its class. */
function isOf({ class: node, name, chain }: Claim, method: FunctionNode | undefined): boolean {
  const functions = chain.at(-1)?.module.functions ?? [];
  const own = (node?.methods ?? []).flatMap((index) => functions[index] ?? []);
  return own.some((each) => each === method && (name === undefined || each.name === name));
}

/** Without an order, the last. */
function numberOf(value: Value | undefined): number {
  const [text] = textsOf(value ?? literal(null));
  const number = Number(text ?? 'none');
  return Number.isFinite(number) ? number : Number.MAX_SAFE_INTEGER;
}

function placeOf(site: SiteReference | undefined): string {
  return `${site?.module.path ?? ''} ${String(site?.place.line ?? 0).padStart(8, '0')}`;
}
