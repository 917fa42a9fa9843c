import type { Route } from '../../model/architecture.ts';
import { plainPath } from '../address.ts';
import type { Thing } from '../identity/thing.ts';
import { baseOf, type Contract, type OperationFact } from './contract.ts';

/** What a thing's code serves of a contract. */
export interface Match {
  readonly thing: Thing;
  /** What stands before the contract's paths in the code. */
  readonly prefix: string;
  readonly pairs: ReadonlyMap<OperationFact, Route>;
  /** How many of the pairs say something: every service has `/` and `/health`. */
  readonly weight: number;
}

/** Pairs a contract's operations with the routes of a thing, below the prefix under which most of them agree. */
export function matchOf(contract: Contract, thing: Thing, routes: readonly Route[]): Match {
  const bySignature = new Map(routes.map((route) => [`${route.method} ${plainPath(route.path)}`, route]));
  const prefix = prefixOf(contract, bySignature);
  const pairs = new Map<OperationFact, Route>();
  for (const operation of contract.operations) {
    const path = plainPath(`${prefix}${operation.path}`);
    const route = bySignature.get(`${operation.method} ${path}`) ?? bySignature.get(`ANY ${path}`);
    if (route) pairs.set(operation, route);
  }
  return { thing, prefix, pairs, weight: [...pairs.keys()].filter(isTelling).length };
}

function prefixOf(contract: Contract, routes: ReadonlyMap<string, Route>): string {
  const base = baseOf(contract);
  const votes = new Map<string, number>();
  for (const operation of contract.operations.filter(isTelling)) {
    const path = plainPath(operation.path);
    for (const signature of routes.keys()) {
      if (!signature.endsWith(path)) continue;
      const [method = '', served = ''] = signature.split(' ');
      if (method !== operation.method && method !== 'ANY') continue;
      const prefix = served.slice(0, served.length - path.length);
      votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
    }
  }
  const rank = (prefix: string): number => (prefix === base ? -1 : prefix.length);
  const [best] = [...votes].sort(([one, many], [other, more]) => more - many || rank(one) - rank(other));
  return best?.[0] ?? base;
}

const COMMON = /^\/?(|healthz?|health-?check|readyz?|ready|livez?|live|metrics|status|version|ping|info|login|logout)$/i;

/** Whether few services have such an operation. */
export function isTelling({ path }: OperationFact): boolean {
  const plain = plainPath(path);
  return /[a-z]{2}/i.test(plain) && !COMMON.test(plain);
}
